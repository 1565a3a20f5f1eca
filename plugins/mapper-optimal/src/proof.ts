import { hasSparseFeatures, type MapperContext } from '@loopwright/core';
import type { Incumbent } from './incumbent.ts';
import { beginPlansProof } from './plans-proof.ts';
import type { RunningProof } from './running-proof.ts';
import { whyUnbounded } from './why-unproven.ts';
import { ZerosProof } from './zeros-proof.ts';

/**
 * The proof of a search, or why there is none to be had.
 *
 * @param warmStart mappings that annealing costs where a proof needs a good one in its midst
 */
export function beginProof(context: MapperContext, incumbent: Incumbent, warmStart: number): RunningProof | string {
  const why = whyUnbounded(context);
  if (why !== undefined) return why;
  return hasSparseFeatures(context.mapspace.architecture)
    ? new ZerosProof(context, incumbent, warmStart)
    : beginPlansProof(context, incumbent);
}
