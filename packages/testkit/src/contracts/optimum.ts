import { CandidateBatch, DistinctCursor, type MetricName, Objective } from '@loopwright/core';
import type { SmallCase } from '../cases/small-case.ts';
import { evaluatorOf, mapspaceOf } from './trial.ts';

/** The least score of all mappings, by trying them; Infinity where none is valid. */
export function optimumOf(small: SmallCase, metric: MetricName): number {
  const mapspace = mapspaceOf(small);
  const evaluate = evaluatorOf(small);
  const objective = new Objective([metric]);
  const batch = new CandidateBatch(mapspace.shape, 1);
  const cursor = new DistinctCursor(mapspace);
  let best = Number.POSITIVE_INFINITY;
  while (cursor.next(batch, 0)) {
    evaluate(batch, 0);
    best = Math.min(best, objective.score(batch, 0));
  }
  return best;
}
