/** Relative slack of sums in floating point. */
export const ROUNDING = 1e-12;
