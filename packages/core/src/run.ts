import { decodeMapping, type Mapspace } from '@loopwright/mapspace';
import type { ReuseRules, Specification } from '@loopwright/spec';
import { bindProblem } from './bind-problem.ts';
import { compile } from './compile.ts';
import { costsOf } from './component-costs.ts';
import type { CostEntry } from './cost-sheet.ts';
import { describeMapping, type MappingResult } from './describe-mapping.ts';
import type { ExecuteSearch } from './executor.ts';
import type { Metric } from './metric.ts';
import type { PluginManager } from './plugin-manager.ts';
import type { PreparedDesign } from './prepare-design.ts';
import { type PreparedSearch, prepareSearch, type SearchQuestion } from './prepare-search.ts';
import type { SearchHost, SearchLimits, SearchOutcome } from './search/search.ts';
import { searchHere } from './search/search-here.ts';

/** The outcome of a search and its best mapping, if there is any. */
export interface SearchResult {
  readonly specification: Specification;
  readonly costs: readonly CostEntry[];
  readonly mapper: string;
  /** The metric that decides, and those that break ties. */
  readonly objective: readonly Metric[];
  /** [metric of the objective] of the best; null where there is none. */
  readonly scores: readonly number[] | null;
  readonly seed: number;
  readonly mapspace: Mapspace;
  /** Of every mapping of the search. */
  readonly reuse: ReuseRules;
  readonly outcome: SearchOutcome;
  readonly best: MappingResult | null;
}

export type RunResult = ({ readonly kind: 'mapping' } & MappingResult) | ({ readonly kind: 'search' } & SearchResult);

export interface MapSettings extends SearchQuestion {
  readonly limits: SearchLimits;
  /** Threads that `execute` searches in; 1. */
  readonly threads?: number;
}

const noMapping = `the files hold no mapping
  hint:     add a mapping section, or have one found: loopwright map --json > best.json, and name best.json with the files`;

/** Costs the mapping that the specification holds. */
export function evaluateMapping(design: PreparedDesign, loaded: Specification): Promise<MappingResult> {
  const { plugins } = design;
  return toItsEnd(plugins, async () => {
    const bound = await bindProblem(design, loaded);
    const { specification } = bound;
    if (!specification.mapping) throw new RangeError(noMapping);
    const { mapping, reuse } = specification.mapping;
    const costs = (await bound.costLedger()).settle();
    const model = compile(bound, costsOf(specification, costs), { reuse });
    const result = describeMapping(model, costs, mapping);
    await plugins.hooks.report.promise({ kind: 'mapping', ...result });
    return result;
  });
}

/** Searches the mapspace for the mapping that costs least: in this thread, or wherever `execute` has it searched. */
export function findMapping(
  design: PreparedDesign,
  loaded: Specification,
  settings: MapSettings,
  host: SearchHost,
  execute: ExecuteSearch = searchHere,
): Promise<SearchResult> {
  const { plugins } = design;
  return toItsEnd(plugins, async () => {
    const { hooks } = plugins;
    const prepared = await prepareSearch(design, loaded, settings);
    const { specification, mapspace, mapper, objective, seed } = prepared;
    const { limits, threads = 1 } = settings;
    const started = { mapper: mapper.name, objective: objective.metrics, limits, seed, threads };
    await hooks.searchStart.promise(specification, mapspace, started);
    const outcome = await execute(prepared, { limits, host, onStep: (step) => hooks.searchStep.call(step) });
    const result = describeSearch(prepared, outcome);
    await hooks.report.promise({ kind: 'search', ...result });
    return result;
  });
}

/** Fires `runEnd` behind a run, also where it failed; what failed first is thrown. */
async function toItsEnd<T>({ hooks }: PluginManager, run: () => Promise<T>): Promise<T> {
  const result = await run().catch(async (error: unknown) => {
    await hooks.runEnd.promise().catch(() => {});
    throw error;
  });
  await hooks.runEnd.promise();
  return result;
}

function describeSearch(prepared: PreparedSearch, outcome: SearchOutcome): SearchResult {
  const { specification, costs, mapspace, model, mapper, objective, seed } = prepared;
  return {
    specification,
    costs,
    mapper: mapper.name,
    objective: objective.metrics,
    seed,
    mapspace,
    reuse: model.reuse,
    outcome,
    scores: outcome.best && objective.values(outcome.best, 0),
    best: outcome.best && describeMapping(model, costs, decodeMapping(outcome.best, 0)),
  };
}
