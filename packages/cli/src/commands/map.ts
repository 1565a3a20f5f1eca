import { type ResolvedSettings, resolveSettings, settingsOfMapperSection } from '@loopwright/config';
import {
  findMapping,
  type MetricName,
  type PluginManager,
  type SearchLimits,
  type SearchResult,
} from '@loopwright/core';
import { formatSearch, searchResultJson } from '@loopwright/report';
import { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { OutputFiles, type OutputOptions } from '../output-files.ts';
import { type PreparedRun, prepareRun } from '../prepare-run.ts';
import { ProgressLine } from '../progress-line.ts';
import { ProcessHost } from '../search-host.ts';
import { textLayout } from '../text-layout.ts';

export interface MapOptions extends OutputOptions {
  readonly json?: boolean;
  readonly config?: string;
  readonly mapper?: string;
  readonly objective?: readonly MetricName[];
  readonly seconds?: number;
  readonly evaluations?: number;
  readonly threads?: number;
  readonly seed?: number;
}

/** Of searches that would go on for ever. */
const defaultLimits: SearchLimits = { seconds: 10 };

const commandLine = 'command line';

/** `loopwright map FILE...` */
export async function mapCommand(files: readonly string[], options: MapOptions, io: Io): Promise<ExitCode> {
  const prepared = await prepareRun(files, options.config, io);
  const settings = chooseSettings(prepared, options);
  const outputs = new OutputFiles(options, io.cwd);
  const result = await searchWith(prepared, settings, io);
  const text = options.json
    ? JSON.stringify(searchResultJson(result), null, 2)
    : formatSearch(result, textLayout(io)).trimEnd();
  io.stdout.write(`${text}\n`);
  outputs.write(result.best, io.stderr);
  return result.best?.evaluation.valid ? ExitCode.Valid : ExitCode.Invalid;
}

function chooseSettings({ config, specification, plugins }: PreparedRun, options: MapOptions): ResolvedSettings {
  const { mapper, objective, seconds, evaluations, threads, seed } = options;
  const settings = resolveSettings([
    { origin: commandLine, values: { mapper, objective, seconds, evaluations, threads, seed } },
    config.settings,
    { origin: 'mapper section', values: settingsOfMapperSection(specification.mapper) },
  ]);
  return { ...settings, limits: limitsFor(settings, plugins) };
}

function limitsFor({ limits, mapper }: ResolvedSettings, plugins: PluginManager): SearchLimits {
  const isLimited = Object.keys(limits).length > 0 || plugins.mapper(mapper).endsByItself;
  return isLimited ? limits : defaultLimits;
}

async function searchWith(prepared: PreparedRun, settings: ResolvedSettings, io: Io): Promise<SearchResult> {
  const { plugins, specification } = prepared;
  const { mapper, objective, limits, seed } = settings;
  const progress = io.stderr.isTTY ? new ProgressLine(io.stderr, objective[0], limits) : undefined;
  if (progress) await plugins.use(progress.plugin);
  const host = new ProcessHost();
  const stopListening = io.onInterrupt(() => {
    host.interrupted = true;
  });
  try {
    warnAboutThreads(settings, io);
    // The search runs here, in one thread. An executor that runs shards in workers takes the place of this call.
    return await findMapping(plugins, specification, { mapper, objective, limits, seed }, host);
  } finally {
    stopListening();
    progress?.clear();
  }
}

/** A mapper section's threads are Timeloop's, and nobody asked us for them. */
function warnAboutThreads({ threads, origins }: ResolvedSettings, io: Io): void {
  if (threads === 1 || origins.threads === 'mapper section') return;
  io.stderr.write(`warning: ${threads} threads are asked for; this version searches with one\n`);
}
