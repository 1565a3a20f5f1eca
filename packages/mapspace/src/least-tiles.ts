import { type Dataspace, rankExtent } from '@loopwright/spec';
import type { Mapspace } from './mapspace.ts';

/** Words that a memory must hold in every mapping. */
export interface LeastTile {
  readonly level: number;
  /** That it must keep. */
  readonly dataspaces: readonly number[];
  readonly words: number;
}

/**
 * For every memory that must keep something, the least that it holds: no loop inside it runs over fewer points than the
 * fixed and least factors there say, or than the largest factors outside it leave.
 */
export function leastTiles(mapspace: Mapspace): LeastTile[] {
  const { architecture, constraints, problem } = mapspace;
  return architecture.levels.flatMap(({ kind }, level): LeastTile[] => {
    const kept = problem.dataspaces.flatMap((_, s) => (constraints.levels[level].keep[s] === 'keep' ? [s] : []));
    if (kind === 'fanout' || kept.length === 0) return [];
    const points = problem.dimensions.map((_, dimension) => leastPoints(mapspace, dimension, level));
    const words = kept.reduce((sum, s) => sum + tileWords(problem.dataspaces[s], points), 0);
    return [{ level, dataspaces: kept, words }];
  });
}

/** Points of a dimension that a tile of the level spans at the least. */
export function leastPoints({ factorizations }: Mapspace, dimension: number, level: number): number {
  const { bound, levels } = factorizations.rules[dimension];
  let inside = 1;
  let outside = 1;
  for (const [l, { exactly, atLeast, atMost }] of levels.entries()) {
    if (l <= level) inside *= exactly ?? atLeast;
    else outside *= exactly ?? Math.min(atMost, bound);
  }
  return Math.min(bound, Math.max(inside, Math.ceil(bound / outside)));
}

/** The box over the ranks, as the model counts it. */
export function tileWords({ ranks }: Dataspace, points: readonly number[]): number {
  return ranks.reduce((volume, rank) => volume * rankExtent(rank, (dimension) => points[dimension]), 1);
}
