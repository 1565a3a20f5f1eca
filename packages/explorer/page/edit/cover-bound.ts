/** Loop bounds of one dimension over all levels; [level], innermost first. */
export interface DimensionFactors {
  readonly factors: readonly number[];
  readonly remainders: readonly number[];
}

/**
 * Has one level take what the others leave of a dimension, and shortens last passes where that is not whole.
 *
 * @param factors [level] those of the level `rest` do not count
 * @returns undefined where the other factors are too many, or no factor of that level covers the bound exactly
 */
export function coverBound(factors: readonly number[], rest: number, bound: number): DimensionFactors | undefined {
  const covered: number[] = [];
  const remainders: number[] = [];
  // Passes that the levels outside have to make; each level takes its factor out of them, the innermost first.
  let passes = bound;
  for (let level = 0; level < factors.length; level++) {
    const outside = factors.slice(level + 1).reduce((product, factor) => product * factor, 1);
    const factor = level === rest ? Math.ceil(passes / outside) : factors[level];
    if (!(factor >= 1 && factor <= passes)) return undefined;
    covered.push(factor);
    remainders.push(((passes - 1) % factor) + 1);
    passes = Math.ceil(passes / factor);
  }
  return passes === 1 ? { factors: covered, remainders } : undefined;
}

/** Whether every pass is full. */
export function isPerfect({ factors, remainders }: DimensionFactors): boolean {
  return factors.every((factor, level) => factor === remainders[level]);
}
