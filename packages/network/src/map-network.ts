import { type DistinctOperation, distinctOperations, type Workload } from '@loopwright/workload';
import { leastEnergyWithin } from './least-energy-within.ts';
import { leastProduct, type NetworkOptimum, type ProductSearch } from './least-product.ts';
import { mapConcurrently } from './map-concurrently.ts';
import { areThere, NetworkCurve, type NetworkPoint } from './network-curve.ts';
import type { GlanceAtOperation, OperationCost, SearchOperation } from './operation-cost.ts';
import { productObjective } from './product-objective.ts';
import { meets } from './relative-rounding.ts';

export interface NetworkSettings {
  /** What the whole network is mapped for: `edp`, `energy`, `energy+1.5*delay`, a metric of a plugin; further ones break ties. */
  readonly objective: readonly string[];
  /** Searches under way at once; 1. */
  readonly searchesAtOnce?: number;
  /** Most cycles that the network may take; the objective is energy then. */
  readonly maxCycles?: number;
  /** Saves a product objective the searches by energy and by cycles alone. */
  readonly glance?: GlanceAtOperation;
  /** Hears what is proven of a product objective, whenever that is more; where it returns true the search ends with what it has. */
  readonly isEnough?: (bound: number) => boolean;
}

/** The mappings of a network that together cost least. */
export interface NetworkMapping<R> {
  readonly operations: readonly DistinctOperation[];
  /** [distinct operation] null where no valid mapping was found. */
  readonly choices: readonly (OperationCost<R> | null)[];
  /** Null where an operation has no mapping, or they take more cycles than they may. */
  readonly totals: NetworkTotals | null;
}

export interface NetworkTotals {
  readonly energyPj: number;
  readonly cycles: number;
  /** Of the objective, over the network. */
  readonly score: number;
  /** Least score that any mappings can have together, as far as proven. */
  readonly bound: number;
  /** Whether none can be better. */
  readonly isOptimal: boolean;
  /** What operations cost that are each optimal by themselves, where the objective is a product. */
  readonly layerByLayer?: { readonly energyPj: number; readonly cycles: number; readonly score: number };
}

/**
 * Maps a network: every distinct operation once by the objective, and where the objective multiplies sums over the network, as
 * the energy-delay product does, further times by weights of energy and cycles, until no other choice of mappings can be better.
 */
export async function mapNetwork<R>(
  workload: Pick<Workload, 'operations'>,
  search: SearchOperation<R>,
  { objective, searchesAtOnce = 1, maxCycles, glance, isEnough }: NetworkSettings,
): Promise<NetworkMapping<R>> {
  const operations = distinctOperations(workload);
  const curve = new NetworkCurve(operations, search, searchesAtOnce);
  if (maxCycles !== undefined) return within(curve, maxCycles);
  const names = objective.join(',');
  const choices = await mapConcurrently(operations, searchesAtOnce, ({ operation }) => search(operation, names));
  if (!areThere(choices)) return { operations, choices, totals: null };
  const first = curve.point(choices);
  const product = productObjective(objective[0]!);
  if (!product) {
    const score = curve.sum(choices.map((choice) => choice.score));
    return withTotals(operations, first, score, curve.sum(choices.map(({ bound }) => bound)));
  }
  const { best, bound } = await leastOf(curve, { product, first, glance, isEnough });
  const mapping = withTotals(operations, best, product.of(best.energyPj, best.cycles), bound);
  const { energyPj, cycles } = first;
  const layerByLayer = { energyPj, cycles, score: product.of(energyPj, cycles) };
  return { ...mapping, totals: { ...mapping.totals, layerByLayer } };
}

async function leastOf<R>(curve: NetworkCurve<R>, search: ProductSearch<R>): Promise<NetworkOptimum<R>> {
  const { product, first } = search;
  const [{ count }] = curve.operations as [DistinctOperation];
  // One operation by itself is as good as it was found, and proven as far: weights would tell nothing.
  if (first.choices.length === 1) return { best: first, bound: product.of(count, count) * first.choices[0]!.bound };
  for (const [index, choice] of first.choices.entries()) curve.curves[index]!.add(choice);
  return (await leastProduct(curve, search)) ?? { best: first, bound: 0 };
}

async function within<R>(curve: NetworkCurve<R>, maxCycles: number): Promise<NetworkMapping<R>> {
  const { operations } = curve;
  const optimum = await leastEnergyWithin(curve, maxCycles);
  if (!optimum) return { operations, choices: curve.curves.map(({ points }) => points.at(-1) ?? null), totals: null };
  const { best, bound } = optimum;
  if (best.cycles > maxCycles) return { operations, choices: best.choices, totals: null };
  return withTotals(operations, best, best.energyPj, bound);
}

function withTotals<R>(
  operations: readonly DistinctOperation[],
  { energyPj, cycles, choices }: NetworkPoint<R>,
  score: number,
  bound: number,
): NetworkMapping<R> & { readonly totals: NetworkTotals } {
  return { operations, choices, totals: { energyPj, cycles, score, bound, isOptimal: meets(bound, score) } };
}
