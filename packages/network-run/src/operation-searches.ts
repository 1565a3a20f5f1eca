import type { ExecuteSearch, SearchLimits } from '@loopwright/core';
import {
  findMapping,
  type MapJob,
  type PluginReference,
  type PreparedDesign,
  type SearchHost,
  type SearchQuestion,
} from '@loopwright/core/engine';
import type { OperationCost, SearchOperation } from '@loopwright/network';
import {
  type KeyedResult,
  type ResultStore,
  resultKey,
  type SearchResultJson,
  searchResultJson,
} from '@loopwright/results';
import type { LoadedDesign, SourceText } from '@loopwright/spec';
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

/** Where searches run, what they need of the machine, and who looks on. */
export interface OperationSurroundings {
  readonly host: SearchHost;
  /** Name of the executor that runs searches; without one, this thread does. */
  readonly executor?: string;
  /** Has results of earlier runs, and gets those of this one. */
  readonly store?: ResultStore | undefined;
  readonly onBegin?: (operation: Operation, objective: string) => void;
  readonly onEnd?: (operation: Operation) => void;
}

/** Searches operations on a design, or has them from a store. */
export class OperationSearches {
  /** Searches that were run, and results that were there. */
  run = 0;
  stored = 0;
  readonly #on: NetworkDesign;
  readonly #settings: OperationSettings;
  readonly #surroundings: OperationSurroundings;

  constructor(on: NetworkDesign, settings: OperationSettings, surroundings: OperationSurroundings) {
    this.#on = on;
    this.#settings = settings;
    this.#surroundings = surroundings;
  }

  readonly search: SearchOperation<SearchResultJson> = async (operation, objective) => {
    const { onBegin, onEnd } = this.#surroundings;
    onBegin?.(operation, objective);
    const job = this.#jobOf(operation, objective);
    const key = this.#on.references ? await resultKey(job) : undefined;
    const result = (await this.#known(key)) ?? (await this.#searchFor(job, key));
    onEnd?.(operation);
    return costOf(result);
  };

  #jobOf({ problem, name }: Operation, objective: string): MapJob {
    const { sources, references } = this.#on;
    const { mapper, seed, limits } = this.#settings;
    return {
      kind: 'map',
      sources: [...sources, problemSource(problem, `${name}.yaml`)],
      plugins: references ?? [],
      question: { mapper, objective: objective.split(','), seed },
      limits,
      shards: 1,
    };
  }

  async #known(key: string | undefined): Promise<SearchResultJson | undefined> {
    const known = key === undefined ? undefined : await this.#surroundings.store?.get(key);
    if (known) this.stored++;
    return known as SearchResultJson | undefined;
  }

  async #searchFor(job: MapJob, key: string | undefined): Promise<SearchResultJson> {
    const { design, bind, sources } = this.#on;
    const { host, store } = this.#surroundings;
    const { specification } = bind(job.sources.slice(sources.length));
    this.run++;
    const settings = { ...job.question, limits: job.limits };
    const found = await findMapping(design, specification, settings, host, this.#executeOf(job));
    const result = searchResultJson(found, key);
    if (result.key !== undefined) await store?.put(result as KeyedResult);
    return result;
  }

  #executeOf(job: MapJob): ExecuteSearch | undefined {
    const { executor } = this.#surroundings;
    if (executor === undefined || !this.#on.references) return undefined;
    const { plugins } = this.#on.design;
    return (search, control) => plugins.executor(executor).search(job, search, control);
  }
}

function costOf(result: SearchResultJson): OperationCost<SearchResultJson> | null {
  const { best, search } = result;
  if (!best?.valid) return null;
  const { energyPj, cycles } = best;
  return { energyPj, cycles, score: search.scores![0]!, bound: search.bound ?? 0, result };
}
