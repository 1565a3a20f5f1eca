import type { Mapspace } from '@loopwright/mapspace';
import type { DensityKind, Evaluate, FormatKind } from '@loopwright/model';
import type { Constraints, Specification } from '@loopwright/spec';
import type { LoadedWorkload } from '@loopwright/workload';
import type { ConfigSection } from './config-section.ts';
import type { CostSheet } from './cost-sheet.ts';
import type { EvaluateContext } from './evaluate-context.ts';
import type { SearchExecutor } from './executor.ts';
import type { Mapper } from './mapper.ts';
import type { Metric } from './metric.ts';
import type { RunResult } from './run-result.ts';
import type { SearchStep } from './search/search.ts';
import type { SearchSettings } from './search/search-start.ts';
import type { Sampler } from './sweep/sampler.ts';
import type { SweepPoint, SweepPointOutcome } from './sweep/sweep-point.ts';
import type { WorkloadRequest } from './workload-request.ts';

/**
 * What a plugin package exports a factory of: `export const mapperMine = (options = {}): Plugin => ({ name, setup })`. One that
 * owns a section of the configuration names its type: `Plugin<PowerSection>`.
 */
export interface Plugin<Section = unknown> {
  /** Unique among the plugins of a run. */
  readonly name: string;
  readonly version?: string;
  /** The part of the configuration that is its own; none by default. */
  readonly section?: ConfigSection<Section>;
  /** Called once, in the order of the configuration, before the run starts. */
  setup(api: PluginApi<Section>): void | Promise<void>;
}

/** All that a plugin may touch. */
export interface PluginApi<Section = unknown> {
  readonly hooks: HookFacades;
  /** What the configuration says in the plugin's own section, as its schema gives it; undefined where it owns none. */
  readonly section: Section;
  /** Offers a search strategy under its name. Throws where another plugin has taken the name. */
  registerMapper(mapper: Mapper): void;
  /** Offers a place to search in under its name. Throws where another plugin has taken the name. */
  registerExecutor(executor: SearchExecutor): void;
  /** Offers a figure to minimise under its name. Throws where another plugin has taken the name. */
  registerMetric(metric: Metric): void;
  /** Offers a way to choose points of a design space under its name. Throws where another plugin has taken the name. */
  registerSampler(sampler: Sampler): void;
  /** Offers a distribution of what is not zero in a tensor. Throws where another plugin has taken the name. */
  registerDensity(density: DensityKind): void;
  /** Offers a format of a rank of a tensor. Throws where another plugin has taken the name. */
  registerFormat(format: FormatKind): void;
}

/** The hooks of `Hooks`, to tap under the plugin's own name. Their documentation is there. */
export interface HookFacades {
  readonly workloadLoad: AsyncHookFacade<[request: WorkloadRequest], LoadedWorkload | undefined>;
  readonly specLoad: AsyncHookFacade<[specification: Specification], Specification | undefined>;
  readonly costs: AsyncHookFacade<[sheet: CostSheet], void>;
  readonly mapspaceBuild: AsyncHookFacade<
    [constraints: Constraints, specification: Specification],
    Constraints | undefined
  >;
  readonly evaluate: HookFacade<[evaluate: Evaluate, context: EvaluateContext], Evaluate, EvaluatePlace>;
  readonly searchStart: AsyncHookFacade<
    [specification: Specification, mapspace: Mapspace, settings: SearchSettings],
    void
  >;
  readonly searchStep: HookFacade<[step: Readonly<SearchStep>], void>;
  readonly report: AsyncHookFacade<[result: RunResult], void>;
  readonly sweepPoint: AsyncHookFacade<[point: SweepPoint], SweepPoint | undefined>;
  readonly sweepResult: AsyncHookFacade<[outcome: SweepPointOutcome], void>;
  readonly runEnd: AsyncHookFacade<[], void>;
}

export interface HookFacade<Parameters extends unknown[], Returned, Place = TapPlace> {
  tap(fn: (...parameters: Parameters) => Returned, place?: Place): void;
}

export interface AsyncHookFacade<Parameters extends unknown[], Returned> extends HookFacade<Parameters, Returned> {
  tapPromise(fn: (...parameters: Parameters) => Promise<Returned>, place?: TapPlace): void;
}

export interface TapPlace {
  /** Lower stages come first; 0 by default. */
  readonly stage?: number;
  /** Name of the plugin to come before. */
  readonly before?: string;
}

/** What an `evaluate` tap says of itself, beside its place. */
export interface EvaluatePlace extends TapPlace {
  /**
   * A promise: mappings cost what they did before, or more, and what was rejected stays so. What is proven of the built-in
   * model, as that no mapping costs less, then holds. Breaking it ends the run. False by default.
   */
  readonly onlyAdds?: boolean;
  /** What it adds, in words, as `exposed transfers`: where a plugin taps more than once, reports tell its parts apart by that. */
  readonly part?: string;
  /** Whether it looks at `context.networks`, which costs speed. False by default. */
  readonly readsNetworks?: boolean;
}
