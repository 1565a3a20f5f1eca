import { resolve } from 'node:path';
import type { SettingsSource } from '@loopwright/config';
import { decisivePlugins } from '@loopwright/core/engine';
import { executorThreads } from '@loopwright/parallel';
import { formatSweep, sweepCsv } from '@loopwright/report';
import { writeResult } from '@loopwright/results';
import type { SourceText } from '@loopwright/spec';
import { runSweep, type StudyMapping, studyObjectives } from '@loopwright/sweep';
import { ExitCode } from '../exit-code.ts';
import { rerunView } from '../html-report.ts';
import type { Io } from '../io.ts';
import { loadStudy, readTypedStudy } from '../load-study.ts';
import { lostClaims } from '../lost-claims.ts';
import { chooseNetworkSettings } from '../network-settings.ts';
import { prepareFile, writeFile } from '../output-files.ts';
import { loadConfiguration, namedPlugins, setUpPlugins } from '../prepare-run.ts';
import { openStore, storeFile } from '../result-store.ts';
import { ProcessHost } from '../search-host.ts';
import type { SearchOptions } from '../search-settings.ts';
import { SweepView } from '../sweep-view.ts';
import { textLayout } from '../text-layout.ts';
import { threadPool } from '../thread-pool.ts';
import type { SweepCommandOptions } from './sweep-options.ts';

/** `loopwright sweep`; `command` is how it was typed. */
export async function sweepCommand(
  files: readonly string[],
  options: SweepCommandOptions,
  io: Io,
  command: string,
): Promise<ExitCode> {
  const config = await loadConfiguration(options, io);
  const study = readTypedStudy(files, options, config, io);
  const file = (path: string | undefined) => (path === undefined ? undefined : prepareFile(resolve(io.cwd, path)));
  const [csv, report] = [file(options.csv), file(options.report)];
  const plugins = await setUpPlugins(config.plugins, io);
  await plugins.use(lostClaims(namedPlugins(config), io.stderr));
  await plugins.use(executorThreads({ pool: threadPool, cores: io.cores }));
  const loaded = await loadStudy(study, options, { config, plugins }, io);
  const from = { config, plugins, study: studySettings(study.map), mapperSection: {} };
  const settings = chooseNetworkSettings(from, searchOptions(options), io);
  const { mapper, objective, origins, limits, seed, executor, threads } = settings;
  const store = openStore(options, io);
  const view = new SweepView(
    io,
    loaded.objectives.map((name) => studyObjectives.get(name)!),
  );
  const host = new ProcessHost();
  const stopListening = io.onInterrupt(() => {
    host.interrupted = true;
  });
  try {
    const result = await runSweep(loaded, {
      ...{ plugins, host, mapper, limits, seed, executor, store },
      references: decisivePlugins(
        plugins,
        config.plugins.map(({ reference }) => reference),
      ),
      objective: origins.objective === 'default' ? undefined : objective,
      searchesAtOnce: threads,
      storeName: store && (options.store || storeFile),
      onBegin: ({ name }) => view.begin(name),
      onEnd: ({ name }, { isStored }) => view.end(name, isStored),
      onPoint: (point, progress) => view.point(point, progress),
      onWarning: (text) => view.warn(text),
    });
    view.clear();
    io.stdout.write(options.json ? writeResult(result) : formatSweep(result, textLayout(io)));
    if (csv !== undefined) writeFile(csv, sweepCsv(result));
    if (report !== undefined) {
      const { renderSweep } = await import('@loopwright/report-html/render');
      const sources = onceEach([...study.sources, ...loaded.designs.flatMap((design) => design.sources)]);
      const record = { command, prepared: { config, sources }, settings };
      writeFile(report, renderSweep({ result, rerun: rerunView(record, null, io) }));
    }
    return result.front.length > 0 ? ExitCode.Valid : ExitCode.Invalid;
  } finally {
    view.clear();
    stopListening();
  }
}

/** Files that several designs share stand there once. */
function onceEach(sources: readonly SourceText[]): SourceText[] {
  return [...new Map(sources.map((source) => [source.file, source])).values()];
}

function studySettings({ objective, ...map }: StudyMapping): SettingsSource {
  return { origin: 'map of the study', values: { ...map, objective: objective?.split(',') } };
}

/** What is minimised over designs is no objective of a mapping. */
function searchOptions({ objective: _, mapFor, ...options }: SweepCommandOptions): SearchOptions {
  return { ...options, ...(mapFor && { objective: mapFor }) };
}
