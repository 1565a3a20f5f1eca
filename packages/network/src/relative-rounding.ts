/** How far apart two costs of a mapping may be that are equal but for rounding: a search rounds its score and its bound. */
export const RELATIVE_ROUNDING = 1e-12;

/**
 * The same of a network: of its tangents each is off by as much as a search, and where two of them meet energy and cycles are both
 * off, which the product sees two or three times. One access more or less is a larger share of any network.
 */
export const NETWORK_ROUNDING = 1e-11;

/** Whether a bound says that a value cannot be less, but for rounding. */
export function meets(bound: number, value: number, rounding = NETWORK_ROUNDING): boolean {
  return bound >= value * (1 - rounding);
}
