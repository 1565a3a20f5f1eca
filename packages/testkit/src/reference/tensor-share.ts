import { childrenOf, type Nest } from './nest.ts';

/**
 * The share of one dataspace that each level works on: all of it outside; below spatial loops, the part that the
 * children's tiles are of the tile of the whole array, rounded down.
 *
 * @param tileWords [level] tile of an instance, words; that of a fan-out is the tile of the whole array below it
 * @returns [level] words
 */
export function tensorShares(nest: Nest, tileWords: readonly number[]): number[] {
  const shares = [...tileWords];
  for (let level = shares.length - 2; level >= 0; level -= 1) {
    const outside = shares[level + 1]!;
    const isSpread = childrenOf(nest.loops[level + 1]!) > 1;
    shares[level] = isSpread ? Math.floor((outside * tileWords[level]!) / tileWords[level + 1]!) : outside;
  }
  return shares;
}
