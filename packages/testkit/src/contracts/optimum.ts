import { CandidateBatch, candidateShape, DistinctCursor, type MetricName, Objective } from '@loopwright/core';
import type { SmallCase } from '../cases/small-case.ts';
import { evaluatorOf, mapspaceOf } from './trial.ts';

/** The least score of all mappings, by trying them; Infinity where none is valid. */
export function optimumOf(small: SmallCase, metric: MetricName): number {
  const cursor = new DistinctCursor(mapspaceOf(small));
  return leastOf(small, metric, (batch) => cursor.next(batch, 0));
}

/** The same by trying every id, also those of mappings that differ in where loops of bound 1 stand alone. */
export function leastOfAllIds(small: SmallCase, metric: MetricName): number {
  const mapspace = mapspaceOf(small);
  const digits = mapspace.genome();
  let left = mapspace.size;
  return leastOf(small, metric, (batch) => {
    if (left-- === 0n) return false;
    mapspace.decode(digits, batch, 0);
    mapspace.advance(digits);
    return true;
  });
}

function leastOf(small: SmallCase, metric: MetricName, next: (batch: CandidateBatch) => boolean): number {
  const evaluate = evaluatorOf(small);
  const objective = new Objective([metric]);
  const batch = new CandidateBatch(candidateShape(small.specification.problem, small.specification.architecture), 1);
  let best = Number.POSITIVE_INFINITY;
  while (next(batch)) {
    evaluate(batch, 0);
    best = Math.min(best, objective.score(batch, 0));
  }
  return best;
}
