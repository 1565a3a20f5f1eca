import { checkNetwork, checkSources, splitNetwork } from '@loopwright/cli/texts';
import type { WorkloadFile } from '@loopwright/core';
import { isBinary } from '@loopwright/core';
import { WorkerHost } from '@loopwright/explorer/page';
import { type DiagnosticJson, diagnosticsJson } from '@loopwright/results';
import { type SourceText, sectionNames } from '@loopwright/spec';
import { isProblemFile, isWorkloadFile, problemSource, readWorkload } from '@loopwright/workload';
import { evaluateLayer } from './evaluate-layer.ts';
import { mapLayer } from './map-layer.ts';
import { referencesTo, setUpPlugins } from './plugin-set.ts';
import type { FilePart, Layer, Outcome, Progress, RunTask } from './protocol.ts';
import { executorWorkers, WorkersExecutor } from './workers-executor.ts';

/** Checks and runs what the page is given, by the same functions as the command. */
export class Engine {
  readonly #executor: WorkersExecutor;
  #host = new WorkerHost();

  /** @param startWorker starts a worker that runs shards */
  constructor(startWorker: () => Worker, cores: number) {
    this.#executor = new WorkersExecutor(startWorker, cores);
  }

  sort(files: readonly WorkloadFile[]): FilePart[] {
    return files.map((file) => (isBinary(file) || isProblemFile(file) || isWorkloadFile(file) ? 'workload' : 'design'));
  }

  layers(network: SourceText): Layer[] {
    const { operations } = readWorkload(network).workload;
    return operations.map(({ name, problem }) => ({ name, text: problemSource(problem, name).text }));
  }

  async check({ files, plugins, mapping }: RunTask): Promise<DiagnosticJson[]> {
    const { sources, network } = splitFiles(files, mapping);
    const manager = await setUpPlugins(referencesTo(plugins));
    const found = network.length > 0 ? checkNetwork(sources, network, manager) : checkSources(sources, manager);
    return diagnosticsJson(await found);
  }

  async run(task: RunTask, onProgress: (progress: Progress) => void): Promise<Outcome> {
    this.#host = new WorkerHost();
    const references = referencesTo(task.plugins);
    const plugins = await setUpPlugins(references);
    await plugins.use(executorWorkers(this.#executor));
    const context = {
      task,
      plugins,
      references,
      host: this.#host,
      onProgress,
      ...splitFiles(task.files, task.mapping),
    };
    // Most runs are of one layer: what others need is loaded when it is.
    if (task.sweep.vary.length > 0) return (await import('./sweep-designs.ts')).sweepDesigns(context);
    if (context.network.length > 0) return (await import('./map-network.ts')).mapNetwork(context);
    return task.mapping === undefined ? mapLayer(context) : evaluateLayer(context);
  }

  /** Starts the workers that a search of so many threads runs in. */
  warm(threads: number): void {
    this.#executor.warm(threads);
  }

  stop(): void {
    this.#host.interrupted = true;
  }
}

/** As the command tells a network from a design. */
function splitFiles(files: readonly WorkloadFile[], mapping: string | undefined) {
  const texts = files.flatMap((file) => (isBinary(file) ? [] : [file]));
  const { sources, network } = splitNetwork(texts, files.filter(isBinary));
  if (mapping === undefined) return { sources, network };
  const own = sources.filter(({ text }) => !sectionNames(text).includes('mapping'));
  return { sources: [...own, { file: 'mapping.yaml', text: mapping }], network };
}
