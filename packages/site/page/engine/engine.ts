import { checkNetwork, checkSources, splitNetwork } from '@loopwright/cli/texts';
import type { WorkloadFile } from '@loopwright/core';
import { isBinary } from '@loopwright/core';
import { WorkerHost } from '@loopwright/explorer/page';
import { type DiagnosticJson, diagnosticsJson } from '@loopwright/results';
import { type SourceText, sectionNames } from '@loopwright/spec';
import { isProblemFile, isWorkloadFile, problemSource, readWorkload } from '@loopwright/workload';
import { evaluateLayer } from './evaluate-layer.ts';
import { mapLayer } from './map-layer.ts';
import { mapNetwork } from './map-network.ts';
import { referencesTo, setUpPlugins } from './plugin-set.ts';
import type { FilePart, Layer, Outcome, Progress, RunTask } from './protocol.ts';
import { sweepDesigns } from './sweep-designs.ts';
import { executorWorkers } from './workers-executor.ts';

/** Checks and runs what the page is given, by the same functions as the command. */
export class Engine {
  readonly #executor: ReturnType<typeof executorWorkers>;
  #host = new WorkerHost();

  /** @param startWorker starts a worker that runs shards */
  constructor(startWorker: () => Worker, cores: number) {
    this.#executor = executorWorkers(startWorker, cores);
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
    await plugins.use(this.#executor);
    const context = {
      task,
      plugins,
      references,
      host: this.#host,
      onProgress,
      ...splitFiles(task.files, task.mapping),
    };
    if (task.vary.length > 0) return sweepDesigns(context);
    if (context.network.length > 0) return mapNetwork(context);
    return task.mapping === undefined ? mapLayer(context) : evaluateLayer(context);
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
