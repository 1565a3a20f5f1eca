import { CandidateBatch, Variants } from '@loopwright/core';
import type { Space } from '../space/space.ts';

/** All spatial factors that fit every fan-out. */
export interface SpatialChoices {
  readonly count: number;
  /** Of whose lattice the positions of a choice are. */
  spaceOf(choice: number): Space;
  /** [level * axes + axis] positions of its factors. */
  positionsOf(choice: number): Int16Array;
  /** Cycles that the computes take at the least. */
  cyclesOf(choice: number): number;
}

/** Choices that memory holds, and factors that are tried in the time of some looks at the clock. */
const MOST_CHOICES = 2 ** 19;
const MOST_TRIES = 2 ** 22;

/** Undefined where there are too many to list. */
export function listSpatialChoices(space: Space, most = MOST_CHOICES): SpatialChoices | undefined {
  const { levels, axes, isFanout } = space;
  let choices: Choice[] = [{ positions: new Int16Array(levels * axes), covered: new Int16Array(axes), units: 1 }];
  for (let level = 0; level < levels; level++) {
    if (!isFanout[level]) continue;
    const { lattice, allowed } = space;
    const values = (axis: number) => Array.from(allowed[level][axis], (position) => lattice.divisors[axis][position]);
    const own = fittingFactors(space, level, most, values)?.map((factors) =>
      Int16Array.from(factors, (factor, axis) => lattice.position(axis, factor)),
    );
    const extended = own && extendAll(space, choices, level, own, most);
    if (!extended) return undefined;
    choices = extended;
  }
  const { mapspace } = space;
  const leastUnits = (mapspace.constraints.minParallelism ?? 0) * mapspace.architecture.compute.instances;
  choices = choices.filter(({ units }) => units >= leastUnits);
  const positions = new Int16Array(choices.length * levels * axes);
  choices.forEach((choice, i) => {
    positions.set(choice.positions, i * levels * axes);
  });
  return {
    count: choices.length,
    spaceOf: () => space,
    positionsOf: (choice) => positions.subarray(choice * levels * axes, (choice + 1) * levels * axes),
    cyclesOf: (choice) => space.iterations / choices[choice].units,
  };
}

/**
 * All factors that fit every fan-out, whether or not they divide, [level * axes + axis] each and 1 at memories; undefined where
 * there are too many to list.
 */
export function spatialFactors(space: Space, most = MOST_CHOICES): Float64Array[] | undefined {
  const { levels, axes, isFanout, mapspace } = space;
  const leastUnits = (mapspace.constraints.minParallelism ?? 0) * mapspace.architecture.compute.instances;
  let choices = [new Float64Array(levels * axes).fill(1)];
  for (let level = 0; level < levels; level++) {
    if (!isFanout[level]) continue;
    const own = fittingFactors(space, level, most, (axis) => anyFactors(space, level, axis));
    if (own === undefined || choices.length * own.length > most) return undefined;
    choices = choices.flatMap((choice) =>
      own.map((factors) => {
        const next = choice.slice();
        next.set(factors, level * axes);
        return next;
      }),
    );
  }
  return choices.filter((choice) => choice.reduce((units, factor) => units * factor, 1) >= leastUnits);
}

function anyFactors({ mapspace, lattice }: Space, level: number, axis: number): number[] {
  const { bound, levels } = mapspace.factorizations.rules[lattice.dimensions[axis]];
  const { exactly, atLeast, atMost } = levels[level];
  const [from, to] = exactly === undefined ? [Math.max(1, atLeast), Math.min(bound, atMost)] : [exactly, exactly];
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}

interface Choice {
  readonly positions: Int16Array;
  /** [axis] */
  readonly covered: Int16Array;
  readonly units: number;
}

function extendAll(
  space: Space,
  choices: readonly Choice[],
  level: number,
  own: readonly Int16Array[],
  most: number,
): Choice[] | undefined {
  if (choices.length * own.length > MOST_TRIES) return undefined;
  const extended: Choice[] = [];
  for (const choice of choices) {
    for (const factors of own) {
      const next = extend(space, choice, level, factors);
      if (next) extended.push(next);
    }
    if (extended.length > most) return undefined;
  }
  return extended;
}

function extend({ axes, lattice }: Space, choice: Choice, level: number, factors: Int16Array): Choice | undefined {
  const covered = new Int16Array(axes);
  let units = choice.units;
  for (let axis = 0; axis < axes; axis++) {
    const values = lattice.divisors[axis];
    covered[axis] = lattice.products[axis][choice.covered[axis] * values.length + factors[axis]];
    if (covered[axis] < 0) return undefined;
    units *= values[factors[axis]];
  }
  const positions = choice.positions.slice();
  positions.set(factors, level * axes);
  return { positions, covered, units };
}

/**
 * Factors of one fan-out that some loop order and split fits, [axis] each; undefined where there are too many.
 *
 * @param factorsOf those that an axis may have there, ascending
 */
function fittingFactors(
  { mapspace, lattice, axes }: Space,
  level: number,
  most: number,
  factorsOf: (axis: number) => Iterable<number>,
): Float64Array[] | undefined {
  const place = mapspace.architecture.levels[level];
  if (place.kind !== 'fanout') return [];
  const room = place.fanoutX * place.fanoutY;
  const variants = new Variants(mapspace, true);
  const batch = new CandidateBatch(mapspace.shape, 1);
  batch.factors.fill(1);
  const { dimensions } = mapspace.shape;
  const found: Float64Array[] = [];
  const factors = new Float64Array(axes);
  let tries = 0;
  const isTooLong = () => found.length > most || tries > MOST_TRIES;
  const visit = (axis: number, product: number): void => {
    tries++;
    if (axis === axes) {
      if (variants.prepare(batch.factors, 0)) found.push(factors.slice());
      return;
    }
    const at = level * dimensions + lattice.dimensions[axis];
    for (const factor of factorsOf(axis)) {
      if (product * factor > room || isTooLong()) continue;
      factors[axis] = factor;
      batch.factors[at] = factor;
      visit(axis + 1, product * factor);
    }
    batch.factors[at] = 1;
  };
  visit(0, 1);
  return isTooLong() ? undefined : found;
}
