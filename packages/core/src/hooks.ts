import type { Mapspace } from '@loopwright/mapspace';
import type { Evaluate } from '@loopwright/model';
import type { Constraints, Specification } from '@loopwright/spec';
import type { LoadedWorkload } from '@loopwright/workload';
import { AsyncSeriesBailHook, AsyncSeriesHook, AsyncSeriesWaterfallHook, SyncHook, SyncWaterfallHook } from 'tapable';
import type { CostLedger } from './cost-ledger.ts';
import type { EvaluateContext } from './evaluate-context.ts';
import type { RunResult } from './run-result.ts';
import type { SearchStep } from './search/search.ts';
import type { SearchSettings } from './search/search-start.ts';
import type { SweepPoint, SweepPointOutcome } from './sweep/sweep-point.ts';
import type { WorkloadRequest } from './workload-request.ts';

/**
 * Where plugins join a run, in the order in which the run comes by. Where several threads search, each loads the plugins
 * for itself: what prepares the search (`specLoad` to `evaluate`) fires once more in each of them.
 */
export interface Hooks {
  /**
   * Once per network, before a design is looked at. Asynchronous: the first tap that returns a workload has read the files;
   * return nothing where they are of another kind. What is wrong with them is thrown as a `SpecError`.
   */
  readonly workloadLoad: AsyncSeriesBailHook<[WorkloadRequest], LoadedWorkload | undefined>;
  /**
   * Once per run, when the input files are read and checked and the problem is bound to the design. Asynchronous waterfall:
   * return the specification to go on with, or nothing to leave it. Costs are those of the design that it holds: with
   * another architecture, other tables or other compound classes they are asked again. A design that is looked at without a
   * problem (`loopwright costs`) does not come by here.
   */
  readonly specLoad: AsyncSeriesWaterfallHook<[Specification]>;
  /**
   * Once per design, before the first of its problems is evaluated, and once more for a design that `specLoad` changed.
   * Asynchronous, in series: claim the energy and area of components on the sheet that the tap gets, which signs for its
   * plugin. The claim of the highest priority holds; what is returned is ignored.
   */
  readonly costs: AsyncSeriesHook<[CostLedger]>;
  /**
   * Once per search. Asynchronous waterfall: return the constraints from which the mapspace is built, or nothing to
   * leave them.
   */
  readonly mapspaceBuild: AsyncSeriesWaterfallHook<[Constraints, Specification]>;
  /**
   * Once per run, before the search starts. Synchronous waterfall: return a function that wraps or replaces the
   * evaluator. The search calls what the last tap returned for every candidate and knows of no hook.
   */
  readonly evaluate: SyncWaterfallHook<[Evaluate, EvaluateContext]>;
  /**
   * Once per search, before its first step. Asynchronous, in series: look, and return nothing. Always in the main thread.
   * The mapspace and what it holds are those of the search: its `constraints` are what `mapspaceBuild` made of them.
   */
  readonly searchStart: AsyncSeriesHook<[Specification, Mapspace, SearchSettings]>;
  /**
   * After every batch of the search, some thousand times a second at the most. Synchronous: look, and return nothing.
   * The step is reused, so copy what must outlast the call. Always in the main thread: where others search, they report
   * what is better at once, and the rest some 20 times a second.
   */
  readonly searchStep: SyncHook<[SearchStep]>;
  /** Once per run, when its result is known. Asynchronous, in series: write it somewhere. */
  readonly report: AsyncSeriesHook<[RunResult]>;
  /**
   * Of a study, once per point of the design space that is looked at, before its design is read. Asynchronous waterfall: return
   * another point, of which `settings` say what is set in the design and `excluded` why it is left out, or nothing to leave it.
   */
  readonly sweepPoint: AsyncSeriesWaterfallHook<[SweepPoint]>;
  /**
   * Of a study, once per point when nothing more is done of it: it is mapped, or dropped, excluded or failed. Asynchronous, in
   * series: look, and return nothing. Points come in the order in which they end.
   */
  readonly sweepResult: AsyncSeriesHook<[SweepPointOutcome]>;
  /** Once per run, when it is over, however it ended. Asynchronous, in series: close what was opened. */
  readonly runEnd: AsyncSeriesHook<[]>;
}

/** New hooks. Plugins tap them through `hookFacades`, which hold their taps to what is said above. */
export function createHooks(): Hooks {
  return {
    workloadLoad: new AsyncSeriesBailHook(['request'], 'workloadLoad'),
    specLoad: new AsyncSeriesWaterfallHook(['specification'], 'specLoad'),
    costs: new AsyncSeriesHook(['ledger'], 'costs'),
    mapspaceBuild: new AsyncSeriesWaterfallHook(['constraints', 'specification'], 'mapspaceBuild'),
    evaluate: new SyncWaterfallHook(['evaluate', 'context'], 'evaluate'),
    searchStart: new AsyncSeriesHook(['specification', 'mapspace', 'settings'], 'searchStart'),
    searchStep: new SyncHook(['step'], 'searchStep'),
    report: new AsyncSeriesHook(['result'], 'report'),
    sweepPoint: new AsyncSeriesWaterfallHook(['point'], 'sweepPoint'),
    sweepResult: new AsyncSeriesHook(['outcome'], 'sweepResult'),
    runEnd: new AsyncSeriesHook([], 'runEnd'),
  };
}
