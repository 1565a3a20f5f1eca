import type { Tangent } from './cost-curve.ts';
import { hullVertices } from './hull-vertices.ts';
import type { NetworkCurve, NetworkPoint } from './network-curve.ts';
import { nextWeight } from './next-weight.ts';
import type { ProductObjective } from './product-objective.ts';
import { meets } from './relative-rounding.ts';

/** The best mapping of a network, and the least that any can cost, as far as proven. */
export interface NetworkOptimum<R> {
  readonly best: NetworkPoint<R>;
  readonly bound: number;
}

/**
 * Minimises a product of sums over a network. The optimum lies at a vertex of the lower hull, which one weight for all operations
 * finds. What the tangents at the weights so far leave possible bounds the product; the vertex that promises most is refined until
 * none promises less than the best.
 *
 * @param first a point to begin with, as of operations that are optimal each for themselves
 * @returns null where an operation has no valid mapping
 */
export async function leastProduct<R>(
  curve: NetworkCurve<R>,
  product: ProductObjective,
  first: NetworkPoint<R>,
): Promise<NetworkOptimum<R> | null> {
  const costOf = ({ energyPj, cycles }: Pick<NetworkPoint<R>, 'energyPj' | 'cycles'>) => product.of(energyPj, cycles);
  const tangents: Tangent<NetworkPoint<R>>[] = [];
  let best = first;
  const touch = async (weight: number): Promise<boolean> => {
    const tangent = await curve.at(weight);
    if (!tangent) return false;
    tangents.push(tangent);
    tangents.sort((a, b) => a.weightPjPerCycle - b.weightPjPerCycle);
    if (costOf(tangent.point) < costOf(best)) best = tangent.point;
    return true;
  };
  for (const weight of [0, Infinity]) if (!(await touch(weight))) return null;
  for (;;) {
    const vertices = hullVertices(tangents);
    const bound = Math.min(costOf(best), ...vertices.map(costOf));
    const open = vertices.filter((vertex) => !meets(costOf(vertex), costOf(best)));
    const weight = open
      .sort((a, b) => costOf(a) - costOf(b))
      .map(nextWeight)
      .find((weight) => weight !== undefined && tangents.every(({ weightPjPerCycle }) => weightPjPerCycle !== weight));
    if (weight === undefined || !(await touch(weight))) return { best, bound };
  }
}
