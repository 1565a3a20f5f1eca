import { type Costs, compileEvaluator } from '@loopwright/model';
import type { Constraints } from '@loopwright/spec';
import type { BoundProblem } from './bind-problem.ts';
import { wrapEvaluator } from './evaluate-taps.ts';
import type { PreparedModel } from './prepared-model.ts';

/** Compiles the evaluator of a bound problem and has every `evaluate` tap wrap it, once. */
export function compile(
  { plugins, specification }: Pick<BoundProblem, 'plugins' | 'specification'>,
  costs: Costs,
  { reuse, minParallelism = 0, mostOverbooked }: Pick<Constraints, 'reuse' | 'minParallelism' | 'mostOverbooked'>,
): PreparedModel {
  const { problem, architecture } = specification;
  const evaluator = compileEvaluator(
    problem,
    architecture,
    costs,
    reuse,
    minParallelism,
    plugins.sparseModels,
    mostOverbooked,
  );
  return {
    specification,
    costs,
    reuse,
    evaluator,
    ...wrapEvaluator(plugins.hooks, evaluator, { specification, costs }),
  };
}
