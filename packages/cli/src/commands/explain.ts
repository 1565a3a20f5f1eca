import { evaluateMapping, explainMapping } from '@loopwright/core/engine';
import { formatEvaluation, formatExplanation } from '@loopwright/report';
import { evaluationJson, explanationJson } from '@loopwright/results';
import type { DesignOptions } from '../design-options.ts';
import { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { prepareRun } from '../prepare-run.ts';
import { textLayout } from '../text-layout.ts';

export interface ExplainOptions extends DesignOptions {
  readonly json?: boolean;
}

/** `loopwright explain FILE...` */
export async function explainCommand(files: readonly string[], options: ExplainOptions, io: Io): Promise<ExitCode> {
  const { design, specification } = await prepareRun(files, options, io);
  const result = await evaluateMapping(design, specification);
  const print = (json: unknown, text: () => string) =>
    io.stdout.write(`${options.json ? JSON.stringify(json, null, 2) : text().trimEnd()}\n`);
  if (!result.evaluation.valid) {
    print(evaluationJson(result), () => formatEvaluation(result, textLayout(io)));
    return ExitCode.Invalid;
  }
  const { problem, architecture } = result.specification;
  const { mapping, reuse, evaluation } = result;
  const explanation = explainMapping({ problem, architecture, mapping, reuse, evaluation });
  print(explanationJson(explanation), () => formatExplanation(result, explanation, textLayout(io)));
  return ExitCode.Valid;
}
