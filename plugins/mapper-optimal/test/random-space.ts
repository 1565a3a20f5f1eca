import type { Costs } from '@loopwright/core';
import {
  CandidateBatch,
  copyCandidate,
  DistinctCursor,
  type Evaluate,
  type MapperContext,
  type Mapspace,
  type MetricName,
  Objective,
  Random,
  type SearchOutcome,
} from '@loopwright/core';
import {
  buildMapspace,
  compileEvaluator,
  ParetoFront,
  type SearchHost,
  search,
  searchBatch,
} from '@loopwright/core/engine';
import { architectures, costs, problems, reuseRules } from '@loopwright/testkit';
import fc from 'fast-check';
import { OptimalStrategy } from '../src/optimal-strategy.ts';

type Architecture = Mapspace['architecture'];
type Constraints = Mapspace['constraints'];

/** Where factors need not divide. */
export type ImperfectLevels = 'spatial' | 'temporal' | 'all';

/** A mapspace with all that it takes to search it. */
export interface RandomSpace {
  readonly mapspace: Mapspace;
  readonly costs: Costs;
  readonly evaluate: Evaluate;
  readonly metric: MetricName;
  readonly warmStart: number;
}

export interface RandomSpaceOptions {
  /** Without networks, leakage, clusters and forbidden reuse: what the bounds follow exactly. */
  readonly plain?: boolean;
  readonly maxOperations?: number;
  /** Networks that have wires, or are components. */
  readonly richNetworks?: boolean;
  readonly imperfect?: ImperfectLevels | undefined;
}

/** Random tensors (windows, strides, dilations, gemm) on random hardware, with some constraints and free bypasses. */
export function randomSpaces({
  plain = false,
  maxOperations = 96,
  richNetworks = false,
  imperfect,
}: RandomSpaceOptions = {}): fc.Arbitrary<RandomSpace> {
  return problems({ maxOperations, maxDimensions: 4, maxDataspaces: 3 })
    .chain((problem) =>
      architectures(problem.dataspaces.length, { maxMemories: 3, maxFanouts: 2, richNetworks })
        .map((architectureFor) => architectureFor(problem))
        .chain((architecture) =>
          fc.record({
            problem: fc.constant(problem),
            architecture: fc.constant(plain ? withoutExtras(architecture) : architecture),
            costs: costs(architecture),
            reuse: reuseRules(problem, architecture),
            forbids: fc.constantFrom('nothing', 'forwarding', 'some'),
            seed: fc.nat(),
            metric: fc.constantFrom<MetricName[]>(
              ...['edp', 'edp', 'ed2p', 'energy', 'energy', 'delay', 'last_level_accesses'],
              ...['energy+0.5*delay', 'energy+20*delay', 'energy+3*delay+2*last_level_accesses'],
            ),
            warmStart: fc.constantFrom(0, 50),
          }),
        ),
    )
    .map(({ problem, architecture, reuse, forbids, seed, metric, warmStart, ...rest }) => {
      const levels = architecture.levels;
      const rule = (on: (level: number) => boolean) => levels.map((_, l) => problem.dataspaces.map(() => on(l)));
      const never = rule(() => false);
      const rules = {
        noReuse: never,
        noLinkTransfer: forbids === 'forwarding' ? rule((l) => levels[l].kind === 'fanout') : never,
        rmwFirstUpdate: never,
      };
      const constraints = someConstraints(architecture, problem, new Random(seed), seed % 3);
      const levelRules = constraints.levels.map((rules, level) => withImperfect(rules, levels[level].kind, imperfect));
      const given = { levels: levelRules, reuse: forbids === 'some' && !plain ? reuse : rules };
      const ownCosts = plain ? withoutLeakage(rest.costs) : rest.costs;
      return {
        mapspace: buildMapspace(problem, architecture, given),
        costs: ownCosts,
        evaluate: compileEvaluator(problem, architecture, ownCosts, given.reuse).evaluate,
        metric,
        warmStart,
      };
    });
}

export function someConstraints(
  architecture: Architecture,
  problem: Mapspace['problem'],
  random: Random,
  mostFree: number,
): Omit<Constraints, 'reuse'> {
  const outermost = architecture.levels.length - 1;
  const factor = () => [{ exactly: 1 }, { atMost: 2 }, {}, {}, {}, {}, {}, {}, {}, {}][random.below(10)];
  const keep = (level: number) => {
    if (architecture.levels[level].kind === 'fanout') return 'bypass';
    if (level === outermost) return 'keep';
    return random.below(3) < mostFree ? 'free' : random.below(4) > 0 ? 'keep' : 'bypass';
  };
  return {
    levels: architecture.levels.map((_, level) => ({
      factors: problem.dimensions.map(factor),
      permutationPrefix: random.below(8) === 0 ? [random.below(problem.dimensions.length)] : [],
      permutationSuffix: [],
      keep: problem.dataspaces.map(() => keep(level)),
    })),
  };
}

