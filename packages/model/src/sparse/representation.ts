import type { Problem } from '@loopwright/spec';
import type { KnownTile, Tile } from './density.ts';
import { type DensityModel, emptyProbability } from './density.ts';
import type { Format } from './format.ts';
import { assignRanks, type RankLoop, type Ranks } from './ranks.ts';
import type { NestLoop } from './sparse-nest.ts';
import type { SparseTables } from './sparse-tables.ts';
import { tileOf } from './tile-of.ts';

/** What one memory keeps of one dataspace. */
export interface KeptTile {
  readonly level: number;
  readonly tile: Tile;
  readonly density: DensityModel;
  readonly format: Format | null;
  /** Of its ranks, innermost first: coordinates of one fiber. */
  readonly fiberShapes: readonly number[];
  readonly subtiles: readonly Tile[];
  /** Memories next to it that keep the dataspace too. */
  readonly child: KeptTile | undefined;
  parent: KeptTile | undefined;
}

/** Of one rank what a tile takes there. */
export interface RankOccupancy {
  metadata: number;
  payload: number;
  readonly metadataWordBits: number;
  readonly payloadWordBits: number;
}

/**
 * The tiles of a dataspace at the memories that keep it, innermost first; the level where a format has too few ranks for its
 * loops, or tiles that must be cut beforehand have none of the ranks inside.
 */
export function keptTiles(
  problem: Problem,
  tables: SparseTables,
  s: number,
  loops: readonly (readonly NestLoop[])[],
  keepers: readonly number[],
): readonly KeptTile[] | { readonly misfitAt: number } {
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
    const isCut = format?.isCompressed === true && child !== undefined && child.tile.words > 1;
    const inner = isCut ? child.ranks : undefined;
    if (inner && !isPrefix(child!.format, format)) return { misfitAt: level };
    const given = isCut ? own : withInner(own, first === 0 ? undefined : loops[first - 1].at(-1)!.points);
    const ranks = assignRanks(given, format, inner, scalar);
    if (ranks === 'too few ranks') {
      if (format || inner) return { misfitAt: level };
      throw new Error('plain words have one rank for all loops');
    }
    const fiberShapes = ranks.loops.map((taken) => {
      const covered = points.map((_, d) =>
        taken.reduce((product, { dimension, bound }) => (dimension === d ? product * bound : product), 1),
      );
      return tileOf(problem, s, covered).words;
    });
    const tile = tileOf(problem, s, points);
    const next = {
      level,
      tile,
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

function isPrefix(child: Format | null, format: Format | null): boolean {
  const ranks = format?.ranks ?? [];
  if (!child) return ranks.length >= 1;
  if (child.ranks.length > ranks.length) return false;
  return !child.isCompressed || child.ranks.every(({ kind }, rank) => kind === ranks[rank].kind);
}

/** What each rank takes, innermost first, of a tile of that occupancy. */
export function rankOccupancies(
  { tile, density, format, fiberShapes, subtiles }: KeptTile,
  occupancy: number,
): RankOccupancy[] {
  if (!format) return [];
  const within: KnownTile = { ...tile, occupancy };
  const top = format.ranks.length - 1;
  const occupancies: RankOccupancy[] = [];
  let mostFibers = 1;
  let current = tile;
  for (let rank = top; rank >= 0; rank--) {
    const { kind, metadataWordBits, payloadWordBits } = format.ranks[rank];
    const fiberShape = fiberShapes[rank];
    const next = subtiles[rank];
    const fiber = current;
    // Hardware skips ranks of one coordinate.
    const isIdle = fiberShape === 1 && rank !== (format.innerToOuter ? 0 : top);
    occupancies.unshift(
      isIdle
        ? { metadata: 0, payload: 0, metadataWordBits: 0, payloadWordBits: 0 }
        : {
            ...kind.units({
              mostFibers,
              fiberShape,
              emptyFiber: () => emptyProbability(density, fiber, within),
              emptyCoordinate: () => emptyProbability(density, next, within),
            }),
            metadataWordBits,
            payloadWordBits,
          },
    );
    mostFibers *= fiberShape;
    current = next;
  }
  // What the innermost rank points to is the data.
  const innermost = occupancies.find(({ metadata, payload }) => metadata !== 0 || payload !== 0);
  if (innermost) innermost.payload = 0;
  return occupancies;
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
