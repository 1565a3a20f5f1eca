import { emitCosts } from './emit-costs.ts';
import { emitFollow } from './emit-follow.ts';
import { emitPlace } from './emit-place.ts';
import { emitSavings } from './emit-savings.ts';
import type { SparsePlan } from './sparse-plan.ts';
import type { TileLattice } from './tile-lattice.ts';
import type { VainReads } from './vain-reads.ts';

/**
 * The text that follows zeros of one problem on one architecture: every loop over memories, dataspaces, units and ranks unrolled,
 * every figure of the tables written out. It reads like `SparseModel` and `sparseTotals`, step for step.
 */
export function sparseSource(plan: SparsePlan, lattices: readonly TileLattice[], vain: VainReads): string {
  return [
    ...emitPlace(plan, lattices),
    ...emitSavings(plan, vain),
    ...plan.dataspaces.flatMap((s) => emitFollow(plan, s)),
    ...emitCosts(plan),
  ].join('\n');
}
