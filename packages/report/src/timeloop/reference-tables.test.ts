import type { CostEntry } from '@loopwright/core';
import { type EnergyTable, loadDesign } from '@loopwright/spec';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tableFiles } from './reference-tables.ts';

const arch = `architecture:
  version: 0.4
  nodes:
  - !Component {name: DRAM, class: DRAM, attributes: {datawidth: 16, width: 64}}
  - !Component {name: MAC, class: intmac}
`;

const picojoules = fc.double({ min: 0, max: 1e9, noNaN: true }).map((value) => value + 0);
const argumentsOfAction = fc.dictionary(
  fc.constantFrom('data_delta', 'address_delta', 'global_cycle_seconds', 'mode'),
  fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constantFrom(1e-9, 'low', 'on: off', true)),
  { minKeys: 1 },
);
const action = fc.record({
  name: fc.constantFrom('read', 'write', 'update', 'leak', 'compute', 'mac_random', 'on'),
  energyPj: picojoules,
  sets: fc.array(fc.record({ arguments: argumentsOfAction, energyPj: picojoules }), { maxLength: 3 }),
});
const table = fc
  .record({
    actions: fc.uniqueArray(action, { minLength: 1, selector: ({ name }) => name }),
    estimators: fc.uniqueArray(fc.constantFrom('Library', 'Neurosim Plug-In', 'CactiSRAM', '1: odd'), { minLength: 1 }),
    areaUm2: picojoules,
  })
  .map(({ actions, estimators, areaUm2 }) => {
    const withSets = actions.filter(({ sets }) => sets.length > 0);
    const largest = ({ energyPj, sets }: (typeof actions)[number]) =>
      Math.max(energyPj, ...sets.map((set) => set.energyPj));
    return {
      areaUm2,
      energyPj: Object.fromEntries(actions.map((one) => [one.name, largest(one)])),
      ...(withSets.length > 0 && { argumentSets: Object.fromEntries(withSets.map(({ name, sets }) => [name, sets])) }),
      estimators,
    };
  });

/** As the reader has it. */
function tableOf(component: string, { areaUm2: _, ...rest }: { areaUm2: number } & Omit<EnergyTable, 'component'>) {
  return { component, ...rest, source: `ERT of ${rest.estimators?.join(', ')}` };
}

test('tables that are read back are what they were: arguments, estimators, networks, to the last digit', () => {
  fc.assert(
    fc.property(table, table, (dram, network) => {
      const asked = { kind: 'memory', component: { name: 'DRAM', instances: 1 } };
      const own = tableOf('DRAM', dram);
      const claim = { plugin: 'energy-tables', isScaled: true, ...dram, table: own };
      const given = {
        energyTables: [own, tableOf('NoC', network)],
        areaTables: [{ component: 'NoC', areaUm2: network.areaUm2 }],
      };
      const files = tableFiles('system', [{ asked, claim } as unknown as CostEntry], given);
      const sources = Object.entries({ ...files, 'arch.yaml': arch }).map(([file, text]) => ({ file, text }));
      const { design } = loadDesign(sources);
      expect(design.energyTables).toEqual(given.energyTables);
      expect(design.areaTables).toEqual([{ component: 'DRAM', areaUm2: dram.areaUm2 }, ...given.areaTables]);
    }),
  );
});
