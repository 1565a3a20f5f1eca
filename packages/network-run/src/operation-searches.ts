import type { ExecuteSearch, SearchLimits, SearchStep } from '@loopwright/core';
import {
  findMapping,
  type MapJob,
  type PluginReference,
  type PreparedDesign,
  type SearchHost,
  type SearchQuestion,
  searchHere,
} from '@loopwright/core/engine';
import type { GlanceAtOperation, OperationCost, SearchOperation } from '@loopwright/network';
import {
  type KeyedResult,
  type ResultStore,
  resultKey,
  type SearchResultJson,
  searchResultJson,
} from '@loopwright/results';
import type { LoadedDesign, SourceText, Specification } from '@loopwright/spec';
import { type Operation, problemSource } from '@loopwright/workload';

/** A design that operations are bound to, and how other threads and machines come by it. */
export interface NetworkDesign extends Pick<LoadedDesign, 'bind'> {
  readonly design: PreparedDesign;
  /** The files of the design, after all that changes them. */
  readonly sources: readonly SourceText[];
  /**
   * The plugins of the prepared design, in the order in which they were set up. Null where nothing but this thread knows one of
   * them: searches run here then, and their results have no key and are not stored.
   */
  readonly references: readonly PluginReference[] | null;
}

/** How one operation is searched; by what, the network says. */
export interface OperationSettings extends Omit<SearchQuestion, 'objective'> {
  readonly limits: SearchLimits;
}

/** How one search ended. */
export interface SearchEnd {
  /** Whether its result was in the store. */
  readonly isStored: boolean;
  readonly result: SearchResultJson;
}

/** Where searches run, what they need of the machine, and who looks on. */
export interface OperationSurroundings {
  readonly host: SearchHost;
  /** Name of the executor that runs searches; without one, this thread does. */
  readonly executor?: string;
  /** Has results of earlier runs, and gets those of this one. */
  readonly store?: ResultStore | undefined;
  /** Of searches; results of the store are there at once. */
  readonly onBegin?: (operation: Operation, objective: string) => void;
  readonly onStep?: (operation: Operation, step: Readonly<SearchStep>) => void;
  readonly onEnd?: (operation: Operation, end: SearchEnd) => void;
}

/**
 * Searches operations on a design, or has them from a store. Once the host is interrupted, searches under way end with what they
 * have, and of others only those are answered that the store knows.
 */
export class OperationSearches {
  /** Searches that were run, and results that were there. */
  run = 0;
  stored = 0;
  readonly #on: NetworkDesign;
  readonly #settings: OperationSettings;
  readonly #surroundings: OperationSurroundings;
  /** Read once, for keys and for searches. */
  readonly #bound = new Map<Operation, Specification>();

  constructor(on: NetworkDesign, settings: OperationSettings, surroundings: OperationSurroundings) {
    this.#on = on;
    this.#settings = settings;
    this.#surroundings = surroundings;
  }

  readonly search: SearchOperation<SearchResultJson> = async (operation, objective) => {
    const { host, onBegin, onEnd } = this.#surroundings;
    const job = this.#jobOf(operation, objective, this.#settings.limits);
    const key = await this.#keyOf(operation, job);
    const known = await this.#known(key);
    if (!known && host.interrupted) return null;
    if (known) {
      this.stored++;
    } else {
      this.run++;
      onBegin?.(operation, objective);
    }
    const result =
      known ??
      (await this.#searchFor(
        operation,
        job,
        key,
        this.#executeOf(operation, { ...job, ...(key !== undefined && { key }) }),
      ));
    onEnd?.(operation, { isStored: known !== undefined, result });
    return costOf(result);
  };

  /** A mapper that proves has a bound before it begins. */
  readonly glance: GlanceAtOperation = async (operation, objective) => {
    const job = this.#jobOf(operation, objective, { evaluations: 0 });
    const key = await this.#keyOf(operation, job);
    const { search } = (await this.#known(key)) ?? (await this.#searchFor(operation, job, key, searchHere));
    return search.bound ?? 0;
  };

  #jobOf({ problem, name }: Operation, objective: string, limits: SearchLimits): MapJob {
    const { sources, references } = this.#on;
    const { mapper, seed, maxAreaUm2 } = this.#settings;
    return {
      kind: 'map',
      sources: [...sources, problemSource(problem, `${name}.yaml`)],
      plugins: references ?? [],
      question: { mapper, objective: objective.split(','), seed, ...(maxAreaUm2 !== undefined && { maxAreaUm2 }) },
      limits,
      shards: 1,
    };
  }

  async #keyOf(operation: Operation, job: MapJob): Promise<string | undefined> {
    return this.#on.references ? resultKey(job, this.#bind(operation, job)) : undefined;
  }

  #bind(operation: Operation, { sources }: MapJob): Specification {
    const { bind, sources: ofDesign } = this.#on;
    const bound = this.#bound.get(operation) ?? bind(sources.slice(ofDesign.length)).specification;
    this.#bound.set(operation, bound);
    return bound;
  }

  async #known(key: string | undefined): Promise<SearchResultJson | undefined> {
    const known = key === undefined ? undefined : await this.#surroundings.store?.get(key);
    return known as SearchResultJson | undefined;
  }

  async #searchFor(
    operation: Operation,
    job: MapJob,
    key: string | undefined,
    execute: ExecuteSearch,
  ): Promise<SearchResultJson> {
    const { design } = this.#on;
    const { host, store } = this.#surroundings;
    const settings = { ...job.question, limits: job.limits };
    const found = await findMapping(design, this.#bind(operation, job), settings, host, execute);
    const result = searchResultJson(found, key);
    if (result.key !== undefined) await store?.put(result as KeyedResult);
    return result;
  }

  #executeOf(operation: Operation, job: MapJob): ExecuteSearch {
    const { executor, onStep } = this.#surroundings;
    const { plugins } = this.#on.design;
    const isHere = executor === undefined || !this.#on.references;
    const execute: ExecuteSearch = isHere
      ? searchHere
      : (search, control) => plugins.executor(executor).search(job, search, control);
    if (!onStep) return execute;
    return (search, control) =>
      execute(search, {
        ...control,
        onStep: (step) => {
          onStep(operation, step);
          control.onStep?.(step);
        },
      });
  }
}

function costOf(result: SearchResultJson): OperationCost<SearchResultJson> | null {
  const { best, search } = result;
  if (!best?.valid) return null;
  const { energyPj, cycles } = best;
  return { energyPj, cycles, score: search.scores![0]!, bound: search.bound ?? 0, result };
}
