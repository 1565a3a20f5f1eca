import type { CandidateBatch } from '@loopwright/mapspace';
import type { Evaluate, Evaluator } from '@loopwright/model';
import type { Specification } from '@loopwright/spec';
import { type EvaluateStage, ModelContext } from './evaluate-context.ts';
import type { Hooks } from './hooks.ts';
import { mappingText } from './mapping-text.ts';
import type { EvaluatePlace } from './plugin.ts';
import { messageOf, PluginError } from './plugin-error.ts';
import { pluginLocation } from './plugin-location.ts';
import type { PreparedModel } from './prepared-model.ts';

/** Has every `evaluate` tap wrap the evaluator. */
export function wrapEvaluator(
  hooks: Hooks,
  evaluator: Evaluator,
  { specification, costs }: Pick<PreparedModel, 'specification' | 'costs'>,
): Pick<PreparedModel, 'evaluate' | 'stages'> {
  const isRead = hooks.evaluate.taps.some((tap) => (tap as EvaluatePlace).readsNetworks);
  const context = new ModelContext(specification, costs, evaluator.state, isRead ? evaluator.networks : undefined);
  const wrapped = hooks.evaluate.call(isRead ? evaluator.evaluateNetworks : evaluator.evaluate, context);
  const { stages } = context;
  return { evaluate: stages.length > 0 ? checked(wrapped, stages, specification) : wrapped, stages };
}

/** Stops the run where the plugins' evaluator throws, or gives what is no cost, and says whose fault it is, at which mapping. */
function checked(evaluate: Evaluate, stages: readonly EvaluateStage[], specification: Specification): Evaluate {
  const fail = (error: unknown, batch: CandidateBatch, candidate: number): PluginError => {
    if (error instanceof PluginError) return error;
    const culprit = stages.find((stage) => fails(stage, batch, candidate)) ?? stages.at(-1)!;
    const mapping = mappingText(specification, batch, candidate);
    const location = pluginLocation(error instanceof Error ? error.stack : undefined, culprit.location?.file);
    const problem = `${messageOf(error)} (mapping ${mapping})`;
    return new PluginError(culprit.plugin, 'evaluate', problem, {
      cause: error,
      location: location ?? culprit.location,
    });
  };
  return (batch, candidate) => {
    try {
      evaluate(batch, candidate);
    } catch (error) {
      throw fail(error, batch, candidate);
    }
    if (batch.rejection[candidate] || isCosted(batch, candidate)) return;
    throw fail(
      `a mapping costs energy ${batch.energyPj[candidate]} pJ, ${batch.cycles[candidate]} cycles`,
      batch,
      candidate,
    );
  };
}

function fails({ evaluate }: EvaluateStage, batch: CandidateBatch, candidate: number): boolean {
  try {
    evaluate(batch, candidate);
    return !batch.rejection[candidate] && !isCosted(batch, candidate);
  } catch {
    return true;
  }
}

function isCosted(batch: CandidateBatch, candidate: number): boolean {
  const energyPj = batch.energyPj[candidate];
  const cycles = batch.cycles[candidate];
  return energyPj >= 0 && energyPj < Infinity && cycles > 0 && cycles < Infinity;
}
