import { type CostedComponent, type CostSheet, dearestAction, type Plugin } from '@loopwright/core';
import { z } from 'zod';
import { energyOfAction, isLeakage } from './action-names.ts';
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
 * figures, scaled between nodes; compound components are put together from their parts. What it does not know it declines, and says why.
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

/** What the dearest action costs, this many times: then a cycle is no cycle, or the design is asleep. */
const MOST_LEAKAGE = 100;

function claimEstimate(sheet: CostSheet, asked: CostedComponent, estimator: Estimator, priority: number): void {
  let estimate: Estimate;
  try {
    estimate = estimator.estimate(asked);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    sheet.decline(asked, error.message);
    return;
  }
  const energyPj: Record<string, number> = { leak: 0, ...estimate.energyPj };
  for (const action of [...asked.actions, ...(asked.kind === 'memory' ? ['update'] : [])]) {
    const energy = energyOfAction(estimate.energyPj, action);
    if (energy !== undefined) energyPj[action] = energy;
  }
  const standIns = dearestAction({ ...estimate.energyPj, ...energyPj }, asked);
  Object.assign(energyPj, standIns?.energyPj);
  const remarks = [...estimate.remarks, ...leakageRemarks(energyPj, asked), ...(standIns ? [standIns.remark] : [])];
  sheet.claim(asked, {
    priority,
    energyPj,
    areaUm2: estimate.areaUm2,
    source: estimate.sources.join('; '),
    accuracy: estimate.accuracy.join('; '),
    ...(remarks.length > 0 && { remarks }),
  });
}

function leakageRemarks(energyPj: Readonly<Record<string, number>>, asked: CostedComponent): string[] {
  const actions = Object.entries(energyPj).filter(([action]) => !isLeakage(action));
  const dearest = Math.max(...actions.map(([, energy]) => energy));
  const { leak } = energyPj;
  if (leak <= MOST_LEAKAGE * dearest) return [];
  const seconds = asked.component.attributes.global_cycle_seconds;
  const cycle = seconds === undefined ? 'a cycle' : `a cycle of global_cycle_seconds: ${String(seconds)}`;
  return [`${cycle} leaks ${Number((leak / dearest).toPrecision(2))} times the energy of its dearest action`];
}
