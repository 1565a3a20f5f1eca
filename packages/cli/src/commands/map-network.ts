import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { ResolvedSettings } from '@loopwright/config';
import { findMapping, loadWorkload, type MapJob } from '@loopwright/core/engine';
import { mapNetwork, type OperationCost, type SearchOperation } from '@loopwright/network';
import { executorThreads } from '@loopwright/parallel';
import { formatNetwork, networkCsv } from '@loopwright/report';
import {
  type KeyedResult,
  networkResultJson,
  type ResultStore,
  resultKey,
  type SearchResultJson,
  searchResultJson,
} from '@loopwright/results';
import { formatDiagnostic } from '@loopwright/spec';
import { type Operation, problemSource } from '@loopwright/workload';
import { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { NetworkProgress } from '../network-progress.ts';
import { chooseNetworkSettings } from '../network-settings.ts';
import { prepareFile, writeText } from '../output-files.ts';
import { type PreparedNetworkRun, prepareNetworkRun } from '../prepare-run.ts';
import { openStore } from '../result-store.ts';
import type { RunFiles } from '../run-files.ts';
import { ProcessHost } from '../search-host.ts';
import { textLayout } from '../text-layout.ts';
import { threadPool } from '../thread-pool.ts';
import type { MapOptions } from './map.ts';

/** `loopwright map DESIGN... NETWORK`: every operation of a network, and the network as a whole. */
export async function mapNetworkCommand(files: RunFiles, options: MapOptions, io: Io): Promise<ExitCode> {
  const run = await prepareNetworkRun(files, io);
  const settings = chooseNetworkSettings(run, options, io);
  const csv = options.csv === undefined ? undefined : prepareFile(resolve(io.cwd, options.csv));
  const { workload, warnings } = await loadWorkload(run.plugins, { files: files.network, sizes: options.dim ?? {} });
  for (const warning of warnings) io.stderr.write(`${formatDiagnostic(warning)}\n`);
  await run.plugins.use(executorThreads({ pool: threadPool, cores: io.cores }));
  const searches = new OperationSearches(run, settings, openStore(options, io), new NetworkProgress(workload, io));
  const stopListening = io.onInterrupt(() => searches.interrupt());
  const started = performance.now();
  try {
    const { objective, mapper, seed, threads } = settings;
    const mapping = await mapNetwork(workload, searches.search, {
      objective,
      searchesAtOnce: threads,
      ...(options.maxCycles !== undefined && { maxCycles: options.maxCycles }),
    });
    searches.progress.clear();
    const { run: runs, stored } = searches;
    const seconds = (performance.now() - started) / 1000;
    const distinct = mapping.operations.length;
    const search = { mapper, objective: [...objective], seed, threads, distinct, searches: runs, stored, seconds };
    const result = networkResultJson({ workload, mapping, search });
    io.stdout.write(options.json ? `${JSON.stringify(result, null, 2)}\n` : formatNetwork(result, textLayout(io)));
    if (csv !== undefined) writeText(csv, networkCsv(result));
    return result.totals ? ExitCode.Valid : ExitCode.Invalid;
  } finally {
    searches.progress.clear();
    stopListening();
  }
}

/** Searches operations of a network on a design, or has them from the store. */
class OperationSearches {
  /** Searches that were run, and results that were there. */
  run = 0;
  stored = 0;
  readonly progress: NetworkProgress;
  readonly #input: PreparedNetworkRun;
  readonly #settings: ResolvedSettings;
  readonly #store: ResultStore | undefined;
  readonly #host = new ProcessHost();

  constructor(
    input: PreparedNetworkRun,
    settings: ResolvedSettings,
    store: ResultStore | undefined,
    progress: NetworkProgress,
  ) {
    this.#input = input;
    this.#settings = settings;
    this.#store = store;
    this.progress = progress;
  }

  interrupt(): void {
    this.#host.interrupted = true;
  }

  readonly search: SearchOperation<SearchResultJson> = async (operation, objective) => {
    this.progress.begin(operation.name, objective);
    const job = this.#jobOf(operation, objective);
    const key = await resultKey(job);
    const result = (await this.#known(key)) ?? (await this.#searchFor(job, key));
    this.progress.end(operation.name);
    return costOf(result);
  };

  #jobOf({ problem, name }: Operation, objective: string): MapJob {
    const { config, sources } = this.#input;
    const { mapper, seed, limits } = this.#settings;
    return {
      kind: 'map',
      sources: [...sources, problemSource(problem, `${name}.yaml`)],
      plugins: config.plugins.map(({ reference }) => reference),
      question: { mapper, objective: objective.split(','), seed },
      limits,
      shards: 1,
    };
  }

  async #known(key: string): Promise<SearchResultJson | undefined> {
    const known = await this.#store?.get(key);
    if (known) this.stored++;
    return known as SearchResultJson | undefined;
  }

  async #searchFor(job: MapJob, key: string): Promise<SearchResultJson> {
    const { plugins, design, bind, sources } = this.#input;
    const { specification } = bind(job.sources.slice(sources.length));
    const settings = { ...job.question, limits: job.limits };
    const executor = plugins.executor(this.#settings.executor);
    this.run++;
    const found = await findMapping(design, specification, settings, this.#host, (search, control) =>
      executor.search(job, search, control),
    );
    const result = searchResultJson(found, key);
    if (result.key !== undefined) await this.#store?.put(result as KeyedResult);
    return result;
  }
}

function costOf(result: SearchResultJson): OperationCost<SearchResultJson> | null {
  const { best, search } = result;
  if (!best?.valid) return null;
  const { energyPj, cycles } = best;
  return { energyPj, cycles, score: search.scores![0]!, bound: search.bound ?? 0, result };
}
