import type { Mapspace } from '@loopwright/mapspace';
import type { Specification } from '@loopwright/spec';
import { bindProblem } from './bind-problem.ts';
import { compile } from './compile.ts';
import { costsOf } from './component-costs.ts';
import { constrain } from './constrain.ts';
import type { CostEntry } from './cost-sheet.ts';
import type { PreparedModel } from './evaluate-taps.ts';
import type { Mapper } from './mapper.ts';
import type { ObjectiveName } from './metric.ts';
import { Objective } from './objective.ts';
import type { PreparedDesign } from './prepare-design.ts';

/** What is searched for, and how; with the specification and the plugins it decides all that a shard does. */
export interface SearchQuestion {
  readonly mapper: string;
  readonly objective: readonly ObjectiveName[];
  readonly seed: number;
}

/** A search that can start: what all its shards have in common. */
export interface PreparedSearch {
  readonly specification: Specification;
  readonly costs: readonly CostEntry[];
  readonly mapspace: Mapspace;
  readonly model: PreparedModel;
  readonly mapper: Mapper;
  readonly objective: Objective;
  readonly seed: number;
}

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
  const objective = new Objective(question.objective, plugins.metrics, { specification, costs: model.costs });
  return { specification, costs, mapspace, model, mapper, objective, seed: question.seed };
}
