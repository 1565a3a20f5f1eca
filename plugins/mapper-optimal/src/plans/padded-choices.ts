import type { PaddedSpaces } from '../space/padded-spaces.ts';
import type { Space } from '../space/space.ts';
import { paddedBounds } from './padded-bounds.ts';
import { type SpatialChoices, spatialFactors } from './spatial-choices.ts';

/** Choices that memory holds. */
const MOST_CHOICES = 2 ** 20;

/**
 * All spatial factors that fit every fan-out, each with all padded problems that loops around them may run: together they hold every
 * mapping of an imperfect mapspace once. Undefined where there are too many to list.
 */
export function listPaddedChoices(spaces: PaddedSpaces): SpatialChoices | undefined {
  const { plain } = spaces;
  const { axes } = plain;
  const found = spatialFactors(plain);
  if (found === undefined) return undefined;
  const known = plain.lattice.dimensions.map(() => new Map<string, Float64Array | undefined>());
  const boundsOf = (factors: Float64Array, axis: number): Float64Array | undefined => {
    const own = factors.filter((_, i) => i % axes === axis);
    const key = own.join();
    if (!known[axis].has(key)) known[axis].set(key, paddedBounds(plain, axis, own));
    return known[axis].get(key);
  };
  const choices: Choice[] = [];
  for (const factors of found) {
    const bounds = plain.lattice.dimensions.map((_, axis) => boundsOf(factors, axis));
    const count = bounds.reduce((product, own) => product * (own?.length ?? Infinity), 1);
    if (choices.length + count > MOST_CHOICES) return undefined;
    combine(bounds as Float64Array[], (chosen) => choices.push({ factors, bounds: chosen }));
  }
  return {
    count: choices.length,
    spaceOf: (choice) => spaces.of(choices[choice].bounds),
    positionsOf: (choice) => positionsOf(spaces.of(choices[choice].bounds), choices[choice].factors),
    cyclesOf: (choice) => product(choices[choice].bounds) / product(choices[choice].factors),
  };
}

interface Choice {
  /** [level * axes + axis], 1 where a level is no fan-out */
  readonly factors: Float64Array;
  /** [axis] */
  readonly bounds: Float64Array;
}

function combine(each: readonly Float64Array[], visit: (chosen: Float64Array) => void): void {
  const chosen = new Float64Array(each.length);
  const choose = (axis: number): void => {
    if (axis === each.length) visit(chosen.slice());
    else
      for (const bound of each[axis]) {
        chosen[axis] = bound;
        choose(axis + 1);
      }
  };
  choose(0);
}

function positionsOf({ lattice, axes }: Space, factors: Float64Array): Int16Array {
  return Int16Array.from(factors, (factor, i) => lattice.position(i % axes, factor));
}

function product(values: Float64Array): number {
  return values.reduce((so, value) => so * value, 1);
}
