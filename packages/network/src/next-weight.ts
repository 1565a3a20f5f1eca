import type { Tangent } from './cost-curve.ts';
import type { HullVertex } from './hull-vertices.ts';
import type { NetworkPoint } from './network-curve.ts';
import type { ProductObjective } from './product-objective.ts';

type Cost = Pick<NetworkPoint<unknown>, 'energyPj' | 'cycles'>;

/** How far a weight goes beyond the one that would just do: rounding leaves nothing open then. */
const BEYOND = 0.01;

/**
 * The weights that may tell whether anything lies at a vertex, the most promising first; none where nothing can: where its two
 * tangents touch one point, or the weight is one of their own.
 *
 * @param best the best point so far
 */
export function nextWeights<R>(
  { low, high }: HullVertex<NetworkPoint<R> | null>,
  best: NetworkPoint<R>,
  product: ProductObjective,
): number[] {
  const weights =
    low.point && high.point
      ? [slope(low.point, high.point)]
      : [...slowEnd(low, high.point ?? best, best, product), ...fastEnd(low.point ?? best, high, best, product)];
  return weights.filter((weight) => weight > low.weightPjPerCycle && weight < high.weightPjPerCycle);
}

/** By this weight both cost the same. */
function slope(slow: Cost, fast: Cost): number {
  return (fast.energyPj - slow.energyPj) / (slow.cycles - fast.cycles);
}

/**
 * Where of the least energy only a bound is known, a point that is the best by this weight leaves nothing better beyond: its
 * tangent meets the bound where the product is that of the best.
 */
function slowEnd({ point, bound }: Tangent<Cost | null>, fast: Cost, best: Cost, product: ProductObjective): number[] {
  if (point) return [];
  return [slope({ energyPj: bound, cycles: product.cyclesOf(best, bound) }, fast) * (1 - BEYOND)];
}

/** The same where of the fewest cycles only a bound is known. */
function fastEnd(slow: Cost, { point, bound }: Tangent<Cost | null>, best: Cost, product: ProductObjective): number[] {
  if (point) return [];
  return [slope(slow, { energyPj: product.energyOf(best, bound), cycles: bound }) * (1 + BEYOND)];
}
