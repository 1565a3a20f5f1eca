import type { Tables } from '../../tables.ts';
import type { SparseModels } from '../sparse-models.ts';
import type { SparseTables } from '../sparse-tables.ts';
import { isEven } from './even-densities.ts';
import { TileLattice } from './tile-lattice.ts';

/** Why frames of a sparse design, mappings but for the orders of their loops, are not bounded; undefined where they are. */
export function whyUnboundedZeros(
  dense: Tables,
  { densityNames, leavesOut, packs, overbooks }: SparseTables,
  { densities }: SparseModels,
): string | undefined {
  const { problem, hasOwnRanks } = dense;
  const moving = (terms: readonly { readonly dimension: number }[]) =>
    terms.filter(({ dimension }) => problem.dimensions[dimension].bound > 1).length;
  if (problem.dataspaces.some(({ ranks }) => ranks.some((terms) => moving(terms) > 1))) {
    return 'no proof mapping by mapping where tensors have windows';
  }
  if (problem.dataspaces.some((_, s) => !hasOwnRanks[s])) {
    return 'no proof mapping by mapping where a dimension moves several ranks of a tensor';
  }
  if (leavesOut) return 'no proof mapping by mapping where instances are left out';
  if (packs) return 'no proof mapping by mapping where positions are skipped';
  if (overbooks) return 'no proof mapping by mapping where memories overbook';
  const unknown = densityNames.find((name) => !isEven(densities.get(name)));
  if (unknown !== undefined)
    return `no proof mapping by mapping where nothing is known of how often smaller tiles are empty: ${unknown}`;
  if (problem.dataspaces.some((_, s) => !TileLattice.isNumbered(problem, s)))
    return 'no proof mapping by mapping where tiles may have too many shapes';
  return undefined;
}
