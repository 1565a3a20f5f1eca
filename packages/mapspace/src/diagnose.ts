import type { SourceLocation } from '@loopwright/spec';
import { type Culprit, factorCulprits, keepCulprits, orderCulprits } from './culprits.ts';
import { leftByFixedFactors } from './factor-automaton.ts';
import { FanoutSampler } from './fanout-sampler.ts';
import { FanoutStates } from './fanout-states.ts';
import { leastPoints, leastTiles } from './least-tiles.ts';
import type { Mapspace } from './mapspace.ts';
import { mostTileWords, mostUnits } from './most-used.ts';
import { spatialGroups } from './spatial-groups.ts';

/** What is wrong or odd about a mapspace, seen without a search. Indices are those of the problem and the architecture. */
export type Finding =
  /** No factorisation obeys the constraints of a dimension. Nothing can be mapped. */
  | {
      readonly kind: 'no-factorization';
      readonly dimension: number;
      readonly constraints: readonly Culprit[];
      readonly location?: SourceLocation;
    }
  /** Every mapping has more than `fanoutX x fanoutY` children at a fan-out; `least` is the fewest. Nothing can be mapped. */
  | {
      readonly kind: 'fanout-overfull';
      readonly level: number;
      readonly least: number;
      readonly constraints: readonly Culprit[];
      readonly location?: SourceLocation;
    }
  /** No loops that the constraints allow at a fan-out fit it, along X and along Y. Nothing can be mapped. */
  | {
      readonly kind: 'fanout-misfit';
      readonly level: number;
      readonly constraints: readonly Culprit[];
      readonly location?: SourceLocation;
    }
  /** Each fan-out could be filled, but no factorisation fits them all, along X and along Y. Nothing can be mapped. */
  | {
      readonly kind: 'no-fitting-factorization';
      readonly constraints: readonly Culprit[];
      readonly location?: SourceLocation;
    }
  /** Every mapping fills a memory beyond its capacity with what it must keep; `least` words at the least. Nothing can be mapped. */
  | {
      readonly kind: 'memory-overfull';
      readonly level: number;
      readonly dataspaces: readonly number[];
      readonly least: number;
      readonly constraints: readonly Culprit[];
      readonly location?: SourceLocation;
    }
  /** No mapping uses as many compute units as it must; `most` is no less than any uses. Nothing can be mapped. */
  | {
      readonly kind: 'parallelism-out-of-reach';
      readonly most: number;
      readonly needed: number;
      readonly constraints: readonly Culprit[];
      readonly location?: SourceLocation;
    }
  /** No mapping fills a memory as far as its `min_utilization` asks. Nothing can be mapped. */
  | {
      readonly kind: 'utilization-out-of-reach';
      readonly level: number;
      readonly most: number;
      readonly needed: number;
      readonly constraints: readonly Culprit[];
      readonly location?: SourceLocation;
    }
  /** The constraints hold every factor at a fan-out to 1: it has one child. */
  | { readonly kind: 'fanout-unused'; readonly level: number; readonly location?: SourceLocation }
  /** A fixed factor exceeds the bound and is ignored. */
  | {
      readonly kind: 'factor-above-bound';
      readonly dimension: number;
      readonly level: number;
      readonly location?: SourceLocation;
    }
  /** Fixed factors do not divide the bound: the last pass is shorter. */
  | {
      readonly kind: 'factors-do-not-divide';
      readonly dimension: number;
      readonly levels: readonly number[];
      readonly location?: SourceLocation;
    };

/** Findings that leave no mapping come first. */
export function diagnose(mapspace: Mapspace): Finding[] {
  const missing = noFactorization(mapspace);
  const overfull = missing.length > 0 ? [] : overfullFanouts(mapspace);
  const impossible = [...missing, ...overfull, ...overfullMemories(mapspace)];
  if (impossible.length === 0) impossible.push(...idleUnits(mapspace), ...underfullMemories(mapspace));
  if (impossible.length === 0) impossible.push(...misfits(mapspace));
  return [...impossible, ...unusedFanouts(mapspace), ...factorsAboveBound(mapspace), ...indivisible(mapspace)];
}

