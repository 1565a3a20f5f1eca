import { explainCycles } from './cycle-limits.ts';
import { nameDataflow } from './dataflow.ts';
import { describeDeliveries } from './deliveries.ts';
import type { EvaluatedMapping } from './evaluated-mapping.ts';
import type { Explanation } from './explanation.ts';
import { LoopNest } from './loop-nest.ts';
import { outermostTraffic } from './outermost-traffic.ts';
import { describeResidences } from './residences.ts';
import { zeroSavings } from './zero-savings.ts';

/**
 * Explains a mapping: which tensor stays where and for how long, how often words are reused, what is shared between
 * children, what bounds the cycles, and how far the figures are from what no mapping can beat. Where factors are
 * imperfect, tiles and stays are those of full passes; where zeros are saved on, tiles, stays and reuse are those of dense tensors.
 */
export function explainMapping(run: EvaluatedMapping): Explanation {
  const nest = new LoopNest(run);
  const residences = describeResidences(run, nest);
  const traffic = outermostTraffic(run);
  return {
    dataflow: nameDataflow(run, nest, residences),
    residences,
    deliveries: describeDeliveries(run),
    cycles: explainCycles(run, traffic),
    traffic,
    zeros: zeroSavings(run.evaluation),
  };
}
