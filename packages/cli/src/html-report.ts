import { readFileSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import type { ResolvedSettings } from '@loopwright/config';
import type { MappingResult, Plugin, SearchResult } from '@loopwright/core';
import { mappingEntries } from '@loopwright/report';
import type { Improvement, RerunView } from '@loopwright/report-html/render';
import { InvalidArgumentError, Option } from 'commander';
import type { Io } from './io.ts';
import { prepareFile, writeText } from './output-files.ts';
import { pluginVersion } from './plugin-version.ts';
import type { PreparedRun } from './prepare-run.ts';
import { shortPath } from './read-sources.ts';
import { settingValues } from './setting-values.ts';
import { version } from './version.ts';

export interface ReportOptions {
  readonly report?: string;
}

/** Option of every command that ends with something to look at. */
export const reportOption = new Option('--report <file>', 'write one HTML file to look at, mail or print')
  // An input file after a forgotten name must not be written over.
  .argParser((file) => {
    if (/^\.html?$/i.test(extname(file))) return file;
    throw new InvalidArgumentError('It must end in .html.');
  });

/** The HTML file that `map` and `evaluate` are asked to write. It records how a search goes, as a plugin like any other. */
export class HtmlReport {
  readonly #file: string;
  readonly #io: Io;
  /** As it was typed. */
  readonly #command: string;
  readonly #improvements: Improvement[] = [];

  /** Throws a RangeError where the file cannot be written: a search should not end in vain. */
  constructor(file: string, command: string, io: Io) {
    this.#file = prepareFile(resolve(io.cwd, file));
    this.#command = command;
    this.#io = io;
  }

  readonly plugin: Plugin = {
    name: 'html-report',
    setup: ({ hooks }) =>
      hooks.searchStep.tap(({ improved, evaluated, seconds, bestScore }) => {
        if (improved.length > 0) this.#improvements.push({ evaluated, seconds, score: bestScore });
      }),
  };

  async writeMapping(result: MappingResult, prepared: PreparedRun): Promise<void> {
    const { mappingViewOf, renderReport } = await import('@loopwright/report-html/render');
    const rerun = this.#rerun(prepared, [], result);
    writeText(this.#file, renderReport({ mapping: mappingViewOf(result), search: null, rerun }));
  }

  async writeSearch(result: SearchResult, prepared: PreparedRun, settings: ResolvedSettings): Promise<void> {
    const { mappingViewOf, renderReport, searchViewOf } = await import('@loopwright/report-html/render');
    const mapping = result.best && mappingViewOf(result.best);
    const search = searchViewOf(result, this.#improvements);
    writeText(
      this.#file,
      renderReport({ mapping, search, rerun: this.#rerun(prepared, settingValues(settings), result.best) }),
    );
  }

  #rerun({ config, sources }: PreparedRun, settings: RerunView['settings'], mapped: MappingResult | null): RerunView {
    const short = (path: string) => shortPath(path, this.#io.cwd);
    const configFile =
      config.file === undefined ? [] : [{ file: short(config.file), text: readFileSync(config.file, 'utf8') }];
    return {
      version,
      command: this.#command,
      settings: settings.map(({ from, ...setting }) => ({
        ...setting,
        from: from === config.file ? short(from) : from,
      })),
      plugins: config.plugins.map(({ plugin, from }) => ({
        name: plugin.name,
        version: pluginVersion(plugin, from),
        from: from === 'built in' ? from : short(from),
      })),
      files: [...sources, ...configFile],
      mapping: mapped && mappingText(mapped),
    };
  }
}

/** YAML, an entry a line. */
function mappingText(result: MappingResult): string {
  return `mapping:\n${mappingEntries(result)
    .map((entry) => `- ${JSON.stringify(entry)}\n`)
    .join('')}`;
}
