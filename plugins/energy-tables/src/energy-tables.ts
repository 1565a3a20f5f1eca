import {
  actions,
  type CostedComponent,
  type CostSheet,
  dearestAction,
  type Plugin,
  requiredEnergies,
} from '@loopwright/core';
import { z } from 'zod';
import { tableNames } from './table-names.ts';

const optionsSchema = z.strictObject({
  /** Where another plugin claims a component too, the higher one holds; 100, above the models that estimate. */
  priority: z.number().default(100),
});

export type EnergyTablesOptions = z.input<typeof optionsSchema>;

/**
 * Takes energy and area from the tables among the input files (ERT and ART, or CSV), for every component that has energies
 * there. A component without an area has none, one without a `leak` action does not leak.
 */
export const energyTables = (options: EnergyTablesOptions = {}): Plugin => {
  const { priority } = optionsSchema.parse(options);
  return {
    name: 'energy-tables',
    setup(api) {
      api.hooks.costs.tap((sheet) => {
        for (const component of sheet.components) claimFromTables(sheet, component, priority);
      });
    },
  };
};

function claimFromTables(sheet: CostSheet, asked: CostedComponent, priority: number): void {
  const { energyTables, areaTables } = sheet.design;
  const { name } = asked.component;
  const energy = energyTables.find((table) => table.component === name);
  if (!energy) return;
  const area = areaTables.find((table) => table.component === name);
  const energyPj = modelActions(energy.energyPj);
  const standIns = knowsNone(energyPj, asked) ? dearestAction(energy.energyPj, asked) : undefined;
  sheet.claim(asked, {
    priority,
    energyPj: { ...energyPj, ...standIns?.energyPj },
    areaUm2: area?.areaUm2 ?? 0,
    source: [...new Set([energy.source ?? 'ERT', ...(area ? [area.source ?? 'ART'] : [])])].join(', '),
    isScaled: true,
    table: energy,
    ...(standIns && { remarks: [standIns.remark] }),
  });
}

/** Tables that say `access` and no more are meant for all; one that says half of it has lost a line. */
function knowsNone(energyPj: Readonly<Record<string, number>>, { kind }: CostedComponent): boolean {
  return requiredEnergies(kind).every((action) => energyPj[action] === undefined);
}

/** The table's own actions, and those of the model under the model's names. */
function modelActions(table: Readonly<Record<string, number>>): Record<string, number> {
  const energyPj: Record<string, number> = { ...table, leak: 0 };
  for (const { energy } of actions) {
    const listed = tableNames(energy).find((name) => Object.hasOwn(table, name));
    if (listed !== undefined) energyPj[energy] = table[listed];
  }
  return energyPj;
}
