/**
 * How far apart two sums may be that are equal but for rounding: sums over a network are of some hundred terms, and each
 * search rounds its score once.
 */
export const RELATIVE_ROUNDING = 1e-12;

/** Whether a bound says that a value cannot be less, but for rounding. */
export function meets(bound: number, value: number): boolean {
  return bound >= value * (1 - RELATIVE_ROUNDING);
}
