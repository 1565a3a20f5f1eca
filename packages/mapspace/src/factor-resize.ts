import type { FactorizationSpace } from './factorization-space.ts';

/**
 * Gives `level` another factor of a dimension whose factors need not divide, and lets `other` take what that leaves; no level
 * takes more than is left to it. Writes to `factors` [level].
 *
 * @returns the choice with these factors, -1 where the constraints do not allow it
 */
export function resizeFactor(
  factorizations: FactorizationSpace,
  dimension: number,
  factors: Float64Array,
  level: number,
  factor: number,
  other: number,
): number {
  factors[level] = factor;
  let outside = 1;
  for (let l = other + 1; l < factors.length; l++) outside *= factors[l];
  let left = factorizations.rules[dimension].bound;
  for (let l = 0; l < factors.length; l++) {
    if (l === other) factors[l] = Math.ceil(left / outside);
    factors[l] = Math.min(factors[l], left);
    left = Math.ceil(left / factors[l]);
  }
  return left === 1 ? factorizations.rank(dimension, factors) : -1;
}
