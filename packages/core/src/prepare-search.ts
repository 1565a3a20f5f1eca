import { buildMapspace, type Mapspace } from '@loopwright/mapspace';
import type { Specification } from '@loopwright/spec';
import { costsOf } from './component-costs.ts';
import { estimateCosts } from './cost-ledger.ts';
import type { CostEntry } from './cost-sheet.ts';
import { type PreparedModel, prepareModel } from './evaluate-taps.ts';
import type { Mapper } from './mapper.ts';
import { Objective, type ObjectiveName } from './objective.ts';
import type { PluginManager } from './plugin-manager.ts';

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

/** Goes from the specification to a mapspace and an evaluator. Every thread that searches does so for itself. */
export async function prepareSearch(
  plugins: PluginManager,
  loaded: Specification,
  question: SearchQuestion,
): Promise<PreparedSearch> {
  const { hooks } = plugins;
  const mapper = plugins.mapper(question.mapper);
  const objective = new Objective(question.objective);
  const specification = await hooks.specLoad.promise(loaded);
  const costs = await estimateCosts(hooks, specification);
  const constraints = await hooks.mapspaceBuild.promise(specification.constraints, specification);
  const mapspace = buildMapspace(specification.problem, specification.architecture, constraints);
  const { reuse, minParallelism } = constraints;
  const model = prepareModel(hooks, specification, costsOf(specification, costs), reuse, minParallelism);
  return { specification, costs, mapspace, model, mapper, objective, seed: question.seed };
}
