import type { Architecture, LevelMapping, Mapping, Problem } from '@loopwright/spec';

/** One loop of a mapping that does iterate. */
export interface Loop {
  readonly dimension: number;
  readonly bound: number;
  /** Bound in the pass where every loop of this dimension outside is in its last iteration. */
  readonly lastBound: number;
  /** How far one iteration moves along the dimension. */
  readonly stride: number;
  readonly axis: 'time' | 'x' | 'y';
}

/** The loop nest of a mapping, cut into levels. */
export interface Nest {
  /** [level], innermost level first; the loops of a level outermost first. */
  readonly loops: readonly (readonly Loop[])[];
  /** [level][dimension] points that the loops of this level and of all inside it cover, in a full and in the last pass. */
  readonly fullPoints: readonly (readonly number[])[];
  readonly lastPoints: readonly (readonly number[])[];
}

export function buildNest(problem: Problem, architecture: Architecture, mapping: Mapping): Nest {
  const full = problem.dimensions.map(() => 1);
  const last = problem.dimensions.map(() => 1);
  const loops: Loop[][] = [];
  const fullPoints: number[][] = [];
  const lastPoints: number[][] = [];
  for (const [level, { kind }] of architecture.levels.entries()) {
    const levelMapping = mapping.levels[level]!;
    const ofLevel: Loop[] = [];
    for (const [position, dimension] of levelMapping.permutation.entries()) {
      const bound = levelMapping.factors[dimension]!;
      if (bound === 1) continue;
      const lastBound = levelMapping.remainders[dimension]!;
      const stride = full[dimension]!;
      ofLevel.unshift({ dimension, bound, lastBound, stride, axis: axisOf(kind, levelMapping, position) });
      last[dimension]! += stride * (lastBound - 1);
      full[dimension] = stride * bound;
    }
    loops.push(ofLevel);
    fullPoints.push([...full]);
    lastPoints.push([...last]);
  }
  return { loops, fullPoints, lastPoints };
}

/** Product of the bounds of the loops along one axis of a level. */
export function boundsAlong(loops: readonly Loop[], axis: Loop['axis']): number {
  return loops.reduce((product, loop) => (loop.axis === axis ? product * loop.bound : product), 1);
}

/** Children that the spatial loops of a level drive; 1 at memories. */
export function childrenOf(loops: readonly Loop[]): number {
  return boundsAlong(loops, 'x') * boundsAlong(loops, 'y');
}

function axisOf(kind: 'memory' | 'fanout', mapping: LevelMapping, position: number): Loop['axis'] {
  if (kind === 'memory') return 'time';
  return position < mapping.split ? 'x' : 'y';
}
