import {
  accessBits,
  accessEnergiesPj,
  type Compute,
  type CostSheet,
  type Memory,
  multiplierBits,
  type Plugin,
} from '@loopwright/core';
import { z } from 'zod';
import { type Role, roleOf } from './roles.ts';

const cost = z.number().nonnegative();

const optionsSchema = z.strictObject({
  /** Where another plugin claims a component too, the higher one holds; 200, above tables: who asks for it wants it. */
  priority: z.number().default(200),
  /** Energy of one MAC of 16 bits, pJ; 1, so that energies are in MACs. */
  unitPj: z.number().positive().default(1),
  /** Access of 16 bits in a PE's own registers, in MACs; 1. */
  registers: cost.default(1),
  /** Access of 16 bits across the array, in MACs; 2. */
  array: cost.default(2),
  /** Access of 16 bits in the global buffer, in MACs; 6. */
  buffer: cost.default(6),
  /** Access of 16 bits in DRAM, in MACs; 200. */
  dram: cost.default(200),
  /** Roles of memories by their name, where their place does not tell; none. */
  roles: z.record(z.string(), z.enum(['registers', 'array', 'buffer', 'dram'])).default({}),
});

export type EnergyNormalizedOptions = z.input<typeof optionsSchema>;
type Options = z.output<typeof optionsSchema>;

const WORD_BITS = 16;

/**
 * Costs relative to a MAC of 16 bits, after Chen, Emer, Sze: Eyeriss, ISCA 2016. Nothing leaks and nothing has an
 * area. Wider words cost in proportion, wider MACs with the square of the width, as multipliers do: the paper has 16 bits only.
 */
export const energyNormalized = (options: EnergyNormalizedOptions = {}): Plugin => {
  const parsed = optionsSchema.parse(options);
  return {
    name: 'energy-normalized',
    setup(api) {
      api.hooks.costs.tap((sheet) => claimAll(sheet, parsed));
    },
  };
};

function claimAll(sheet: CostSheet, options: Options): void {
  const { levels } = sheet.design.architecture;
  requireKnownNames(options.roles, levels);
  for (const asked of sheet.components) {
    const energyPj =
      asked.kind === 'memory'
        ? memoryEnergies(
            asked.component,
            options.roles[asked.component.name] ?? roleOf(asked.component, levels),
            options,
          )
        : computeEnergies(asked.component, options);
    sheet.claim(asked, {
      priority: options.priority,
      energyPj,
      areaUm2: 0,
      source: `Eyeriss, ISCA 2016 (${asked.kind === 'memory' ? 'per 16 bits' : 'MAC of 16 bits = 1'})`,
      accuracy: 'relative, for comparing dataflows; not energies of a technology',
    });
  }
}

function memoryEnergies(memory: Memory, role: Role, options: Options): Record<string, number> {
  const access = (options[role] * options.unitPj * accessBits(memory)) / WORD_BITS;
  return { ...accessEnergiesPj(access), leak: 0 };
}

function computeEnergies(compute: Compute, { unitPj }: Options): Record<string, number> {
  return { compute: unitPj * (multiplierBits(compute) / WORD_BITS) ** 2, leak: 0 };
}

function requireKnownNames(roles: Options['roles'], levels: readonly { readonly name: string }[]): void {
  const names = levels.map(({ name }) => name);
  const unknown = Object.keys(roles).find((name) => !names.includes(name));
  if (unknown !== undefined) throw new RangeError(`roles names ${unknown}; there are ${names.join(', ')}`);
}
