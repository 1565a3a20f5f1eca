import type { Problem } from '@loopwright/spec';
import type { Workload } from './workload.ts';

/** Points of the operation space: multiply-accumulates, where that is what the problem does. */
export function computesOf({ dimensions }: Problem): number {
  return dimensions.reduce((product, { bound }) => product * bound, 1);
}

/** Computes of all operations, each as often as it runs. */
export function computesOfWorkload({ operations }: Workload): number {
  return operations.reduce((sum, { problem, count }) => sum + count * computesOf(problem), 0);
}
