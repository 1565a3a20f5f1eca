import type { Tile } from './density.ts';
import type { Format } from './format.ts';
import type { NestLoop } from './sparse-nest.ts';

/** The ranks of a tile that a memory keeps, innermost first: what of its loops each of them holds. */
export interface Ranks {
  /** [rank] loops flattened into it, outermost first; none where more ranks are there than loops. */
  readonly loops: readonly (readonly RankLoop[])[];
  /** [rank + 1] what lies below a coordinate of that rank; the last is the outermost rank's own tile. */
  readonly subtiles: readonly Tile[];
}

/** Of a loop what a rank needs: its bound, which that of loops further in can be multiplied into. */
export type RankLoop = Pick<NestLoop, 'dimension' | 'bound'> & { readonly tile: Tile };

/**
 * Gives loops to ranks. `loops` are those of a dataspace's dimensions, innermost first, and `inner` the ranks of the memory
 * inside where its tiles are cut beforehand: these stay as they are, and only ranks outside them are given.
 */
export function assignRanks(
  loops: readonly RankLoop[],
  format: Format | null,
  inner: Ranks | undefined,
  scalar: Tile,
): Ranks | 'too few ranks' {
  const first = inner?.loops.length ?? 0;
  const assigned = format?.innerToOuter
    ? innerToOuter(loops, format, first, scalar)
    : outerToInner(loops, format, first, scalar);
  if (!assigned) return 'too few ranks';
  return inner
    ? { loops: [...inner.loops, ...assigned.loops], subtiles: [...inner.subtiles, ...assigned.tiles] }
    : { loops: assigned.loops, subtiles: [scalar, ...assigned.tiles] };
}

interface Assigned {
  readonly loops: (readonly RankLoop[])[];
  readonly tiles: Tile[];
}

function outerToInner(
  loops: readonly RankLoop[],
  format: Format | null,
  first: number,
  scalar: Tile,
): Assigned | undefined {
  const ranks: (readonly RankLoop[])[] = [];
  const tiles: Tile[] = [];
  const innermost = loops[0]?.tile ?? scalar;
  let rank = format ? format.ranks.length : 1;
  let at = loops.length - 1;
  while (rank > first && at >= 0) {
    while (at >= 0 && isTrivial(loops[at])) at--;
    if (at < 0) break;
    rank--;
    const outermost = loops[at];
    const flattened = flattenedWith(format, rank, outermost.dimension);
    if (flattened === 'refused') {
      // Timeloop puts the rank that nothing is mapped to last.
      ranks.push([]);
      tiles.push(innermost);
      continue;
    }
    const taken = [outermost];
    at--;
    while (flattened && at >= 0 && (isTrivial(loops[at]) || flattened(loops[at].dimension))) {
      if (!isTrivial(loops[at])) taken.push(loops[at]);
      at--;
    }
    ranks.unshift(taken);
    tiles.unshift(outermost.tile);
  }
  for (; rank > first; rank--) {
    ranks.unshift([]);
    tiles.unshift(innermost);
  }
  return loops.slice(0, at + 1).every(isTrivial) ? { loops: ranks, tiles } : undefined;
}

function innerToOuter(loops: readonly RankLoop[], format: Format, first: number, scalar: Tile): Assigned | undefined {
  const ranks: (readonly RankLoop[])[] = [];
  const tiles: Tile[] = [];
  const count = format.ranks.length;
  let rank = first;
  let at = 0;
  while (rank < count && at < loops.length) {
    while (at < loops.length && isTrivial(loops[at])) at++;
    if (at === loops.length) break;
    const innermost = loops[at];
    const flattened = flattenedWith(format, rank, innermost.dimension);
    rank++;
    if (flattened === 'refused') {
      ranks.push([]);
      tiles.push(scalar);
      continue;
    }
    const taken = [innermost];
    at++;
    while (flattened && at < loops.length && (isTrivial(loops[at]) || flattened(loops[at].dimension))) {
      if (!isTrivial(loops[at])) taken.push(loops[at]);
      at++;
    }
    ranks.push(taken);
    tiles.push(innermost.tile);
  }
  for (; rank < count; rank++) {
    ranks.push([]);
    tiles.push(loops[0]?.tile ?? scalar);
  }
  return loops.slice(at).every(isTrivial) ? { loops: ranks, tiles } : undefined;
}

/** Which loops join the first of a rank; undefined where it stands alone, 'refused' where the rank may not have it at all. */
function flattenedWith(
  format: Format | null,
  rank: number,
  dimension: number,
): ((dimension: number) => boolean) | 'refused' | undefined {
  if (!format) return () => true;
  const { flattened } = format.ranks[rank];
  if (flattened.length === 0) return undefined;
  const list = flattened.find((dimensions) => dimensions.includes(dimension));
  return list ? (other) => list.includes(other) : 'refused';
}

function isTrivial({ bound }: RankLoop): boolean {
  return bound <= 1;
}
