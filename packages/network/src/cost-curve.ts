import type { Operation } from '@loopwright/workload';
import type { OperationCost, SearchOperation } from './operation-cost.ts';
import { meets } from './relative-rounding.ts';
import { weightedCost, weightedObjective } from './weighted-objective.ts';

/** A mapping of an operation, and what is proven of all others by one weight. */
export interface Tangent<P> {
  readonly weightPjPerCycle: number;
  /** No mapping has less energy + weight x cycles; no fewer cycles where the weight is infinite. */
  readonly bound: number;
  /** The best known by that weight. */
  readonly point: P;
}

/**
 * The lower hull of energy and cycles over all mappings of one operation, found weight by weight. The least energy + weight x
 * cycles is a concave function of the weight: what is known at two weights bounds it between them, so that most weights need no
 * search.
 */
export class CostCurve<R> {
  readonly #operation: Operation;
  readonly #search: SearchOperation<R>;
  readonly #points: OperationCost<R>[] = [];
  /** By rising weight. */
  readonly #tangents: Tangent<OperationCost<R>>[] = [];

  constructor(operation: Operation, search: SearchOperation<R>) {
    this.#operation = operation;
    this.#search = search;
  }

  /** Every mapping that was found. */
  get points(): readonly OperationCost<R>[] {
    return this.#points;
  }

  /** Takes note of a mapping that was found otherwise. */
  add(point: OperationCost<R>): void {
    this.#points.push(point);
  }

  /** Searches only where what is known does not tell. Null where no valid mapping was found. */
  async at(weightPjPerCycle: number): Promise<Tangent<OperationCost<R>> | null> {
    const known = this.#best(weightPjPerCycle);
    const lower = this.#lowerBound(weightPjPerCycle);
    if (known && meets(lower, costOf(known, weightPjPerCycle))) return { weightPjPerCycle, bound: lower, point: known };
    const found = await this.#search(this.#operation, weightedObjective(weightPjPerCycle));
    if (!found) return null;
    this.#points.push(found);
    const tangent = {
      weightPjPerCycle,
      bound: Math.max(found.bound, lower),
      point: this.#best(weightPjPerCycle)!,
    };
    this.#tangents.push(tangent);
    this.#tangents.sort((a, b) => a.weightPjPerCycle - b.weightPjPerCycle);
    return tangent;
  }

  #best(weight: number): OperationCost<R> | undefined {
    let best: OperationCost<R> | undefined;
    for (const point of this.#points) if (!best || costOf(point, weight) < costOf(best, weight)) best = point;
    return best;
  }

  /** Between two weights the least cost lies above the line through what is proven at both. */
  #lowerBound(weight: number): number {
    const above = this.#tangents.findIndex((tangent) => tangent.weightPjPerCycle >= weight);
    const high = this.#tangents[above];
    if (high?.weightPjPerCycle === weight) return high.bound;
    const low = this.#tangents[above - 1];
    if (!high || !low) return 0;
    const step = weight - low.weightPjPerCycle;
    if (high.weightPjPerCycle === Infinity) return low.bound + step * high.bound;
    return low.bound + (step / (high.weightPjPerCycle - low.weightPjPerCycle)) * (high.bound - low.bound);
  }
}

function costOf({ energyPj, cycles }: { readonly energyPj: number; readonly cycles: number }, weight: number): number {
  return weightedCost(weight, energyPj, cycles);
}
