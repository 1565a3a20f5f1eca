import { readFileSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import type { ResolvedSettings } from '@loopwright/config';
import type { Plugin } from '@loopwright/core';
import { formatMapping } from '@loopwright/report';
import type { Improvement, RerunView } from '@loopwright/report-html/render';
import { InvalidArgumentError, Option } from 'commander';
import type { Io } from './io.ts';
import { prepareFile, writeFile } from './output-files.ts';
import type { PreparedRun } from './prepare-run.ts';
import { settingValues } from './setting-values.ts';
import { shortPath } from './short-path.ts';
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

/** How a run was asked for: all that it takes to run it again. */
export interface RunRecord {
  /** As it was typed. */
  readonly command: string;
  readonly prepared: Pick<PreparedRun, 'config' | 'sources'>;
  /** Of a search. */
  readonly settings?: ResolvedSettings;
}

/**
 * Writes the result of a run as one HTML file, with how the search went. Throws a RangeError at once where the file cannot
 * be written: a search should not end in vain.
 */
export function htmlReport(name: string, record: RunRecord, io: Io): Plugin {
  const file = prepareFile(resolve(io.cwd, name));
  return {
    name: 'html-report',
    setup({ hooks }) {
      let improvements: Improvement[] = [];
      hooks.searchStart.tap(() => {
        improvements = [];
      });
      hooks.searchStep.tap(({ improved, evaluated, seconds, bestScore }) => {
        if (improved.length > 0) improvements.push({ evaluated, seconds, score: bestScore });
      });
      hooks.report.tapPromise(async (result) => {
        const { mappingViewOf, renderReport, searchViewOf } = await import('@loopwright/report-html/render');
        const mapped = result.kind === 'search' ? result.best : result;
        const mapping = mapped && mappingViewOf(mapped);
        const search = result.kind === 'search' ? searchViewOf(result, improvements) : null;
        writeFile(
          file,
          renderReport({ mapping, search, rerun: rerunView(record, mapped && formatMapping(mapped), io) }),
        );
      });
    },
  };
}

/** @param mapping as a file; null where there is none */
export function rerunView({ command, prepared, settings }: RunRecord, mapping: string | null, io: Io): RerunView {
  const { config, sources } = prepared;
  const short = (path: string) => shortPath(path, io.cwd);
  const configFile =
    config.file === undefined ? [] : [{ file: short(config.file), text: readFileSync(config.file, 'utf8') }];
  return {
    version,
    command,
    settings: (settings ? settingValues(settings) : []).map(({ from, ...setting }) => ({
      ...setting,
      from: from === config.file ? short(from) : from,
    })),
    plugins: config.plugins.map(({ plugin, from, reference }) => ({
      name: plugin.name,
      version: reference.version,
      from: from === 'built in' ? from : short(from),
    })),
    files: [...sources, ...configFile],
    mapping,
  };
}
