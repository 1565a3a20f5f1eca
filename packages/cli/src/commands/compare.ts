import { resolve } from 'node:path';
import { compareResults, formatComparison } from '@loopwright/report';
import { ExitCode } from '../exit-code.ts';
import type { ReportOptions } from '../html-report.ts';
import type { Io } from '../io.ts';
import { prepareFile, writeFile } from '../output-files.ts';
import { readResults } from '../read-results.ts';
import { textLayout } from '../text-layout.ts';

export interface CompareOptions extends ReportOptions {
  readonly json?: boolean;
}

/** `loopwright compare FILE...` */
export async function compareCommand(files: readonly string[], options: CompareOptions, io: Io): Promise<ExitCode> {
  const results = readResults(files, io);
  if (results.length < 2) throw new RangeError('compare takes two results or more, from different files');
  const comparison = compareResults(results);
  const report = options.report === undefined ? undefined : prepareFile(resolve(io.cwd, options.report));
  const text = options.json
    ? JSON.stringify(comparison, null, 2)
    : formatComparison(comparison, textLayout(io)).trimEnd();
  io.stdout.write(`${text}\n`);
  if (report !== undefined) {
    const { renderComparison } = await import('@loopwright/report-html/render');
    writeFile(report, renderComparison(comparison));
  }
  return ExitCode.Valid;
}
