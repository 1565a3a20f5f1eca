import type { Operation } from '@loopwright/workload';
import type { GlanceAtOperation, OperationCost, SearchOperation } from './operation-cost.ts';
import { meets, RELATIVE_ROUNDING } from './relative-rounding.ts';
import { weightedCost, weightedObjective } from './weighted-objective.ts';

/** What is proven of all mappings by one weight. */
export interface Bound {
  readonly weightPjPerCycle: number;
  /** No mapping has less energy + weight x cycles; no fewer cycles where the weight is infinite. */
  readonly bound: number;
}

/** A mapping, and what is proven of all others by one weight. */
export interface Tangent<P> extends Bound {
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
  /** By rising weight, one of each. */
  #bounds: Bound[] = [];

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

  /** Takes note of what is known at a glance of a weight, and returns it. */
  async glance(weightPjPerCycle: number, look: GlanceAtOperation): Promise<number> {
    const bound = await look(this.#operation, weightedObjective(weightPjPerCycle));
    this.#note({ weightPjPerCycle, bound });
    return bound;
  }

  /** Searches only where what is known does not tell. Null where no valid mapping was found. */
  async at(weightPjPerCycle: number): Promise<Tangent<OperationCost<R>> | null> {
    const known = this.#best(weightPjPerCycle);
    const lower = this.#lowerBound(weightPjPerCycle);
    if (known && meets(lower, costOf(known, weightPjPerCycle), RELATIVE_ROUNDING))
      return { weightPjPerCycle, bound: lower, point: known };
    const found = await this.#search(this.#operation, weightedObjective(weightPjPerCycle));
    if (!found) return null;
    this.#points.push(found);
    const bound = Math.max(found.bound, lower);
    this.#note({ weightPjPerCycle, bound });
    return { weightPjPerCycle, bound, point: this.#best(weightPjPerCycle)! };
  }

  /** A bound that is at least as high as what was known of its weight. */
  #note(bound: Bound): void {
    const others = this.#bounds.filter(({ weightPjPerCycle }) => weightPjPerCycle !== bound.weightPjPerCycle);
    this.#bounds = [...others, bound].sort((a, b) => a.weightPjPerCycle - b.weightPjPerCycle);
  }

  #best(weight: number): OperationCost<R> | undefined {
    let best: OperationCost<R> | undefined;
    for (const point of this.#points) if (!best || costOf(point, weight) < costOf(best, weight)) best = point;
    return best;
  }

  /** Between two weights the least cost lies above the line through what is proven at both. */
  #lowerBound(weight: number): number {
    const above = this.#bounds.findIndex(({ weightPjPerCycle }) => weightPjPerCycle >= weight);
    const high = this.#bounds[above];
    if (high?.weightPjPerCycle === weight) return high.bound;
    const low = this.#bounds[above - 1];
    if (!high || !low) return 0;
    const step = weight - low.weightPjPerCycle;
    if (high.weightPjPerCycle === Infinity) return low.bound + step * high.bound;
    return low.bound + (step / (high.weightPjPerCycle - low.weightPjPerCycle)) * (high.bound - low.bound);
  }
}

function costOf({ energyPj, cycles }: { readonly energyPj: number; readonly cycles: number }, weight: number): number {
  return weightedCost(weight, energyPj, cycles);
}