/** Rules of a level, whose factors need not divide where that is asked for. */
export function withImperfect(
  rules: Constraints['levels'][number],
  kind: 'memory' | 'fanout',
  imperfect: ImperfectLevels | undefined,
): Constraints['levels'][number] {
  const remainder = imperfect === 'all' || imperfect === (kind === 'fanout' ? 'spatial' : 'temporal');
  return remainder ? { ...rules, factors: rules.factors.map((factor) => ({ ...factor, remainder })) } : rules;
}

function withoutExtras(architecture: Architecture): Architecture {
  const network = { energyPerHopPj: 0, routerEnergyPj: 0 };
  return {
    ...architecture,
    levels: architecture.levels.map((level) =>
      level.kind === 'fanout'
        ? { ...level, network }
        : {
            ...level,
            network,
            minUtilizedWords: 0,
            clusterSize: 1,
            networkFillLatencyCycles: 0,
            networkDrainLatencyCycles: 0,
          },
    ),
  };
}

function withoutLeakage({ levels, compute }: Costs): Costs {
  const still = (component: Costs['compute']) => ({ ...component, energyPj: { ...component.energyPj, leak: 0 } });
  return { levels: levels.map(still), compute: still(compute) };
}

/** Least score of all mappings, one by one; undefined where they are more than `most`. */
export function exhaustiveScore({ mapspace, evaluate, metric }: RandomSpace, most: number): number | undefined {
  if (mapspace.size === 0n) return Number.POSITIVE_INFINITY;
  const size = mapspace.distinctSize();
  if (size === undefined || size > BigInt(most)) return undefined;
  const objective = new Objective([metric]);
  const batch = new CandidateBatch(mapspace.shape, 1);
  const cursor = new DistinctCursor(mapspace, { fitting: true });
  let best = Number.POSITIVE_INFINITY;
  while (cursor.next(batch, 0)) {
    evaluate(batch, 0);
    best = Math.min(best, objective.score(batch, 0));
  }
  return best;
}

/** Scores of the best mapping where the next metric breaks ties; undefined where mappings are more than `most`, or none fits. */
export function exhaustiveScores(
  { mapspace, evaluate }: RandomSpace,
  objective: Objective,
  most: number,
): number[] | undefined {
  const size = mapspace.size === 0n ? 0n : mapspace.distinctSize();
  if (size === undefined || size === 0n || size > BigInt(most)) return undefined;
  const batch = new CandidateBatch(mapspace.shape, 1);
  const best = new CandidateBatch(mapspace.shape, 1);
  const cursor = new DistinctCursor(mapspace, { fitting: true });
  let found = false;
  while (cursor.next(batch, 0)) {
    evaluate(batch, 0);
    if (batch.rejection[0] || (found && !objective.beats(batch, 0, best, 0))) continue;
    copyCandidate(batch, 0, best, 0);
    found = true;
  }
  return found ? objective.values(best, 0) : undefined;
}

/** Energy and cycles of all mappings that none beats in both, the least energy first; undefined where they are more than `most`. */
export function exhaustiveFront({ mapspace, evaluate }: RandomSpace, most: number): [number, number][] | undefined {
  if (mapspace.size === 0n) return [];
  const size = mapspace.distinctSize();
  if (size === undefined || size > BigInt(most)) return undefined;
  const batch = new CandidateBatch(mapspace.shape, 1);
  const cursor = new DistinctCursor(mapspace, { fitting: true });
  let front: [number, number][] = [];
  while (cursor.next(batch, 0)) {
    evaluate(batch, 0);
    if (batch.rejection[0]) continue;
    const [energyPj, cycles] = [batch.energyPj[0] * (1 - 1e-9), batch.cycles[0]];
    if (front.some((point) => point[0] <= energyPj / (1 - 1e-9) && point[1] <= cycles)) continue;
    front = front.filter((point) => point[0] < energyPj || point[1] < cycles);
    front.push([energyPj, cycles]);
  }
  return front.map(([energyPj, cycles]): [number, number] => [energyPj / (1 - 1e-9), cycles]).sort(([a], [b]) => a - b);
}

/** Runs the mapper to its end; `bounds` gets every bound it claimed. */
export async function prove(
  space: RandomSpace,
  context: Partial<MapperContext> = {},
  bounds: number[] = [],
): Promise<SearchOutcome> {
  const { mapspace, costs, evaluate, metric, warmStart } = space;
  const objective = context.objective ?? new Objective([metric]);
  const strategy = new OptimalStrategy(
    {
      specification: {} as MapperContext['specification'],
      costs,
      mapspace,
      objective,
      random: new Random(1),
      evaluate,
      tappedBy: [],
      addedToBy: [],
      shard: 0,
      shards: 1,
      ...context,
    },
    { warmStart, unproven: 200 },
  );
  return search({
    strategy,
    evaluate: context.evaluate ?? evaluate,
    objective,
    limits: {},
    host: stillHost,
    onStep: ({ bound }) => bounds.push(bound),
    batch: searchBatch(mapspace.shape),
    shard: 0,
    front: objective.keepsFront ? new ParetoFront(mapspace.architecture, costs) : null,
  });
}

/** A clock that stands still: only the end of the search stops it. */
const stillHost: SearchHost = { nowSeconds: () => 0, pause: () => Promise.resolve(), interrupted: false };
