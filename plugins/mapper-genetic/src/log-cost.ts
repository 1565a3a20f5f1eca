import { type CandidateBatch, type Objective, Rejection } from '@loopwright/core';

/** Above the logarithm of every double, and so of every cost. */
const REJECTED = 1e4;
const PER_LEVEL = 1e3;
const PER_REASON = 1e6;

/**
 * The logarithm of a candidate's cost. A rejected one gets a penalty instead that falls as the overfull tile gets smaller and as
 * more levels fit: they are checked from the inside out, and the first that does not fit is named.
 */
export function logCost(objective: Objective, batch: CandidateBatch, candidate: number): number {
  const reason = batch.rejection[candidate];
  if (reason === Rejection.None) return Math.log(Math.max(objective.score(batch, candidate), Number.MIN_VALUE));
  const levelsLeft = batch.shape.levels - batch.rejectedLevel[candidate];
  if (reason === Rejection.Capacity) return REJECTED + PER_LEVEL * levelsLeft + Math.log(batch.needed[candidate]);
  if (reason === Rejection.Utilization) return REJECTED + PER_LEVEL * levelsLeft - Math.log1p(batch.needed[candidate]);
  return REJECTED + PER_REASON;
}

/** Whether a log cost is that of a mapping that can be. */
export function isValid(cost: number): boolean {
  return cost < REJECTED;
}
