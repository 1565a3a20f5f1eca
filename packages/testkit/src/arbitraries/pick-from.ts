import fc from 'fast-check';

/** One of the values, simplest first. Unlike `constantFrom` it shrinks through all that are simpler. */
export function pickFrom<T>(...values: readonly [T, ...T[]]): fc.Arbitrary<T> {
  return fc.nat({ max: values.length - 1 }).map((index) => values[index]!);
}
