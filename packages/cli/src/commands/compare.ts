import { resolve } from 'node:path';
import {
  type Comparison,
  compareDesigns,
  compareResults,
  type DesignComparison,
  formatComparison,
  formatDesigns,
  type Normalisation,
} from '@loopwright/report';
import { ExitCode } from '../exit-code.ts';
import type { ReportOptions } from '../html-report.ts';
import type { Io } from '../io.ts';
import { prepareFile, writeFile } from '../output-files.ts';
import { type Comparable, readResults } from '../read-results.ts';
import { textLayout } from '../text-layout.ts';

export interface CompareOptions extends ReportOptions {
  readonly json?: boolean;
  readonly per?: Normalisation;
}

/** `loopwright compare FILE...` */
export async function compareCommand(files: readonly string[], options: CompareOptions, io: Io): Promise<ExitCode> {
  const compared = compare(readResults(files, io), options);
  const report = options.report === undefined ? undefined : prepareFile(resolve(io.cwd, options.report));
  io.stdout.write(`${options.json ? JSON.stringify(compared.comparison, null, 2) : textOf(compared, io)}\n`);
  if (report !== undefined) {
    const { renderComparison, renderDesigns } = await import('@loopwright/report-html/render');
    const { of, comparison } = compared;
    writeFile(report, of === 'layers' ? renderComparison(comparison) : renderDesigns(comparison));
  }
  return ExitCode.Valid;
}

type Compared =
  | { readonly of: 'layers'; readonly comparison: Comparison }
  | { readonly of: 'designs'; readonly comparison: DesignComparison };

function compare(read: Comparable, { per }: CompareOptions): Compared {
  if (read.of === 'designs') {
    if (read.designs.length < 2)
      throw new RangeError('compare takes two designs or more: name another result, or other points');
    return { of: 'designs', comparison: compareDesigns(read.designs, per ?? null) };
  }
  if (read.results.length < 2) throw new RangeError('compare takes two results or more, from different files');
  if (per !== undefined) throw new RangeError('--per is of designs over workloads: results of networks and studies');
  return { of: 'layers', comparison: compareResults(read.results) };
}

function textOf({ of, comparison }: Compared, io: Io): string {
  const layout = textLayout(io);
  return (of === 'layers' ? formatComparison(comparison, layout) : formatDesigns(comparison, layout)).trimEnd();
}
