import type { SourceLocation } from '@loopwright/spec';
import { leftByFixedFactors } from './factor-automaton.ts';
import { FanoutSampler } from './fanout-sampler.ts';
import { leastTiles } from './least-tiles.ts';
import type { Mapspace } from './mapspace.ts';
import { spatialGroups } from './spatial-groups.ts';

/** What is wrong or odd about a mapspace, seen without a search. Indices are those of the problem and the architecture. */
export type Finding =
  /** No factorisation obeys the constraints of a dimension; `levels` are those that constrain it. Nothing can be mapped. */
  | {
      readonly kind: 'no-factorization';
      readonly dimension: number;
      readonly levels: readonly number[];
      readonly location?: SourceLocation;
    }
  /** Every mapping has more than `fanoutX x fanoutY` children at a fan-out; `least` is the fewest. Nothing can be mapped. */
  | {
      readonly kind: 'fanout-overfull';
      readonly level: number;
      readonly least: number;
      readonly location?: SourceLocation;
    }
  /** Each fan-out could be filled, but no factorisation fits them all, along X and along Y. Nothing can be mapped. */
  | { readonly kind: 'no-fitting-factorization' }
  /** Every mapping fills a memory beyond its capacity with what it must keep; `least` words at the least. Nothing can be mapped. */
  | {
      readonly kind: 'memory-overfull';
      readonly level: number;
      readonly dataspaces: readonly number[];
      readonly least: number;
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
  if (impossible.length === 0 && FanoutSampler.build(mapspace)?.fitting === 0) {
    impossible.push({ kind: 'no-fitting-factorization' });
  }
  return [...impossible, ...unusedFanouts(mapspace), ...factorsAboveBound(mapspace), ...indivisible(mapspace)];
}

function noFactorization(mapspace: Mapspace): Finding[] {
  return dimensions(mapspace)
    .filter((d) => mapspace.factorizations.counts[d] === 0)
    .map((dimension) => {
      const levels = constrainedLevels(mapspace, dimension);
      return { kind: 'no-factorization', dimension, levels, ...locate(mapspace, levels[0], dimension) };
    });
}

function overfullFanouts(mapspace: Mapspace): Finding[] {
  const groups = dimensions(mapspace).map((d) => spatialGroups(mapspace, d) ?? []);
  return mapspace.fanouts.flatMap(({ level, fanoutX, fanoutY }, f): Finding[] => {
    // Dimensions are independent of each other.
    const least = groups.reduce((product, group) => product * Math.min(...group.map(({ factors }) => factors[f])), 1);
    if (!(least > fanoutX * fanoutY) || least === Number.POSITIVE_INFINITY) return [];
    return [{ kind: 'fanout-overfull', level, least, ...locate(mapspace, level) }];
  });
}

function overfullMemories(mapspace: Mapspace): Finding[] {
  return leastTiles(mapspace).flatMap(({ level, dataspaces, words }): Finding[] => {
    const memory = mapspace.architecture.levels[level];
    if (memory.kind === 'fanout' || words <= memory.capacityWords) return [];
    return [{ kind: 'memory-overfull', level, dataspaces, least: words, ...locate(mapspace, level) }];
  });
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

function constrainedLevels(mapspace: Mapspace, dimension: number): number[] {
  return mapspace.constraints.levels.flatMap(({ factors }, level) => {
    const { exactly, atLeast, atMost } = factors[dimension] ?? {};
    return exactly === undefined && atLeast === undefined && atMost === undefined ? [] : [level];
  });
}

function locate(mapspace: Mapspace, level: number | undefined, dimension?: number): { location?: SourceLocation } {
  const constraints = level === undefined ? undefined : mapspace.constraints.levels[level];
  const factor = dimension === undefined ? undefined : constraints?.factors[dimension];
  const location = factor?.location ?? constraints?.location;
  return location === undefined ? {} : { location };
}
