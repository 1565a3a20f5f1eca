import type { CandidateBatch } from '@loopwright/mapspace';
import { Rejection } from '@loopwright/model';
import type { Objective } from './objective.ts';

/** Above the log score of every valid candidate, since it is above the logarithm of every double. */
const REJECTED = 1e4;
const PER_LEVEL = 1e3;
const PER_REASON = 1e6;

/**
 * The log score of a candidate, for searches that walk or breed. A rejected one gets a penalty instead that falls as the overfull tile gets smaller and as
 * more levels fit: they are checked from the inside out, and the first that does not fit is named.
 */
export function logCost(objective: Objective, batch: CandidateBatch, candidate: number): number {
  const reason = batch.rejection[candidate];
  if (reason === Rejection.None) return objective.logScore(batch, candidate);
  const levelsLeft = batch.shape.levels - batch.rejectedLevel[candidate];
  if (reason === Rejection.Capacity) return REJECTED + PER_LEVEL * levelsLeft + Math.log(batch.needed[candidate]);
  if (reason === Rejection.Utilization) return REJECTED + PER_LEVEL * levelsLeft - Math.log1p(batch.needed[candidate]);
  return REJECTED + PER_REASON;
}

/** Whether a log cost is that of a valid candidate. */
export function isValidCost(cost: number): boolean {
  return cost < REJECTED;
}
