import { CandidateBatch, type Evaluate, type MetricName, Objective, Random } from '@loopwright/core';
import { buildMapspace, compileEvaluator } from '@loopwright/core/engine';
import { sparseCases } from '@loopwright/testkit';
import fc from 'fast-check';
import { type RandomSpace, someConstraints } from './random-space.ts';

/** A mapspace of a design that saves on zeros, with what bounds its mappings, or why nothing does. */
export interface SparseSpace extends RandomSpace {
  readonly leastOverOrders: Evaluate | string | undefined;
}

/** Random tensors without windows, sparse ones among them, on random hardware that does something about it. */
export function sparseSpaces(): fc.Arbitrary<SparseSpace> {
  const options = { maxOperations: 24, maxDimensions: 3, maxDataspaces: 3, maxMemories: 3, maxFanouts: 1 };
  return fc
    .record({
      drawn: sparseCases(options),
      metric: fc.constantFrom<MetricName[]>('edp', 'edp', 'energy', 'delay', 'last_level_accesses'),
      warmStart: fc.constantFrom(0, 50),
      seed: fc.nat(),
    })
    .map(({ drawn: { problem, architecture, costs, reuse }, metric, warmStart, seed }) => {
      const constraints = { ...someConstraints(architecture, problem, new Random(seed), seed % 3), reuse };
      const { evaluate, leastOverOrders } = compileEvaluator(problem, architecture, costs, reuse);
      const mapspace = buildMapspace(problem, architecture, constraints);
      return { mapspace, costs, evaluate, metric, warmStart, leastOverOrders };
    });
}

/** Least score of all mappings, every id tried; undefined where they are more than `most`. */
export function leastOfAllIds({ mapspace, evaluate, metric }: SparseSpace, most: number): number | undefined {
  if (mapspace.size > BigInt(most)) return undefined;
  if (mapspace.size === 0n) return Infinity;
  const objective = new Objective([metric]);
  const batch = new CandidateBatch(mapspace.shape, 1);
  const digits = mapspace.genome();
  let least = Infinity;
  do {
    mapspace.decode(digits, batch, 0);
    evaluate(batch, 0);
    if (!batch.rejection[0]) least = Math.min(least, objective.score(batch, 0));
  } while (mapspace.advance(digits));
  return least;
}
