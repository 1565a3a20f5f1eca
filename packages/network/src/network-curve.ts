import type { DistinctOperation } from '@loopwright/workload';
import { CostCurve, type Tangent } from './cost-curve.ts';
import { mapConcurrently } from './map-concurrently.ts';
import type { GlanceAtOperation, OperationCost, SearchOperation } from './operation-cost.ts';

/** A mapping of each distinct operation, and what they cost together. */
export interface NetworkPoint<R> {
  readonly energyPj: number;
  readonly cycles: number;
  /** [distinct operation] */
  readonly choices: readonly OperationCost<R>[];
}

/** The lower hull of energy and cycles over all mappings of a network: the sum of the hulls of its operations. */
export class NetworkCurve<R> {
  readonly operations: readonly DistinctOperation[];
  /** [distinct operation] */
  readonly curves: readonly CostCurve<R>[];
  readonly #searchesAtOnce: number;

  constructor(operations: readonly DistinctOperation[], search: SearchOperation<R>, searchesAtOnce: number) {
    this.operations = operations;
    this.curves = operations.map(({ operation }) => new CostCurve(operation, search));
    this.#searchesAtOnce = searchesAtOnce;
  }

  /** Null where an operation has no valid mapping. */
  async at(weightPjPerCycle: number): Promise<Tangent<NetworkPoint<R>> | null> {
    const tangents = await mapConcurrently(this.curves, this.#searchesAtOnce, (curve) => curve.at(weightPjPerCycle));
    if (!areThere(tangents)) return null;
    const bound = this.sum(tangents.map((tangent) => tangent.bound));
    return { weightPjPerCycle, bound, point: this.point(tangents.map(({ point }) => point)) };
  }

  /** Bounds the costs by a weight at a glance; 0 where of an operation nothing is known. */
  async glance(weightPjPerCycle: number, look: GlanceAtOperation): Promise<number> {
    const bounds = await mapConcurrently(this.curves, this.#searchesAtOnce, (curve) =>
      curve.glance(weightPjPerCycle, look),
    );
    return bounds.every((bound) => bound > 0) ? this.sum(bounds) : 0;
  }

  /** @param choices [distinct operation] */
  point(choices: readonly OperationCost<R>[]): NetworkPoint<R> {
    return {
      energyPj: this.sum(choices.map(({ energyPj }) => energyPj)),
      cycles: this.sum(choices.map(({ cycles }) => cycles)),
      choices,
    };
  }

  /** Over all runs. @param values [distinct operation] of one run */
  sum(values: readonly number[]): number {
    return values.reduce((sum, value, index) => sum + this.operations[index]!.count * value, 0);
  }
}

/** Whether none is missing. */
export function areThere<T>(values: (T | null)[]): values is T[] {
  return values.every((value) => value !== null);
}
