import type { Tangent } from './cost-curve.ts';
import { hullVertices } from './hull-vertices.ts';
import type { NetworkCurve, NetworkPoint } from './network-curve.ts';
import { nextWeights } from './next-weight.ts';
import type { GlanceAtOperation } from './operation-cost.ts';
import type { ProductObjective } from './product-objective.ts';
import { meets } from './relative-rounding.ts';
import { weightedCost } from './weighted-objective.ts';

/** The best mapping of a network, and the least that any can cost, as far as proven. */
export interface NetworkOptimum<R> {
  readonly best: NetworkPoint<R>;
  readonly bound: number;
}

export interface ProductSearch<R> {
  readonly product: ProductObjective;
  /** A point to begin with, as of operations that are optimal each for themselves. */
  readonly first: NetworkPoint<R>;
  /** Bounds the ends of the hull, where searches would be long; without it they are searched. */
  readonly glance?: GlanceAtOperation | undefined;
  /** As of `NetworkSettings`. */
  readonly isEnough?: ((bound: number) => boolean) | undefined;
}

/**
 * Minimises a product of sums over a network. The optimum lies at a vertex of the lower hull, which one weight for all operations
 * finds. What the tangents at the weights so far leave possible bounds the product; the vertex that promises most is refined until
 * none promises less than the best. What searches without a proof leave open promises nothing: no other weight would close it.
 *
 * @returns null where a search by one weight alone found nothing
 */
export async function leastProduct<R>(
  curve: NetworkCurve<R>,
  { product, first, glance, isEnough }: ProductSearch<R>,
): Promise<NetworkOptimum<R> | null> {
  const costOf = ({ energyPj, cycles }: Pick<NetworkPoint<R>, 'energyPj' | 'cycles'>) => product.of(energyPj, cycles);
  const tangents: Tangent<NetworkPoint<R> | null>[] = [];
  let best = first;
  const add = (tangent: Tangent<NetworkPoint<R> | null>): void => {
    tangents.push(tangent);
    tangents.sort((a, b) => a.weightPjPerCycle - b.weightPjPerCycle);
    if (tangent.point && costOf(tangent.point) < costOf(best)) best = tangent.point;
  };
  for (const weight of [0, Infinity]) {
    const end = (await endAtAGlance(curve, weight, glance)) ?? (await curve.at(weight));
    if (!end) return null;
    add(end);
  }
  for (;;) {
    const vertices = hullVertices(tangents);
    const bound = Math.min(costOf(best), ...vertices.map(costOf));
    if (isEnough?.(bound)) return { best, bound };
    const weight = hullVertices(tangents.map((tangent) => asIfProven(tangent, tangents)))
      .filter((vertex) => !meets(costOf(vertex), costOf(best)))
      .sort((a, b) => costOf(a) - costOf(b))
      .flatMap((vertex) => nextWeights(vertex, best, product))
      .find((weight) => tangents.every(({ weightPjPerCycle }) => weightPjPerCycle !== weight));
    const tangent = weight === undefined ? null : await curve.at(weight);
    if (!tangent) return { best, bound };
    add(tangent);
  }
}

async function endAtAGlance<R>(
  curve: NetworkCurve<R>,
  weightPjPerCycle: number,
  glance: GlanceAtOperation | undefined,
): Promise<Tangent<null> | null> {
  const bound = glance ? await curve.glance(weightPjPerCycle, glance) : 0;
  return bound > 0 ? { weightPjPerCycle, bound, point: null } : null;
}

/** The tangent at the best point that is known by its weight, where its own bound is below it. */
function asIfProven<R>(
  tangent: Tangent<NetworkPoint<R> | null>,
  all: readonly Tangent<NetworkPoint<R> | null>[],
): Tangent<NetworkPoint<R> | null> {
  const { weightPjPerCycle, bound, point: own } = tangent;
  if (!own) return tangent;
  const costOf = ({ energyPj, cycles }: NetworkPoint<R>) => weightedCost(weightPjPerCycle, energyPj, cycles);
  const points = all.flatMap(({ point }) => (point ? [point] : []));
  const point = points.reduce((best, each) => (costOf(each) < costOf(best) ? each : best), own);
  return meets(bound, costOf(point)) ? tangent : { weightPjPerCycle, bound: costOf(point), point };
}
