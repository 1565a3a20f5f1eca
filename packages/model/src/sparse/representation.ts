import type { Problem } from '@loopwright/spec';
import type { Format } from './format.ts';
import { type FormatMisfit, rankNames } from './format-misfit.ts';
import type { MeasuredTile } from './measured-tile.ts';
import type { RankOccupancy } from './rank-units.ts';
import { assignRanks, type RankLoop, type Ranks } from './ranks.ts';
import type { NestLoop } from './sparse-nest.ts';
import type { SparseTables } from './sparse-tables.ts';
import { tileOf } from './tile-of.ts';

/** What one memory keeps of one dataspace. */
export interface KeptTile extends MeasuredTile {
  readonly level: number;
  /** The next memory inside, and the next one outside, that keep the dataspace too. */
  readonly child: KeptTile | undefined;
  parent: KeptTile | undefined;
}

/**
 * The tiles of a dataspace at the memories that keep it, innermost first; or where a format has too few ranks for its loops, or tiles
 * that must be cut beforehand have none of the ranks inside. `reached`: [level * dimensions + dimension] points that shorter last
 * passes leave of what the loops cover, where there are any.
 */
export function keptTiles(
  problem: Problem,
  tables: SparseTables,
  s: number,
  loops: readonly (readonly NestLoop[])[],
  keepers: readonly number[],
  reached?: Float64Array,
): readonly KeptTile[] | FormatMisfit {
  const kept: (KeptTile & { readonly ranks: Ranks })[] = [];
  const scalar = tileOf(
    problem,
    s,
    loops[0][0].points.map(() => 1),
  );
  for (const level of keepers) {
    const child = kept.at(-1);
    const format = tables.formats[level][s];
    const first = child ? child.level + 1 : 0;
    const between = loops.slice(first, level + 1).flat();
    const points = loops[level].at(-1)!.points;
    const own: RankLoop[] = between
      .filter(({ dimension }) => tables.moves[s].has(dimension))
      .map(({ dimension, bound, points: covered }) => ({ dimension, bound, tile: tileOf(problem, s, covered) }));
    const isCut = format?.isCompressed === true && child !== undefined && child.reachedWords > 1;
    const inner = isCut ? child.ranks : undefined;
    if (inner && !isPrefix(child!.format, format)) {
      const names = { ranks: rankNames(format), ranksInside: rankNames(child!.format) };
      return { cause: 'other-ranks-inside', level, dataspace: s, ...names };
    }
    const given = isCut ? own : withInner(own, first === 0 ? undefined : loops[first - 1].at(-1)!.points);
    const ranks = assignRanks(given, format, inner, scalar);
    if (ranks === 'too few ranks') {
      if (!format && !inner) throw new Error('plain words have one rank for all loops');
      const looping = given.filter(({ bound }) => bound > 1).map(({ dimension }) => dimension);
      const dimensions = looping.toReversed();
      return { cause: 'few-ranks', level, dataspace: s, dimensions, ranks: rankNames(format) };
    }
    const fiberShapes = ranks.loops.map((taken) => {
      const covered = points.map((_, d) =>
        taken.reduce((product, { dimension, bound }) => (dimension === d ? product * bound : product), 1),
      );
      return tileOf(problem, s, covered).words;
    });
    const tile = tileOf(problem, s, points);
    const row = level * points.length;
    const reachedWords = reached ? tileOf(problem, s, reached.subarray(row, row + points.length)).words : tile.words;
    const next = {
      level,
      tile,
      reachedWords,
      density: tables.densities[s],
      format,
      fiberShapes,
      subtiles: ranks.subtiles,
      ranks,
      child,
      parent: undefined,
    };
    kept.push(next);
    if (child) child.parent = next;
  }
  return kept;
}

/** Without cutting beforehand, the innermost loop of each dimension runs over all that lies inside, too. */
function withInner(loops: readonly RankLoop[], inside: readonly number[] | undefined): readonly RankLoop[] {
  const left = [...(inside ?? [])];
  return loops.map((loop) => {
    const points = left[loop.dimension] ?? 1;
    left[loop.dimension] = 1;
    return { ...loop, bound: loop.bound * points };
  });
}

/** Whether the ranks of a tile begin with those of the tile inside, which is cut beforehand. */
export function isPrefix(child: Format | null, format: Format | null): boolean {
  const ranks = format?.ranks ?? [];
  if (!child) return ranks.length >= 1;
  if (child.ranks.length > ranks.length) return false;
  return !child.isCompressed || child.ranks.every(({ kind }, rank) => kind === ranks[rank].kind);
}

/** Of the units of all ranks together. */
export function bitsOf(occupancies: readonly RankOccupancy[]): number {
  return Math.ceil(
    occupancies.reduce(
      (bits, { metadata, payload, metadataWordBits, payloadWordBits }) =>
        bits + (metadata * metadataWordBits + payload * payloadWordBits),
      0,
    ),
  );
}
