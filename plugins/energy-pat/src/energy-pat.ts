import {
  accessBits,
  accessEnergiesPj,
  type CostedComponent,
  isDram,
  type Memory,
  multiplierBits,
  type Plugin,
  sizeBits,
} from '@loopwright/core';
import { z } from 'zod';
import { dramUnits, multiplierUnits, sramUnits } from './technology-model.ts';

const optionsSchema = z.strictObject({
  /** Where another plugin claims a component too, the higher one holds; 200, above tables: who asks for it wants it. */
  priority: z.number().default(200),
  /** Energy of one unit, a multiplication of 16 by 16 bits, pJ; 1. */
  unitPj: z.number().positive().default(1),
});

export type EnergyPatOptions = z.input<typeof optionsSchema>;

/**
 * The technology model that Timeloop is built with where there is no other (pat-public/src/pat/pat.cpp): SRAM linear in its
 * size, DRAM 200 units per 16 bits, multipliers quadratic in their width. No leakage, no area. A memory that is neither
 * DRAM nor of a known size is left to others.
 */
export const energyPat = (options: EnergyPatOptions = {}): Plugin => {
  const { priority, unitPj } = optionsSchema.parse(options);
  return {
    name: 'energy-pat',
    setup(api) {
      api.hooks.costs.tap((sheet) => {
        for (const asked of sheet.components) {
          const units = unitsOf(asked);
          if (!(units < Infinity)) continue;
          const pj = units * unitPj;
          sheet.claim(asked, {
            priority,
            energyPj: asked.kind === 'memory' ? { ...accessEnergiesPj(pj), leak: 0 } : { compute: pj, leak: 0 },
            areaUm2: 0,
            source: 'Timeloop pat-public (after Eyeriss, ISCA 2016)',
            accuracy: 'relative units of a 16-bit MAC',
          });
        }
      });
    },
  };
};

function unitsOf(asked: CostedComponent): number {
  if (asked.kind === 'compute') {
    const bits = multiplierBits(asked.component);
    return multiplierUnits(bits, bits);
  }
  const bits = accessBits(asked.component);
  return isDram(asked.component) ? dramUnits(bits) : sramAccessUnits(asked.component);
}

/** The last row is built as a whole. Memories that are read together as one share what the access costs. */
function sramAccessUnits(memory: Memory): number {
  const bits = accessBits(memory);
  const rows = Math.ceil(sizeBits(memory) / bits);
  return rows === 0 ? 0 : sramUnits(rows * bits, bits) / memory.clusterSize;
}
