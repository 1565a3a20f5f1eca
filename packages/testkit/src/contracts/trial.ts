import {
  type Evaluate,
  type Mapper,
  type Mapspace,
  type MetricName,
  Objective,
  type Plugin,
  Random,
  type SearchLimits,
  type SearchOutcome,
  type SearchStep,
  type SearchStrategy,
} from '@loopwright/core';
import { buildMapspace, compileEvaluator, PluginManager, search, searchBatch } from '@loopwright/core/engine';
import type { SmallCase } from '../cases/small-case.ts';

/** What a fake clock advances by each time it is looked at. */
export const TICK_SECONDS = 0.001;

export interface Trial {
  readonly case: SmallCase;
  readonly limits: SearchLimits;
  readonly metric?: MetricName;
  readonly seed?: number;
  readonly shard?: number;
  readonly shards?: number;
  /** Looks at the clock after which the user interrupts. */
  readonly patience?: number;
  readonly onStep?: (step: SearchStep, mapspace: Mapspace) => void;
}

/** The mapper that a plugin registers. */
export async function mapperOf(plugin: Plugin): Promise<Mapper> {
  const plugins = new PluginManager();
  await plugins.use(plugin);
  if (plugins.mappers.length !== 1)
    throw new Error(`${plugin.name} registers ${plugins.mappers.length} mappers, not 1`);
  return plugins.mappers[0]!;
}

export function mapspaceOf({ specification }: SmallCase): Mapspace {
  return buildMapspace(specification.problem, specification.architecture, specification.constraints);
}

export function evaluatorOf({ specification, costs }: SmallCase): Evaluate {
  const { problem, architecture, constraints } = specification;
  return compileEvaluator(problem, architecture, costs, constraints.reuse).evaluate;
}

/** One search of a small case by core's driver, on a clock of its own. */
export function runTrial(mapper: Mapper, trial: Trial): Promise<SearchOutcome> {
  const { specification, costs } = trial.case;
  const mapspace = mapspaceOf(trial.case);
  const evaluate = evaluatorOf(trial.case);
  const objective = new Objective([trial.metric ?? 'edp']);
  let looks = 0;
  const host = {
    nowSeconds: () => TICK_SECONDS * looks++,
    pause: () => Promise.resolve(),
    get interrupted() {
      return looks > (trial.patience ?? Number.POSITIVE_INFINITY);
    },
  };
  const strategy = notAskedInVain(
    mapper.start({
      specification,
      costs,
      mapspace,
      objective,
      random: new Random(trial.seed ?? 1),
      evaluate,
      tappedBy: [],
      addedToBy: [],
      shard: trial.shard ?? 0,
      shards: trial.shards ?? 1,
    }),
  );
  const onStep = (step: SearchStep) => trial.onStep?.(step, mapspace);
  const batch = searchBatch(mapspace.shape);
  const options = { strategy, evaluate, objective, limits: trial.limits, host, onStep, batch, shard: 0, front: null };
  return search(options);
}

/** The strategy, which throws where it is asked although it is done. */
function notAskedInVain(strategy: SearchStrategy): SearchStrategy {
  return {
    get done() {
      return strategy.done;
    },
    get evaluated() {
      return strategy.evaluated ?? 0;
    },
    get valid() {
      return strategy.valid ?? 0;
    },
    get bound() {
      return strategy.bound ?? 0;
    },
    ask(batch, most) {
      if (strategy.done) throw new Error('a strategy that is done was asked');
      return strategy.ask(batch, most);
    },
    tell: (batch, count) => strategy.tell(batch, count),
  };
}