function noFactorization(mapspace: Mapspace): Finding[] {
  return dimensions(mapspace)
    .filter((d) => mapspace.factorizations.counts[d] === 0)
    .map((dimension) => {
      const constraints = factorCulprits(mapspace, dimension);
      return { kind: 'no-factorization', dimension, constraints, ...firstPlace(constraints) };
    });
}

function overfullFanouts(mapspace: Mapspace): Finding[] {
  const groups = dimensions(mapspace).map((d) => spatialGroups(mapspace, d) ?? []);
  return mapspace.fanouts.flatMap(({ level, fanoutX, fanoutY }, f): Finding[] => {
    // Dimensions are independent of each other.
    const least = groups.reduce((product, group) => product * Math.min(...group.map(({ factors }) => factors[f])), 1);
    if (!(least > fanoutX * fanoutY) || least === Number.POSITIVE_INFINITY) return [];
    const constraints = dimensions(mapspace).flatMap((d) =>
      Math.min(...groups[d].map(({ factors }) => factors[f])) > 1 ? forcing(mapspace, d, level) : [],
    );
    return [{ kind: 'fanout-overfull', level, least, constraints, ...firstPlace(constraints) }];
  });
}

/** What forces loops of a dimension into a fan-out: what it must have there, or else what other levels may not take. */
function forcing(mapspace: Mapspace, dimension: number, level: number): Culprit[] {
  const here = factorCulprits(
    mapspace,
    dimension,
    ({ exactly, atLeast = 1 }, l) => l === level && (typeof exactly === 'number' || atLeast > 1),
  );
  return here.length > 0 ? here : factorCulprits(mapspace, dimension);
}

/** Fan-outs that no loops fit alone, or else all of them together. */
function misfits(mapspace: Mapspace): Finding[] {
  if (FanoutSampler.build(mapspace)?.fitting !== 0) return [];
  const atFanouts = (levels: readonly number[]): Culprit[] => [
    ...levels.flatMap((level) => orderCulprits(mapspace, level)),
    ...dimensions(mapspace).flatMap((d) => {
      const here = factorCulprits(mapspace, d, ({ exactly }, level) => levels.includes(level) && exactly !== 1);
      return here.length > 0 ? here : factorCulprits(mapspace, d, (_, level) => !levels.includes(level));
    }),
  ];
  const alone = mapspace.fanouts.filter((_, f) => !fitsAlone(mapspace, f));
  if (alone.length === 0) {
    const constraints = atFanouts(mapspace.fanouts.map(({ level }) => level));
    return [{ kind: 'no-fitting-factorization', constraints, ...firstPlace(constraints) }];
  }
  return alone.map(({ level }): Finding => {
    const constraints = atFanouts([level]);
    return { kind: 'fanout-misfit', level, constraints, ...firstPlace(constraints) };
  });
}

/** Whether some factorisation fits one fan-out, whatever becomes of the others. */
function fitsAlone(mapspace: Mapspace, f: number): boolean {
  const fanout = mapspace.fanouts[f];
  const states = new FanoutStates(mapspace.orders[fanout.level], fanout);
  let reached = new Set([states.start]);
  for (const dimension of dimensions(mapspace)) {
    const factors = new Set((spatialGroups(mapspace, dimension) ?? []).map((group) => group.factors[f]));
    const next = [...reached].flatMap((state) => [...factors].map((factor) => states.next(state, dimension, factor)));
    reached = new Set(next.filter((state) => state >= 0));
  }
  return reached.size > 0;
}

function overfullMemories(mapspace: Mapspace): Finding[] {
  return leastTiles(mapspace).flatMap(({ level, dataspaces, words }): Finding[] => {
    const memory = mapspace.architecture.levels[level];
    if (memory.kind === 'fanout' || words <= memory.capacityWords) return [];
    const indexing = new Set(
      dataspaces.flatMap((s) => mapspace.problem.dataspaces[s].ranks.flat().map((term) => term.dimension)),
    );
    const constraints = [
      ...[...indexing].flatMap((d) => (leastPoints(mapspace, d, level) > 1 ? enlarging(mapspace, d, level) : [])),
      ...keepCulprits(mapspace, level),
    ];
    return [{ kind: 'memory-overfull', level, dataspaces, least: words, constraints, ...firstPlace(constraints) }];
  });
}

