import type { Evaluate } from '@loopwright/model';
import { ModelContext } from './evaluate-context.ts';
import type { EvaluatePlace } from './plugin.ts';
import { type PluginAuthor, PluginError } from './plugin-error.ts';

/** What a tap of `specLoad` returned, if it is a specification or nothing. */
export function returnedSpecification(returned: unknown, _: readonly unknown[], author: PluginAuthor): unknown {
  return checkKeys(returned, ['problem', 'architecture', 'constraints'], 'a specification', author);
}

/** What a tap of `mapspaceBuild` returned, if it is constraints or nothing. */
export function returnedConstraints(returned: unknown, _: readonly unknown[], author: PluginAuthor): unknown {
  return checkKeys(returned, ['levels', 'reuse'], 'constraints', author);
}

/** What a tap of `evaluate` returned, which is kept as a stage of the evaluator. */
export function returnedEvaluator(
  returned: unknown,
  [, context]: readonly unknown[],
  author: PluginAuthor,
  { onlyAdds = false }: EvaluatePlace,
): unknown {
  const { plugin, hook, location } = author;
  if (typeof returned !== 'function') throw new PluginError(plugin, hook, 'it must return an evaluator', author);
  const evaluate = returned as Evaluate;
  if (context instanceof ModelContext) context.stages.push({ plugin, evaluate, onlyAdds, location });
  return evaluate;
}

function checkKeys(value: unknown, keys: readonly string[], what: string, author: PluginAuthor): unknown {
  const isSound = typeof value === 'object' && value !== null && keys.every((key) => key in value);
  if (value === undefined || isSound) return value;
  throw new PluginError(author.plugin, author.hook, `it must return ${what}, or nothing`, author);
}
