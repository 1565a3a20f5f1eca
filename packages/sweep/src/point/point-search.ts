import type { SweepPoint } from '@loopwright/core';
import { mapNetwork, type OperationCost } from '@loopwright/network';
import { OperationSearches, type OperationSettings, type OperationSurroundings } from '@loopwright/network-run';
import { networkResultJson, type SearchResultJson, type SweepWorkloadJson } from '@loopwright/results';
import { distinctOperations, type Operation } from '@loopwright/workload';
import { geometricMean, power, type StudyObjective, type WorkloadFigures } from '../objectives.ts';
import type { Slots } from '../slots.ts';
import type { StudyWorkload } from '../study/study.ts';
import type { PreparedPoint } from './prepare-point.ts';
import { WorkloadBounds } from './workload-bounds.ts';

/** What all points of a study have in common. */
export interface PointSettings extends OperationSettings {
  readonly workloads: readonly StudyWorkload[];
  readonly objectives: readonly StudyObjective[];
  /** What each workload is mapped for. */
  readonly objective: readonly string[];
  readonly surroundings: OperationSurroundings;
  /** Of all searches of the study. */
  readonly slots: Slots;
}

/** A point whose workloads are all mapped, or the layer that has no mapping. */
export type MappedPoint =
  | {
      readonly workloads: readonly SweepWorkloadJson[];
      readonly totals: readonly number[];
      readonly isOptimal: boolean;
    }
  | { readonly unmapped: string; readonly isProven: boolean };

/**
 * Maps the workloads of a point, at once or step by step: what is known so far bounds every objective from below, so that the point
 * can be left when it is of no interest any more. A layer that several workloads have is searched once.
 */
export class PointSearch {
  readonly point: SweepPoint;
  readonly prepared: PreparedPoint;
  /** Searches that were run, and results that were there, glances aside. */
  readonly searches: OperationSearches;
  readonly #settings: PointSettings;
  readonly #workloads: readonly (StudyWorkload & { readonly bounds: WorkloadBounds })[];
  /** [distinct operation] what stands for it, and its key. */
  readonly #keys = new Map<Operation, string>();
  readonly #searched = new Map<string, Promise<OperationCost<SearchResultJson> | null>>();
  readonly #glances = new Map<string, Promise<number>>();
  /** Names of layers of which no mapping fits: a search had nothing left to try. */
  readonly #unmappable = new Set<string>();
  /** A layer that has no mapping. */
  #unmapped: string | undefined;
  /** [workload][distinct operation] not yet searched by the objective of mappings. */
  readonly #waiting: Set<number>[];