/** A small layer cannot use most of a large array. */
function idleUnits(mapspace: Mapspace): Finding[] {
  const { constraints, architecture } = mapspace;
  const { minParallelism = 0, minParallelismLocation: location } = constraints;
  const needed = minParallelism * architecture.compute.instances;
  const most = needed === 0 ? 0 : mostUnits(mapspace);
  if (most >= needed) return [];
  const limits = mapspace.fanouts.flatMap(({ level }) =>
    dimensions(mapspace).flatMap((d) => factorCulprits(mapspace, d, (_, l) => l === level)),
  );
  return [{ kind: 'parallelism-out-of-reach', most, needed, constraints: limits, ...(location && { location }) }];
}

function underfullMemories(mapspace: Mapspace): Finding[] {
  return mapspace.architecture.levels.flatMap((memory, level): Finding[] => {
    if (memory.kind === 'fanout' || memory.minUtilizedWords === 0) return [];
    const { minUtilizedWords: needed, location } = memory;
    const most = mostTileWords(mapspace, level);
    if (most >= needed) return [];
    const limits = dimensions(mapspace).flatMap((d) => factorCulprits(mapspace, d));
    const place = location ? { location } : {};
    return [{ kind: 'utilization-out-of-reach', level, most, needed, constraints: limits, ...place }];
  });
}

/** What makes the tiles of a memory large: factors at it and inside, and limits to those outside. */
function enlarging(mapspace: Mapspace, dimension: number, level: number): Culprit[] {
  return factorCulprits(mapspace, dimension, ({ exactly, atLeast, atMost }, l) =>
    l <= level ? (exactly ?? atLeast ?? 1) !== 1 : exactly !== undefined || atMost !== undefined,
  );
}

function unusedFanouts(mapspace: Mapspace): Finding[] {
  const groups = dimensions(mapspace).map((d) => spatialGroups(mapspace, d));
  return mapspace.fanouts.flatMap(({ level, fanoutX, fanoutY }, f): Finding[] => {
    const used = groups.some((group) => group === undefined || group.some(({ factors }) => factors[f] > 1));
    return used || fanoutX * fanoutY === 1 ? [] : [{ kind: 'fanout-unused', level, ...locate(mapspace, level) }];
  });
}

function factorsAboveBound(mapspace: Mapspace): Finding[] {
  return dimensions(mapspace).flatMap((dimension) =>
    mapspace.constraints.levels.flatMap(({ factors }, level): Finding[] => {
      const { exactly } = factors[dimension] ?? {};
      if (typeof exactly !== 'number' || exactly <= mapspace.problem.dimensions[dimension].bound) return [];
      return [{ kind: 'factor-above-bound', dimension, level, ...locate(mapspace, level, dimension) }];
    }),
  );
}

function indivisible(mapspace: Mapspace): Finding[] {
  return dimensions(mapspace).flatMap((dimension): Finding[] => {
    const rules = mapspace.factorizations.rules[dimension];
    const fixed = rules.levels.flatMap(({ exactly = 1 }, level) => (exactly > 1 ? [level] : []));
    const product = fixed.reduce((all, level) => all * rules.levels[level].exactly!, 1);
    if (product * leftByFixedFactors(rules) === rules.bound) return [];
    return [{ kind: 'factors-do-not-divide', dimension, levels: fixed, ...locate(mapspace, fixed[0], dimension) }];
  });
}

function dimensions(mapspace: Mapspace): number[] {
  return mapspace.problem.dimensions.map((_, d) => d);
}

function firstPlace(constraints: readonly Culprit[]): { location?: SourceLocation } {
  const location = constraints.find((constraint) => constraint.location)?.location;
  return location === undefined ? {} : { location };
}

function locate(mapspace: Mapspace, level: number | undefined, dimension?: number): { location?: SourceLocation } {
  const constraints = level === undefined ? undefined : mapspace.constraints.levels[level];
  const factor = dimension === undefined ? undefined : constraints?.factors[dimension];
  const location = factor?.location ?? constraints?.location;
  return location === undefined ? {} : { location };
}
