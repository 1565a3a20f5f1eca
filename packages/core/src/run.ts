import {
  buildMapspace,
  CandidateBatch,
  candidateShape,
  decodeMapping,
  encodeMapping,
  type Mapspace,
  Random,
} from '@loopwright/mapspace';
import { type Evaluation, rejectionNames } from '@loopwright/model';
import type { Mapping, ReuseRules, Specification } from '@loopwright/spec';
import { type CostEntry, CostSheet, costsOf } from './cost-sheet.ts';
import { type PreparedModel, prepareModel } from './evaluate-taps.ts';
import type { Hooks } from './hooks.ts';
import { type MetricName, Objective } from './objective.ts';
import type { PluginManager } from './plugin-manager.ts';
import { type SearchHost, type SearchLimits, type SearchOutcome, search, searchBatch } from './search.ts';

/** One mapping and what it costs. */
export interface MappingResult {
  readonly specification: Specification;
  readonly costs: readonly CostEntry[];
  readonly mapping: Mapping;
  readonly reuse: ReuseRules;
  readonly evaluation: Evaluation;
  /** What each `evaluate` tap added to the built-in model's energy and cycles. */
  readonly adjustments: readonly Adjustment[];
}

export interface Adjustment {
  readonly plugin: string;
  readonly energyPj: number;
  readonly cycles: number;
}

/** The outcome of a search and its best mapping, if there is any. */
export interface SearchResult {
  readonly specification: Specification;
  readonly costs: readonly CostEntry[];
  readonly mapper: string;
  readonly objective: readonly MetricName[];
  readonly seed: number;
  readonly mapspace: Mapspace;
  readonly outcome: SearchOutcome;
  readonly best: MappingResult | null;
}

export type RunResult = ({ readonly kind: 'mapping' } & MappingResult) | ({ readonly kind: 'search' } & SearchResult);

export interface MapSettings {
  readonly mapper: string;
  readonly objective: readonly MetricName[];
  readonly limits: SearchLimits;
  readonly seed: number;
}

/** Costs the mapping that the specification holds. */
export async function evaluateMapping(plugins: PluginManager, loaded: Specification): Promise<MappingResult> {
  const specification = await plugins.hooks.specLoad.promise(loaded);
  if (!specification.mapping)
    throw new RangeError('the files hold no mapping: add a `mapping` section, or search for one');
  const costs = await estimateCosts(plugins.hooks, specification);
  const { mapping, reuse } = specification.mapping;
  const model = prepareModel(plugins.hooks, specification, costsOf(specification, costs), reuse);
  const result = describeMapping(model, costs, mapping);
  await plugins.hooks.report.promise({ kind: 'mapping', ...result });
  return result;
}

/** Searches the mapspace for the mapping that costs least. */
export async function findMapping(
  plugins: PluginManager,
  loaded: Specification,
  settings: MapSettings,
  host: SearchHost,
): Promise<SearchResult> {
  const { hooks } = plugins;
  const mapper = plugins.mapper(settings.mapper);
  const specification = await hooks.specLoad.promise(loaded);
  const costs = await estimateCosts(hooks, specification);
  const constraints = await hooks.mapspaceBuild.promise(specification.constraints, specification);
  const mapspace = buildMapspace(specification.problem, specification.architecture, constraints);
  const model = prepareModel(hooks, specification, costsOf(specification, costs), constraints.reuse);
  const objective = new Objective(settings.objective);
  const strategy = mapper.start({
    specification,
    costs: model.costs,
    mapspace,
    objective,
    random: new Random(settings.seed),
    evaluate: model.evaluate,
    shard: 0,
    shards: 1,
  });
  const outcome = await search({
    strategy,
    evaluate: model.evaluate,
    objective,
    limits: settings.limits,
    host,
    onStep: (step) => hooks.searchStep.call(step),
    batch: searchBatch(mapspace.shape),
  });
  const result: SearchResult = {
    specification,
    costs,
    mapper: mapper.name,
    objective: objective.names,
    seed: settings.seed,
    mapspace,
    outcome,
    best: outcome.best && describeMapping(model, costs, decodeMapping(outcome.best, 0)),
  };
  await hooks.report.promise({ kind: 'search', ...result });
  return result;
}

/** Asks the plugins what every component costs. */
export async function estimateCosts(hooks: Hooks, specification: Specification): Promise<readonly CostEntry[]> {
  let running = '';
  const sheet = new CostSheet(specification, () => running);
  hooks.costs.intercept({
    tap: (tap) => {
      running = tap.name;
    },
  });
  await hooks.costs.promise(sheet);
  return sheet.settle();
}

/** Every figure of one mapping. Where plugins change costs, the totals are theirs and the tables the built-in model's. */
function describeMapping(model: PreparedModel, costs: readonly CostEntry[], mapping: Mapping): MappingResult {
  const { specification, reuse, evaluator, stages } = model;
  const built = evaluator.analyse(mapping);
  const batch = new CandidateBatch(candidateShape(specification.problem, specification.architecture), 1);
  encodeMapping(mapping, batch, 0);
  evaluator.evaluate(batch, 0);
  const adjustments = stages.map(({ plugin, evaluate }) => {
    const before = { energyPj: batch.energyPj[0], cycles: batch.cycles[0] };
    evaluate(batch, 0);
    return { plugin, energyPj: batch.energyPj[0] - before.energyPj, cycles: batch.cycles[0] - before.cycles };
  });
  const evaluation = stages.length > 0 ? withTotals(built, batch, model) : built;
  return { specification, costs, mapping, reuse, evaluation, adjustments };
}

function withTotals(built: Evaluation, batch: CandidateBatch, { specification }: PreparedModel): Evaluation {
  if (batch.rejection[0]) {
    if (!built.valid) return built;
    const level = specification.architecture.levels[batch.rejectedLevel[0]].name;
    return {
      valid: false,
      reason: rejectionNames[batch.rejection[0]],
      level,
      needed: batch.needed[0],
      capacity: Number.NaN,
    };
  }
  if (!built.valid) return built;
  const energyPj = batch.energyPj[0];
  const cycles = batch.cycles[0];
  const utilization = (built.utilization * built.cycles) / cycles;
  return { ...built, energyPj, cycles, edp: energyPj * cycles, utilization };
}
