import type { Architecture, Level, LevelMapping, Mapping, Problem } from '@loopwright/spec';
import fc from 'fast-check';

export interface MappingOptions {
  /** Where a last pass may be shorter: nowhere, in temporal loops only, or in spatial loops too. */
  readonly imperfect?: 'never' | 'temporal' | 'anywhere';
  /** Whether spatial loops may exceed a fan-out, so that the mapping does not fit. */
  readonly mayExceedFanout?: boolean;
}

/** Numbers that pick among what a problem and an architecture allow; 0 picks the simplest everywhere. */
export interface MappingChoices {
  /** [level] */
  readonly levels: readonly LevelChoices[];
  readonly exceedsFanout: boolean;
  /** Whether the outermost memory may go by its `bypasses` too. */
  readonly opensOutermost: boolean;
}

interface FactorChoice {
  readonly pick: number;
  /** Whether a memory has no such loop: half of them, or the inner levels would leave nothing to the outer ones. */
  readonly idlesInMemory: boolean;
  readonly imperfect: boolean;
}

interface LevelChoices {
  /** [dimension] */
  readonly factors: readonly FactorChoice[];
  readonly order: readonly number[];
  readonly split: number;
  /** [dataspace] */
  readonly bypasses: readonly boolean[];
}

/** Mappings of a problem on an architecture. Shrinks towards all loops at the outermost level. */
export function mappings(
  problem: Problem,
  architecture: Architecture,
  options: MappingOptions = {},
): fc.Arbitrary<Mapping> {
  const { levels } = architecture;
  return mappingChoices(levels.length, problem.dimensions.length, problem.dataspaces.length).map((choices) =>
    buildMapping(choices, problem, architecture, options),
  );
}

/** Enough choices for problems and architectures of up to these sizes. */
export function mappingChoices(levels: number, dimensions: number, dataspaces: number): fc.Arbitrary<MappingChoices> {
  const each = <T>(count: number, arbitrary: fc.Arbitrary<T>) =>
    fc.array(arbitrary, { minLength: count, maxLength: count });
  return fc.record({
    levels: each(
      levels,
      fc.record({
        factors: each(
          dimensions,
          fc.record({ pick: fc.nat({ max: 63 }), idlesInMemory: fc.boolean(), imperfect: fc.boolean() }),
        ),
        order: each(dimensions, fc.nat({ max: 7 })),
        split: fc.nat({ max: dimensions }),
        bypasses: each(dataspaces, oneIn(4, fc.constant(true), false)),
      }),
    ),
    exceedsFanout: oneIn(32, fc.constant(true), false),
    opensOutermost: oneIn(8, fc.constant(true), false),
  });
}

export function buildMapping(
  choices: MappingChoices,
  problem: Problem,
  architecture: Architecture,
  { imperfect = 'never', mayExceedFanout = true }: MappingOptions = {},
): Mapping {
  /** [dimension] iterations that are left for the levels outside. */
  const left = problem.dimensions.map(({ bound }) => bound);
  const outermost = architecture.levels.length - 1;
  const levels = architecture.levels.map((place, level): LevelMapping => {
    const choice = choices.levels[level]!;
    const permutation = [...left.keys()].sort((a, b) => choice.order[a]! - choice.order[b]! || a - b);
    const split = place.kind === 'fanout' ? Math.min(choice.split, left.length) : 0;
    const mayBeShort = imperfect === 'anywhere' || (imperfect === 'temporal' && place.kind === 'memory');
    const room = roomOf(place, mayExceedFanout && choices.exceedsFanout);
    const factors = left.map(() => 1);
    const remainders = left.map(() => 1);
    for (const [position, d] of permutation.entries()) {
      const axis = position < split ? 'x' : 'y';
      const { pick, idlesInMemory, imperfect: isShort } = choice.factors[d]!;
      const most = place.kind === 'memory' && idlesInMemory ? 1 : Math.min(left[d]!, room[axis]);
      const factor = level === outermost ? left[d]! : pickFactor(left[d]!, most, pick, mayBeShort && isShort);
      const passes = Math.ceil(left[d]! / factor);
      factors[d] = factor;
      remainders[d] = left[d]! - factor * (passes - 1);
      left[d] = passes;
      room[axis] = Math.floor(room[axis] / factor);
    }
    return { factors, remainders, permutation, split, keeps: keepsOf(choices, problem, architecture, level) };
  });
  return { levels };
}

function roomOf(place: Level, isUnlimited: boolean): { x: number; y: number } {
  if (place.kind === 'memory' || isUnlimited) return { x: Number.POSITIVE_INFINITY, y: Number.POSITIVE_INFINITY };
  return { x: place.fanoutX, y: place.fanoutY };
}

function pickFactor(points: number, most: number, pick: number, isShort: boolean): number {
  if (isShort) return 1 + (pick % most);
  const divisors = Array.from({ length: most }, (_, i) => i + 1).filter((factor) => points % factor === 0);
  return divisors[pick % divisors.length]!;
}

/** Every dataspace is kept somewhere: in the outermost memory where the choices say nowhere. */
function keepsOf(choices: MappingChoices, problem: Problem, architecture: Architecture, level: number): boolean[] {
  const keepsAt = (other: number, d: number): boolean =>
    architecture.levels[other]!.kind === 'memory' && !choices.levels[other]!.bypasses[d]!;
  const outermost = architecture.levels.length - 1;
  return problem.dataspaces.map((_, d) => {
    if (level < outermost) return keepsAt(level, d);
    const isKeptInside = architecture.levels.some((_, other) => other < outermost && keepsAt(other, d));
    return !isKeptInside || !choices.opensOutermost || keepsAt(level, d);
  });
}

/** Once in `count` times something else than the usual. */
function oneIn<T>(count: number, other: fc.Arbitrary<T>, usual: T): fc.Arbitrary<T> {
  return fc.oneof({ arbitrary: fc.constant(usual), weight: count - 1 }, { arbitrary: other, weight: 1 });
}
