import { loadWorkload } from '@loopwright/core/engine';
import { runNetwork } from '@loopwright/network-run';
import { executorThreads } from '@loopwright/parallel';
import { formatNetwork } from '@loopwright/report';
import { networkResultJson } from '@loopwright/results';
import { formatDiagnostic } from '@loopwright/spec';
import { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { keepingMemory } from '../keeping-memory.ts';
import { mappedLayers } from '../mapped-layers.ts';
import { NetworkOutputs } from '../network-outputs.ts';
import { NetworkProgress } from '../network-progress.ts';
import { chooseNetworkSettings } from '../network-settings.ts';
import { linkedRunOf, pageToOpen, servePage } from '../open-page.ts';
import { prepareNetworkRun } from '../prepare-run.ts';
import { openStore } from '../result-store.ts';
import { networkTexts, type RunFiles } from '../run-files.ts';
import { ProcessHost } from '../search-host.ts';
import { textLayout } from '../text-layout.ts';
import { threadPool } from '../thread-pool.ts';
import type { MapOptions } from './map-options.ts';

/** `loopwright map DESIGN... NETWORK`: every operation of a network, and the network as a whole; `command` is how it was typed. */
export async function mapNetworkCommand(
  files: RunFiles,
  options: MapOptions,
  io: Io,
  command: string,
): Promise<ExitCode> {
  const run = await prepareNetworkRun(files, io);
  const settings = chooseNetworkSettings(run, options, io);
  const keepOnChip = options.keepOnChip === undefined ? null : keepingMemory(options.keepOnChip, run.architecture);
  const outputs = new NetworkOutputs(options, io);
  const page = options.open ? pageToOpen(io) : undefined;
  const { workload, warnings } = await loadWorkload(run.plugins, { files: files.network, sizes: options.dim ?? {} });
  for (const warning of warnings) io.stderr.write(`${formatDiagnostic(warning)}\n`);
  await run.plugins.use(executorThreads({ pool: threadPool, cores: io.cores }));
  const progress = new NetworkProgress(workload, io);
  const host = new ProcessHost();
  const stopListening = io.onInterrupt(() => {
    host.interrupted = true;
  });
  try {
    const { mapper, objective, seed, limits, executor, threads } = settings;
    const network = await runNetwork(workload, run, {
      mapper,
      objective,
      seed,
      limits,
      executor,
      searchesAtOnce: threads,
      host,
      store: openStore(options, io),
      onBegin: ({ name }, objective) => progress.begin(name, objective),
      onStep: ({ name }, step) => progress.step(name, step),
      onEnd: ({ name }, origin) => progress.end(name, origin),
      ...(options.maxArea !== undefined && { maxAreaUm2: options.maxArea }),
      ...(options.maxCycles !== undefined && { maxCycles: options.maxCycles }),
    });
    progress.clear();
    const result = networkResultJson({ ...network, ...(keepOnChip && { keepOnChip }) });
    io.stdout.write(options.json ? `${JSON.stringify(result, null, 2)}\n` : formatNetwork(result, textLayout(io)));
    const prepared = { config: run.config, sources: [...run.sources, ...networkTexts(files)] };
    await outputs.write(result, () => mappedLayers(run, network.mapping), { command, prepared, settings });
    if (page) await servePage(page, linkedRunOf([...run.sources, ...files.network], run, settings, null), io);
    return result.totals ? ExitCode.Valid : ExitCode.Invalid;
  } finally {
    progress.clear();
    stopListening();
  }
}
