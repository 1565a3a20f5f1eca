import type { ResolvedSettings } from '@loopwright/config';
import { findMapping, Objective, type SearchResult } from '@loopwright/core';
import { formatSearch, searchResultJson } from '@loopwright/report';
import { chooseExecutor } from '../choose-executor.ts';
import { type ConfigOptions, configChoice } from '../config-options.ts';
import { ExitCode } from '../exit-code.ts';
import { HtmlReport, type ReportOptions } from '../html-report.ts';
import type { Io } from '../io.ts';
import { hasLiveView, LiveView } from '../live-view.ts';
import { OutputFiles, type OutputOptions } from '../output-files.ts';
import { type PreparedRun, prepareRun } from '../prepare-run.ts';
import { ProcessHost } from '../search-host.ts';
import { SearchLog } from '../search-log.ts';
import { chooseSettings, type SearchOptions } from '../search-settings.ts';
import { textLayout } from '../text-layout.ts';

export interface MapOptions extends ConfigOptions, SearchOptions, OutputOptions, ReportOptions {
  readonly json?: boolean;
  readonly log?: string;
}

/** `loopwright map FILE...`; `command` is how it was typed. */
export async function mapCommand(
  files: readonly string[],
  options: MapOptions,
  io: Io,
  command: string,
): Promise<ExitCode> {
  const prepared = await prepareRun(files, options, io);
  const settings = chooseSettings({ ...prepared, mapperSection: prepared.specification.mapper }, options, io.cores);
  const outputs = new OutputFiles(options, io.cwd);
  const report = options.report === undefined ? undefined : new HtmlReport(options.report, command, io);
  if (report) await prepared.plugins.use(report.plugin);
  const result = await searchWith(prepared, settings, options, io);
  const text = options.json
    ? JSON.stringify(searchResultJson(result), null, 2)
    : formatSearch(result, textLayout(io)).trimEnd();
  io.stdout.write(`${text}\n`);
  outputs.write(result.best, io.stderr);
  await report?.writeSearch(result, prepared, settings);
  return result.best?.evaluation.valid ? ExitCode.Valid : ExitCode.Invalid;
}

async function searchWith(
  { plugins, specification, sources }: PreparedRun,
  { threads, ...settings }: ResolvedSettings,
  options: MapOptions,
  io: Io,
): Promise<SearchResult> {
  const { mapper, objective, limits, seed } = settings;
  const [metric] = new Objective(objective).names;
  const live = hasLiveView(io) ? new LiveView(io, metric, limits) : undefined;
  if (live) await plugins.use(live.plugin);
  const log = options.log === undefined ? undefined : new SearchLog(options.log, io.cwd);
  if (log) await plugins.use(log.plugin);
  const question = { mapper, objective, seed };
  const execute = await chooseExecutor(threads, { sources, folder: io.cwd, choice: configChoice(options), question });
  const host = new ProcessHost();
  const stopListening = io.onInterrupt(() => {
    host.interrupted = true;
  });
  try {
    return await findMapping(plugins, specification, { ...question, limits }, host, execute);
  } finally {
    stopListening();
    live?.clear();
    log?.close();
  }
}
