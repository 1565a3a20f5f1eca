import { tileWords } from './least-tiles.ts';
import type { Mapspace } from './mapspace.ts';
import { spatialGroups } from './spatial-groups.ts';

/** Compute units that no mapping uses more of, as far as factors and the sizes of fan-outs tell; Infinity where they are too many to list. */
export function mostUnits(mapspace: Mapspace): number {
  const groups = mapspace.problem.dimensions.map((_, d) => spatialGroups(mapspace, d));
  return mapspace.fanouts.reduce((units, { fanoutX, fanoutY }, f) => {
    const copies = fanoutX * fanoutY;
    let children = new Set([1]);
    for (const group of groups) {
      const factors = [...new Set((group ?? []).map((choice) => choice.factors[f]))];
      if (group === undefined) children.add(copies);
      else
        children = new Set(
          [...children].flatMap((n) => factors.map((factor) => n * factor).filter((n) => n <= copies)),
        );
    }
    return units * Math.max(0, ...children);
  }, 1);
}

/** Words that a memory holds of all dataspaces that it may keep, at the most. */
export function mostTileWords(mapspace: Mapspace, level: number): number {
  const { constraints, problem } = mapspace;
  const points = problem.dimensions.map((_, dimension) => mostPoints(mapspace, dimension, level));
  const kept = problem.dataspaces.filter((_, s) => constraints.levels[level].keep[s] !== 'bypass');
  return kept.reduce((sum, dataspace) => sum + tileWords(dataspace, points), 0);
}

/** Points of a dimension that a tile of the level spans at the most. */
function mostPoints({ factorizations }: Mapspace, dimension: number, level: number): number {
  const { bound, levels } = factorizations.rules[dimension];
  let inside = 1;
  let outside = 1;
  for (const [l, { exactly, atLeast, atMost }] of levels.entries()) {
    if (l <= level) inside *= exactly ?? Math.min(atMost, bound);
    else outside *= exactly ?? atLeast;
  }
  // A shorter last pass may leave the others nearly all of the bound.
  const left = factorizations.imperfect[dimension] === 1 ? bound : bound / outside;
  return Math.min(bound, inside, left);
}