  constructor(prepared: PreparedPoint, settings: PointSettings) {
    this.point = prepared.point;
    this.prepared = prepared;
    this.#settings = settings;
    const { surroundings } = settings;
    this.searches = new OperationSearches(prepared.design, settings, {
      ...surroundings,
      onEnd: (operation, end) => {
        const { best, search } = end.result;
        if (!best?.valid && search.stopped === 'exhausted') this.#unmappable.add(operation.name);
        surroundings.onEnd?.(operation, end);
      },
    });
    this.#workloads = settings.workloads.map((each) => ({
      ...each,
      bounds: new WorkloadBounds(distinctOperations(each.workload), settings.objective[0]!),
    }));
    for (const { bounds } of this.#workloads) {
      for (const { operation, key } of bounds.operations) this.#keys.set(operation, key);
    }
    this.#waiting = this.#workloads.map(({ bounds }) => new Set(bounds.operations.keys()));
  }

  /** Bounds all layers at a glance, until the host is interrupted, as far as the objectives, or others that are asked for, go by them. */
  async glance(metrics: readonly string[]): Promise<void> {
    const { host } = this.#settings.surroundings;
    for (const { bounds } of this.#workloads) {
      for (const [index, { operation }] of bounds.operations.entries()) {
        for (const metric of metrics) bounds.raise(metric, index, await this.#glance(operation, metric));
        await host.pause();
        if (host.interrupted) return;
      }
    }
  }

  /** The least that each objective can be, as far as known. */
  get bounds(): number[] {
    return this.#settings.objectives.map((objective) =>
      this.#total(
        objective,
        this.#workloads.map(({ bounds }) => objective.least(bounds.limits, this.prepared)),
      ),
    );
  }

  /** The least cycles of the slowest workload. */
  get leastCycles(): number {
    return Math.max(...this.#workloads.map(({ bounds }) => bounds.limits.cycles));
  }

  /** The least power of the workload that takes most, W. */
  get leastPowerW(): number {
    return Math.max(...this.#workloads.map(({ bounds }) => power.least(bounds.limits, this.prepared)));
  }

  /** Distinct layers, and how many were searched. */
  get layers(): { readonly searched: number; readonly of: number } {
    const of = this.#workloads.reduce((sum, { bounds }) => sum + bounds.operations.length, 0);
    return { searched: of - this.#waiting.reduce((sum, { size }) => sum + size, 0), of };
  }

  /** Searches the layer that weighs most of those that were not; false where there is none, or none can be searched any more. */
  async refine(): Promise<boolean> {
    const next = this.#heaviest();
    if (!next) return false;
    const { workload, index } = next;
    this.#waiting[workload]!.delete(index);
    const { bounds } = this.#workloads[workload]!;
    const [metric] = this.#settings.objective;
    const { operation } = bounds.operations[index]!;
    const found = await this.#search(operation, this.#settings.objective.join(','));
    if (!found) {
      this.#unmapped = operation.name;
      return false;
    }
    bounds.raise(metric!, index, found.bound);
    bounds.found(index, found);
    return true;
  }

  /** Maps every workload to its end; null where it was enough before, as it is asked for whenever bounds rise. */
  async finish(isEnough: () => boolean = () => false): Promise<MappedPoint | null> {
    if (this.#unmapped !== undefined) return this.#withoutMapping([this.#unmapped]);
    const mapped: { json: SweepWorkloadJson; figures: WorkloadFigures; isOptimal: boolean }[] = [];
    const { objective, slots, mapper, seed } = this.#settings;
    const [metric] = objective;
    let isLeft = false;
    for (const { name, workload, bounds } of this.#workloads) {
      const mapping = await mapNetwork(workload, (operation, metric) => this.#search(operation, metric), {
        objective,
        glance: (operation, metric) => this.#glance(operation, metric),
        searchesAtOnce: slots.size,
        isEnough: (bound) => {
          bounds.raiseTotal(metric!, bound);
          isLeft = isEnough();
          return isLeft;
        },
      });
      if (isLeft) return null;
      const { operations, totals, choices } = mapping;
      if (!totals) {
        const missing = operations.filter((_, index) => !choices[index]);
        return this.#withoutMapping(missing.map(({ operation }) => operation.name));
      }
      const search = { mapper, objective: [...objective], seed, threads: 1, distinct: operations.length };
      const { layers, totals: json } = networkResultJson({
        workload,
        mapping,
        search: { ...search, searches: 0, stored: 0, seconds: 0 },
      });
      bounds.raiseTotal(metric!, totals.bound);
      for (const [index, choice] of choices.entries()) bounds.found(index, choice!);
      const { cycles, energyPj, edp, score, bound, optimal, energies } = json!;
      mapped.push({
        json: {
          name,
          totals: { cycles, energyPj, edp, score, bound, optimal, energies },
          layers: layers.map(({ mapping: _, ...layer }) => layer),
        },
        figures: { energyPj, cycles, edp, ed2p: edp * cycles },
        isOptimal: optimal,
      });
    }
    for (const waiting of this.#waiting) waiting.clear();
    const totals = this.#settings.objectives.map((each) =>
      this.#total(
        each,
        mapped.map(({ figures }) => each.of(figures, this.prepared)),
      ),
    );
    return {
      workloads: mapped.map(({ json }) => json),
      totals,
      isOptimal: mapped.every(({ isOptimal }) => isOptimal),
    };
  }

  #withoutMapping(names: readonly string[]): MappedPoint {
    const proven = names.find((name) => this.#unmappable.has(name));
    return { unmapped: proven ?? names[0] ?? '', isProven: proven !== undefined };
  }

  /** By the share that it has of its workload, and that of the mean. */
  #heaviest(): { readonly workload: number; readonly index: number } | undefined {
    const [metric] = this.#settings.objective;
    let heaviest: { readonly workload: number; readonly index: number } | undefined;
    let most = Number.NEGATIVE_INFINITY;
    for (const [workload, { bounds, weight }] of this.#workloads.entries()) {
      const shares = bounds.operations.map((_, index) => bounds.share(metric!, index));
      const sum = shares.reduce((all, share) => all + share, 0) || 1;
      for (const index of this.#waiting[workload]!) {
        const share = (weight * shares[index]!) / sum;
        if (share <= most) continue;
        most = share;
        heaviest = { workload, index };
      }
    }
    return heaviest;
  }

  #total(objective: StudyObjective, values: readonly number[]): number {
    if (objective.isOfDesign) return values[0]!;
    return geometricMean(
      values,
      this.#workloads.map(({ weight }) => weight),
    );
  }

  #search(operation: Operation, objective: string): Promise<OperationCost<SearchResultJson> | null> {
    return once(this.#searched, `${this.#keys.get(operation)} ${objective}`, () =>
      this.#settings.slots.run(() => this.searches.search(operation, objective)),
    );
  }

  #glance(operation: Operation, metric: string): Promise<number> {
    return once(this.#glances, `${this.#keys.get(operation)} ${metric}`, () => this.searches.glance(operation, metric));
  }
}

function once<T>(known: Map<string, Promise<T>>, key: string, work: () => Promise<T>): Promise<T> {
  const found = known.get(key) ?? work();
  known.set(key, found);
  return found;
}
