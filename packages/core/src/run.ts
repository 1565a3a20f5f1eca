import { decodeMapping } from '@loopwright/mapspace';
import type { Specification } from '@loopwright/spec';
import { bindProblem } from './bind-problem.ts';
import { compile } from './compile.ts';
import { costsOf } from './component-costs.ts';
import { describeMapping } from './describe-mapping.ts';
import type { ExecuteSearch } from './executor.ts';
import type { MappingResult } from './mapping-result.ts';
import type { Metric } from './metric.ts';
import type { PluginManager } from './plugin-manager.ts';
import type { PreparedDesign } from './prepare-design.ts';
import { prepareSearch } from './prepare-search.ts';
import type { PreparedSearch, SearchQuestion } from './prepared-search.ts';
import type { SearchResult } from './run-result.ts';
import type { SearchHost, SearchLimits, SearchOutcome } from './search/search.ts';
import { searchHere } from './search/search-here.ts';

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
    const result = describeMapping(model, costs, mapping, plugins.addedMetrics);
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
    const result = describeSearch(prepared, outcome, plugins.addedMetrics);
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

function describeSearch(prepared: PreparedSearch, outcome: SearchOutcome, metrics: readonly Metric[]): SearchResult {
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
    best: outcome.best && describeMapping(model, costs, decodeMapping(outcome.best, 0), metrics),
  };
}
