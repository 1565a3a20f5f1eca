import type { MappingResult } from '@loopwright/core';
import { type EvaluateJob, evaluateMapping } from '@loopwright/core/engine';
import { formatEvaluation } from '@loopwright/report';
import { evaluationResultJson, resultKey, writeResult } from '@loopwright/results';
import type { DesignOptions } from '../design-options.ts';
import { ExitCode } from '../exit-code.ts';
import { htmlReport, type ReportOptions } from '../html-report.ts';
import type { Io } from '../io.ts';
import { OutputFiles, type OutputOptions } from '../output-files.ts';
import { type PreparedRun, prepareRun } from '../prepare-run.ts';
import { textLayout } from '../text-layout.ts';
import { withKnownResult } from '../with-known-result.ts';

export interface EvaluateOptions extends DesignOptions, OutputOptions, ReportOptions {
  readonly json?: boolean;
}

/** `loopwright evaluate FILE...`; `command` is how it was typed. */
export async function evaluateCommand(
  files: readonly string[],
  options: EvaluateOptions,
  io: Io,
  command: string,
): Promise<ExitCode> {
  const prepared = await prepareRun(files, options, io);
  const { design, specification } = prepared;
  if (options.report !== undefined) await design.plugins.use(htmlReport(options.report, { command, prepared }, io));
  const outputs = new OutputFiles(options, io.cwd);
  const write = async (result: MappingResult) => {
    const text = options.json
      ? writeResult(evaluationResultJson(result, await resultKey(jobOf(prepared))))
      : `${formatEvaluation(result, textLayout(io)).trimEnd()}\n`;
    io.stdout.write(text);
    outputs.write(result, io.stderr);
  };
  const run = () => evaluateMapping(design, specification);
  const result = await withKnownResult('mapping', design.plugins, run, write);
  return result.evaluation.valid ? ExitCode.Valid : ExitCode.Invalid;
}

function jobOf({ sources, references }: PreparedRun): EvaluateJob {
  return { kind: 'evaluate', sources, plugins: references };
}
