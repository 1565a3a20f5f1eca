import type { Specification } from '@loopwright/spec';
import { bindProblem } from './bind-problem.ts';
import { compile } from './compile.ts';
import { costsOf } from './component-costs.ts';
import { constrain } from './constrain.ts';
import { Objective } from './objective.ts';
import type { PreparedDesign } from './prepare-design.ts';
import type { PreparedSearch, SearchQuestion } from './prepared-search.ts';
import { requireArea } from './require-area.ts';

/** Goes from a design and its problem to a mapspace and an evaluator. Every thread that searches does so for itself. */
export async function prepareSearch(
  design: PreparedDesign,
  loaded: Specification,
  question: SearchQuestion,
): Promise<PreparedSearch> {
  const { plugins } = design;
  const mapper = plugins.mapper(question.mapper);
  const bound = await bindProblem(design, loaded);
  const costs = (await bound.costLedger()).settle();
  const mapspace = await constrain(bound);
  const { specification } = bound;
  const model = compile(bound, costsOf(specification, costs), mapspace.constraints);
  if (question.maxAreaUm2 !== undefined) requireArea(specification.architecture, model.costs, question.maxAreaUm2);
  const objective = new Objective(question.objective, plugins.metrics, { specification, costs: model.costs });
  return { specification, costs, mapspace, model, mapper, objective, seed: question.seed };
}
