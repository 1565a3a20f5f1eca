import type { CostedComponent, CostSheet, Plugin } from '@loopwright/core';
import { z } from 'zod';
import type { Estimate } from './estimate.ts';
import { Estimator } from './estimator.ts';
import { largestNodeNm, smallestNodeNm } from './technology.ts';

const optionsSchema = z.strictObject({
  /** Where another plugin claims a component too, the higher one holds; 50, below tables: they know what it guesses. */
  priority: z.number().default(50),
  /** Node of components without a `technology`, nm; 45. */
  technologyNm: z.number().min(smallestNodeNm).max(largestNodeNm).default(45),
  /** Supply of components without a `voltage`, V, at which nodes are compared; 0.8. */
  supplyVolts: z.number().min(0.6).max(1.3).default(0.8),
  /** Cycle of components without `global_cycle_seconds`, over which leakage is counted, ns; 1. */
  cycleNs: z.number().positive().default(1),
});

export type EnergyEstimatorOptions = z.input<typeof optionsSchema>;

/**
 * Estimates energy, leakage and area from attributes alone: class, technology, width, depth, banks, ports. Published
 * figures, scaled between nodes; compound components are put together from their parts. What it does not know, it leaves.
 */
export const energyEstimator = (options: EnergyEstimatorOptions = {}): Plugin => {
  const { priority, technologyNm, supplyVolts, cycleNs } = optionsSchema.parse(options);
  return {
    name: 'energy-estimator',
    setup(api) {
      api.hooks.costs.tap((sheet) => {
        const fallback = { nodeNm: technologyNm, supplyVolts, cycleNs };
        const estimator = new Estimator(sheet.design.compoundClasses, fallback);
        for (const asked of sheet.components) claimEstimate(sheet, asked, estimator, priority);
      });
    },
  };
};

function claimEstimate(sheet: CostSheet, asked: CostedComponent, estimator: Estimator, priority: number): void {
  let estimate: Estimate | undefined;
  try {
    estimate = estimator.estimate(asked);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new RangeError(`${asked.component.name}: ${error.message}`, { cause: error });
  }
  if (!estimate) return;
  const { energyPj, areaUm2, sources, accuracy } = estimate;
  sheet.claim(asked, {
    priority,
    energyPj: { leak: 0, ...(energyPj.write !== undefined && { update: energyPj.write }), ...energyPj },
    areaUm2,
    source: sources.join('; '),
    accuracy: accuracy.join('; '),
  });
}
