import type { ResolvedSettings } from '@loopwright/config';
import type { SearchResult } from '@loopwright/core';
import { findMapping, hasPlaceholderAreas, type MapJob } from '@loopwright/core/engine';
import { executorThreads } from '@loopwright/parallel';
import { formatMapping, formatSearch } from '@loopwright/report';
import { resultKey, searchResultJson, writeResult } from '@loopwright/results';
import { ExitCode } from '../exit-code.ts';
import { htmlReport } from '../html-report.ts';
import type { Io } from '../io.ts';
import { hasLiveView, liveView } from '../live-view.ts';
import { linkedRunOf, pageToOpen, servePage } from '../open-page.ts';
import { OutputFiles } from '../output-files.ts';
import { type PreparedRun, prepareRunOf, readRunFiles } from '../prepare-run.ts';
import { ProcessHost } from '../search-host.ts';
import { searchLog } from '../search-log.ts';
import { chooseSettings } from '../search-settings.ts';
import { textLayout } from '../text-layout.ts';
import { checkThreads } from '../thread-limits.ts';
import { threadPool } from '../thread-pool.ts';
import { withKnownResult } from '../with-known-result.ts';
import { mapNetworkCommand } from './map-network.ts';
import type { MapOptions } from './map-options.ts';

const placeholderWarning = `warning: all components have the same area, a placeholder: what goes by area counts instances
  hint:     give areas in an ART, or have them estimated by --plugin energy-estimator
`;

/** `loopwright map FILE...`, of a layer or a network; `command` is how it was typed. */
export async function mapCommand(
  files: readonly string[],
  options: MapOptions,
  io: Io,
  command: string,
): Promise<ExitCode> {
  const inputs = await readRunFiles(files, options, io);
  if (inputs.network.length > 0) return mapNetworkCommand(inputs, options, io, command);
  checkOfLayer(options);
  const prepared = await prepareRunOf(inputs, io);
  const settings = chooseSettings({ ...prepared, mapperSection: prepared.specification.mapper }, options, io);
  if (settings.executor === 'threads') checkThreads(settings, io);
  const outputs = new OutputFiles(options, io.cwd);
  const page = options.open ? pageToOpen(io) : undefined;
  if (options.report !== undefined) {
    await prepared.plugins.use(htmlReport(options.report, { command, prepared, settings }, io));
  }
  const job = await jobOf(prepared, settings, options);
  const write = async (result: SearchResult) => {
    const text = options.json
      ? writeResult(searchResultJson(result, job.key))
      : `${formatSearch(result, textLayout(io)).trimEnd()}\n`;
    const weighsAreas = result.outcome.front !== null || options.maxArea !== undefined;
    if (weighsAreas && hasPlaceholderAreas(result.costs)) io.stderr.write(placeholderWarning);
    io.stdout.write(text);
    outputs.write(result.best, io.stderr);
  };
  const run = () => searchWith(prepared, job, settings, options, io);
  const result = await withKnownResult('search', prepared.plugins, run, write);
  if (page) {
    const found = result.best && formatMapping(result.best);
    await servePage(page, linkedRunOf(prepared.sources, prepared, settings, found), io);
  }
  return result.best?.evaluation.valid ? ExitCode.Valid : ExitCode.Invalid;
}

/** Throws a RangeError where an option says something of networks alone. */
function checkOfLayer({ dim, maxCycles, keepOnChip, parquet }: MapOptions): void {
  const options = { '--dim': dim, '--max-cycles': maxCycles, '--keep-on-chip': keepOnChip, '--parquet': parquet };
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  if (given.length === 0) return;
  const names = given.map(([name]) => name).join(', ');
  throw new RangeError(`${names} is of networks, and these files hold one layer: name a network beside the design`);
}

async function jobOf(
  { sources, references }: PreparedRun,
  settings: ResolvedSettings,
  { maxArea }: MapOptions,
): Promise<MapJob> {
  const { mapper, objective, seed, limits, threads } = settings;
  const job: MapJob = {
    kind: 'map',
    sources,
    plugins: references,
    question: { mapper, objective, seed, ...(maxArea !== undefined && { maxAreaUm2: maxArea }) },
    limits,
    shards: threads,
  };
  return { ...job, key: await resultKey(job) };
}

async function searchWith(
  { plugins, design, specification }: PreparedRun,
  job: MapJob,
  { executor: executorName, threads }: ResolvedSettings,
  options: MapOptions,
  io: Io,
): Promise<SearchResult> {
  if (hasLiveView(io)) await plugins.use(liveView(io));
  if (options.log !== undefined) {
    await plugins.use(searchLog(options.log, io.cwd, (message) => io.stderr.write(`warning: ${message}\n`)));
  }
  await plugins.use(executorThreads({ pool: threadPool, cores: io.cores }));
  const executor = plugins.executor(executorName);
  const { question, limits } = job;
  const host = new ProcessHost();
  const stopListening = io.onInterrupt(() => {
    host.interrupted = true;
  });
  try {
    return await findMapping(design, specification, { ...question, limits, threads }, host, (search, control) =>
      executor.search(job, search, control),
    );
  } finally {
    stopListening();
  }
}
