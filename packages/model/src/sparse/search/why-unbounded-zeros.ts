import type { Tables } from '../../tables.ts';
import { fixedStructured } from '../densities/fixed-structured.ts';
import { hypergeometric } from '../densities/hypergeometric.ts';
import type { SparseModels } from '../sparse-models.ts';
import type { SparseTables } from '../sparse-tables.ts';
import { TileLattice } from './tile-lattice.ts';

/** Distributions of which it holds that a tile is empty at least as often as any that it is a part of. */
const EMPTIER_WHERE_SMALLER = [fixedStructured, hypergeometric];

/** Why nothing bounds what is left of mappings of a sparse design; undefined where something does. */
export function whyUnboundedZeros(
  dense: Tables,
  { densityNames, leavesOut, packs, overbooks }: SparseTables,
  { densities }: SparseModels,
): string | undefined {
  const { problem, hasOwnRanks } = dense;
  const moving = (terms: readonly { readonly dimension: number }[]) =>
    terms.filter(({ dimension }) => problem.dimensions[dimension].bound > 1).length;
  if (problem.dataspaces.some(({ ranks }) => ranks.some((terms) => moving(terms) > 1))) {
    return 'what is saved on zeros is not bounded where tensors have windows';
  }
  if (problem.dataspaces.some((_, s) => !hasOwnRanks[s])) {
    return 'what is saved on zeros is not bounded where a dimension moves several ranks of a tensor';
  }
  if (leavesOut) return 'what is saved on zeros is not bounded where instances are left out';
  if (packs) return 'what is saved on zeros is not bounded where positions are skipped';
  if (overbooks) return 'what is saved on zeros is not bounded where memories overbook';
  const isKnown = (name: string) => EMPTIER_WHERE_SMALLER.some((known) => known === densities.get(name));
  const unknown = densityNames.find((name) => !isKnown(name));
  if (unknown !== undefined) return `nothing is known of how often smaller tiles are empty by ${unknown}`;
  if (problem.dataspaces.some((_, s) => !TileLattice.isNumbered(problem, s))) return 'tiles may have too many shapes';
  return undefined;
}
