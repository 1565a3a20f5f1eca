import type { Evaluate } from '@loopwright/model';
import { constraintProblems, freeze, type Specification, specificationProblems } from '@loopwright/spec';
import { loadedWorkloadProblems } from '@loopwright/workload';
import { ModelContext } from './evaluate-context.ts';
import type { EvaluatePlace } from './plugin.ts';
import { type PluginAuthor, PluginError } from './plugin-error.ts';
import type { SweepPoint } from './sweep/sweep-point.ts';

/** What a tap of `workloadLoad` returned, if it is nothing, or a sound workload with its warnings; frozen. */
export function returnedWorkload(returned: unknown, _: readonly unknown[], author: PluginAuthor): unknown {
  if (returned === undefined) return undefined;
  return sound(returned, loadedWorkloadProblems(returned), 'a workload and its warnings', author);
}

/** What a tap of `specLoad` returned, if it is nothing, or a specification as sound as those that are read; frozen. */
export function returnedSpecification(returned: unknown, [given]: readonly unknown[], author: PluginAuthor): unknown {
  if (returned === undefined || returned === given) return returned;
  return sound(returned, specificationProblems(returned, given as Specification), 'a specification', author);
}

/** What a tap of `mapspaceBuild` returned, if it is nothing, or constraints that fit the specification; frozen. */
export function returnedConstraints(
  returned: unknown,
  [given, specification]: readonly unknown[],
  author: PluginAuthor,
): unknown {
  if (returned === undefined || returned === given) return returned;
  const { problem, architecture } = specification as Specification;
  return sound(returned, constraintProblems(returned, problem, architecture), 'constraints', author);
}

/** What a tap of `sweepPoint` returned, if it is nothing, or the same point of the space with what is to be set; frozen. */
export function returnedPoint(returned: unknown, [given]: readonly unknown[], author: PluginAuthor): unknown {
  if (returned === undefined || returned === given) return returned;
  return sound(returned, pointProblems(returned, given as SweepPoint), 'the point', author);
}

/** What a tap of `evaluate` returned, which is kept as a stage of the evaluator. */
export function returnedEvaluator(
  returned: unknown,
  [, context]: readonly unknown[],
  author: PluginAuthor,
  { onlyAdds = false, part }: EvaluatePlace,
): unknown {
  const { plugin, hook, location } = author;
  if (typeof returned !== 'function') throw new PluginError(plugin, hook, 'it must return an evaluator', author);
  const evaluate = returned as Evaluate;
  if (context instanceof ModelContext) context.stages.push({ plugin, part, evaluate, onlyAdds, location });
  return evaluate;
}

function pointProblems(returned: unknown, given: SweepPoint): string[] {
  if (typeof returned !== 'object' || returned === null) return [`it is ${String(returned)}`];
  const { index, settings, excluded } = returned as Partial<SweepPoint>;
  const wrong = Object.entries(settings ?? {}).filter(([name, value]) => {
    return !name.includes('.') || (typeof value !== 'string' && !Number.isFinite(value));
  });
  return [
    ...(index === given.index ? [] : [`index is ${String(index)}, and was ${given.index}`]),
    ...(typeof settings === 'object' && settings !== null ? [] : [`settings are ${String(settings)}`]),
    ...wrong.map(([name, value]) => `settings.${name} is ${String(value)}: PART.ATTRIBUTE has a number or text`),
    ...(excluded === undefined || typeof excluded === 'string' ? [] : ['excluded is no text']),
  ];
}

/** Problems that a message lists; the rest mostly has the same cause. */
const SHOWN = 4;

function sound<T>(value: T, problems: readonly string[], what: string, author: PluginAuthor): T {
  if (problems.length === 0) return freeze(value);
  const shown = problems.slice(0, SHOWN).map((problem) => `\n  ${problem}`);
  const rest = problems.length > SHOWN ? `\n  and ${problems.length - SHOWN} more` : '';
  const problem = `it must return ${what}, or nothing:${shown.join('')}${rest}`;
  throw new PluginError(author.plugin, author.hook, problem, author);
}
