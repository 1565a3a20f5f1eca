/** Whether one is as good as another in every objective, and better in one. @param a, b [objective] less is better */
export function dominates(a: readonly number[], b: readonly number[]): boolean {
  let isBetter = false;
  for (let objective = 0; objective < a.length; objective++) {
    if (a[objective]! > b[objective]!) return false;
    if (a[objective]! < b[objective]!) isBetter = true;
  }
  return isBetter;
}

/** How far a bound and what it bounds may be apart by rounding: sums over a network, its roots and powers. */
export const ROUNDING = 1e-10;

/**
 * Whether something is as good as all that a bound leaves possible, and better in one objective. Where one is exact on both sides,
 * as area is, only what is really less is better.
 */
export function dominatesBound(values: readonly number[], bounds: readonly number[]): boolean {
  return dominates(
    values,
    bounds.map((bound, objective) => (bound === values[objective] ? bound : bound * (1 - ROUNDING))),
  );
}

/** Places of those that no other dominates, by the first objective; equal ones stay together. */
export function paretoFront(points: readonly (readonly number[])[]): number[] {
  const order = points.map((_, place) => place).sort((a, b) => compare(points[a]!, points[b]!) || a - b);
  const front: number[] = [];
  // In this order nothing is dominated by what comes later.
  for (const place of order) {
    if (!front.some((other) => dominates(points[other]!, points[place]!))) front.push(place);
  }
  return front;
}

function compare(a: readonly number[], b: readonly number[]): number {
  const objective = a.findIndex((value, index) => value !== b[index]);
  return objective < 0 ? 0 : a[objective]! - b[objective]!;
}
