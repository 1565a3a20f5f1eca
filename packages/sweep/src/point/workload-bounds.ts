import type { DistinctOperation } from '@loopwright/workload';
import type { WorkloadFigures, WorkloadLimits } from '../objectives.ts';

/** By which power the sums of a network go into a metric: energy x cycles is the square of a sum that no mapping can be below. */
const powers: Readonly<Record<string, number>> = { energy: 1, delay: 1, edp: 2, ed2p: 3 };

/** Metrics of layers of which a bound of the network follows. */
export const boundedMetrics: readonly string[] = Object.keys(powers);

/** What a layer costs by one mapping: of one run. */
type LayerFigures = Pick<WorkloadFigures, 'energyPj' | 'cycles'>;

/** The least that a workload can cost on a design, by the least that each of its layers can. */
export class WorkloadBounds {
  readonly operations: readonly DistinctOperation[];
  /** What the workload is mapped for. */
  readonly #metric: string;
  /** [distinct operation] A mapping that was found by that metric. */
  readonly #found: (LayerFigures | undefined)[];
  /** [metric][distinct operation] of one run; 0 where nothing is known. */
  readonly #bounds = new Map<string, Float64Array>();

  /** [metric] of the whole workload, where more is known than of its layers. */
  readonly #ofAll = new Map<string, number>();

  constructor(operations: readonly DistinctOperation[], metric: string) {
    this.operations = operations;
    this.#metric = metric;
    this.#found = operations.map(() => undefined);
    for (const metric of boundedMetrics) this.#bounds.set(metric, new Float64Array(operations.length));
  }

  raise(metric: string, operation: number, bound: number): void {
    const bounds = this.#bounds.get(metric);
    if (bounds && bound > bounds[operation]!) bounds[operation] = bound;
  }

  /** Takes note of the mapping of a layer that was found by what the workload is mapped for. */
  found(operation: number, figures: LayerFigures): void {
    this.#found[operation] = figures;
  }

  /** The least of the whole workload by a metric. */
  raiseTotal(metric: string, bound: number): void {
    this.#ofAll.set(metric, Math.max(bound, this.#ofAll.get(metric) ?? 0));
  }

  /** What a layer adds to the sum behind a metric, over all of its runs; 0 where nothing is known. */
  share(metric: string, operation: number): number {
    const bound = this.#bounds.get(metric)?.[operation] ?? 0;
    return this.operations[operation]!.count * bound ** (1 / (powers[metric] ?? 1));
  }

  get limits(): WorkloadLimits {
    const energyPj = this.#least('energy');
    const cycles = this.#least('delay');
    return {
      energyPj,
      cycles,
      edp: Math.max(energyPj * cycles, this.#least('edp')),
      ed2p: Math.max(energyPj * cycles * cycles, this.#least('ed2p')),
      mostCycles: this.#mostCycles(energyPj),
    };
  }

  /**
   * The mappings that were found cost, together, as much as the optimum or more. With at least so much energy it takes no more cycles
   * than make up their product; of the least energy of all, nothing says how slow it is.
   */
  #mostCycles(leastEnergyPj: number): number {
    const sum = (name: keyof LayerFigures) =>
      this.operations.reduce(
        (all, { count }, operation) => all + count * (this.#found[operation]?.[name] ?? Infinity),
        0,
      );
    if (this.#metric === 'delay') return sum('cycles');
    const power = (powers[this.#metric] ?? 1) - 1;
    return power > 0 ? sum('cycles') * (sum('energyPj') / leastEnergyPj) ** (1 / power) : Infinity;
  }

  /**
   * Of layers with energies e, cycles c and products b <= e c: (sum e)(sum c) >= (sum sqrt(e c))^2 >= (sum sqrt b)^2, by Cauchy and
   * Schwarz; with cycles squared the same by Hölder, with cube roots.
   */
  #least(metric: string): number {
    const shares = this.operations.map((_, operation) => this.share(metric, operation));
    const least = shares.reduce((sum, share) => sum + share, 0) ** powers[metric]!;
    return Math.max(least, this.#ofAll.get(metric) ?? 0);
  }
}
