import { evaluateMapping } from '@loopwright/core/engine';
import { type EvaluationResultJson, evaluationResultJson } from '@loopwright/results';
import { type Input, type RunOptions, readRun } from './run-input.ts';

/**
 * Costs the mapping that the inputs hold, and gives what `loopwright evaluate --json` writes.
 *
 * @throws SpecError, ConfigError, CostError, PluginError or RangeError where the inputs or the plugins cannot be used
 */
export async function evaluate(inputs: readonly Input[], options: RunOptions = {}): Promise<EvaluationResultJson> {
  const { design, specification } = await readRun(inputs, options);
  return evaluationResultJson(await evaluateMapping(design, specification));
}
