import { buildMapspace, compileEvaluator } from '@loopwright/core/engine';
import fc from 'fast-check';
import { type ImperfectLevels, type RandomSpace, withImperfect } from './random-space.ts';

type Mapspace = RandomSpace['mapspace'];
type Level = Mapspace['architecture']['levels'][number];

/**
 * Convolutions on a small array with registers: windows over fan-outs, where neighbours pass on inputs, tiles are cut short by
 * capacities, and energies make each of that worth it in turn.
 */
export function windowSpaces(imperfect?: ImperfectLevels): fc.Arbitrary<RandomSpace> {
  const convolutions = fc.record({
    bounds: fc.tuple(
      fc.constantFrom(1, 2, 3, 4, 6),
      fc.constantFrom(2, 3, 4),
      fc.constantFrom(2, 3, 4, 6, 8),
      fc.constantFrom(1, 2, 3),
    ),
    stride: fc.constantFrom(1, 1, 2, 3),
    dilation: fc.constantFrom(1, 1, 2),
  });
  return arraysFor(
    convolutions.map(({ bounds, stride, dilation }) => convolution(bounds, stride, dilation)),
    imperfect,
  );
}

/** The same of depthwise convolutions: windows along two ranks, either of which may move, stay, or go back while the other one does not. */
export function planeSpaces(): fc.Arbitrary<RandomSpace> {
  const layers = fc.record({
    bounds: fc.tuple(
      fc.constantFrom(1, 2),
      fc.constantFrom(1, 2, 3),
      fc.constantFrom(2, 3, 4),
      fc.constantFrom(1, 2, 3),
      fc.constantFrom(1, 2, 3, 4),
    ),
    strides: fc.tuple(fc.constantFrom(1, 1, 2), fc.constantFrom(1, 1, 2)),
  });
  return arraysFor(layers.map(({ bounds, strides }) => depthwise(bounds, strides)));
}

function arraysFor(
  problems: fc.Arbitrary<Mapspace['problem']>,
  imperfect?: ImperfectLevels,
): fc.Arbitrary<RandomSpace> {
  return fc
    .record({
      problem: problems,
      fanoutX: fc.constantFrom(2, 3, 4, 6),
      fanoutY: fc.constantFrom(1, 1, 2, 3),
      /** A second fan-out outside the first one, where above 1. */
      groups: fc.constantFrom(1, 1, 2, 4),
      /** A third memory outside the buffer. */
      deep: fc.boolean(),
      registerWords: fc.constantFrom(Number.POSITIVE_INFINITY, 1, 2, 3, 4, 6, 10, 16),
      bufferWords: fc.constantFrom(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 8, 16, 24, 40),
      blockWords: fc.constantFrom(1, 1, 2, 4),
      energies: fc.array(fc.constantFrom(0, 0.25, 1, 2, 5, 16, 64), { minLength: 15, maxLength: 15 }),
      /** Whether registers keep weights, inputs, and outputs. */
      keeps: fc.tuple(fc.boolean(), fc.constantFrom(true, true, false), fc.boolean()),
      metric: fc.constantFrom<RandomSpace['metric'][]>('edp', 'energy', 'delay', 'energy+4*delay'),
    })
    .map((drawn): RandomSpace => {
      const { problem } = drawn;
      const meshX = drawn.fanoutX * drawn.groups;
      const levels: Level[] = [memory('Register', meshX, drawn.fanoutY, drawn.registerWords, 1, 0)];
      levels.push(fanout('PE', drawn.groups, drawn.fanoutX, drawn.fanoutY));
      if (drawn.groups > 1) levels.push(fanout('Group', 1, drawn.groups, 1));
      levels.push(memory('Buffer', 1, 1, drawn.bufferWords, drawn.blockWords, levels.length));
      if (drawn.deep) levels.push(memory('DRAM', 1, 1, Number.POSITIVE_INFINITY, 1, levels.length));
      const architecture: Mapspace['architecture'] = {
        name: 'array',
        levels,
        compute: { ...component('MAC', meshX, drawn.fanoutY), ...physical('intmac') },
      };
      const keep = (level: number, s: number) => {
        if (levels[level].kind === 'fanout') return 'bypass';
        return level > 0 || drawn.keeps[s] ? 'keep' : 'bypass';
      };
      const never = levels.map(() => [false, false, false]);
      const constraints: Mapspace['constraints'] = {
        reuse: { noReuse: never, noLinkTransfer: never, rmwFirstUpdate: never },
        levels: levels.map(({ kind }, level) => {
          const rules: Mapspace['constraints']['levels'][number] = {
            factors: problem.dimensions.map(() => ({})),
            permutationPrefix: [],
            permutationSuffix: [],
            keep: [keep(level, 0), keep(level, 1), keep(level, 2)],
          };
          return withImperfect(rules, kind, imperfect);
        }),
      };
      const costs = {
        levels: levels.map((_, l) => ({
          energyPj: { read: drawn.energies[l], write: drawn.energies[l + 5], update: drawn.energies[l + 10] },
          areaUm2: 0,
        })),
        compute: { energyPj: { compute: 1 }, areaUm2: 0 },
      };
      const { evaluate } = compileEvaluator(problem, architecture, costs, constraints.reuse);
      const mapspace = buildMapspace(problem, architecture, constraints);
      return { mapspace, costs, evaluate, metric: drawn.metric, warmStart: 0 };
    });
}

function rank(...terms: [dimension: number, coefficient: number][]) {
  return terms.map(([dimension, coefficient]) => ({ dimension, coefficient }));
}

function depthwise(bounds: readonly number[], strides: readonly number[]): Mapspace['problem'] {
  const [N, S, Q, R, P] = [0, 1, 2, 3, 4];
  return {
    name: 'depthwise',
    dimensions: bounds.map((bound, d) => ({ name: 'NSQRP'[d], bound })),
    dataspaces: [
      { name: 'Weights', readWrite: false, ranks: [rank([R, 1]), rank([S, 1])] },
      {
        name: 'Inputs',
        readWrite: false,
        ranks: [rank([N, 1]), rank([P, strides[0]], [R, 1]), rank([Q, strides[1]], [S, 1])],
      },
      { name: 'Outputs', readWrite: true, ranks: [rank([N, 1]), rank([P, 1]), rank([Q, 1])] },
    ],
  };
}

function convolution(bounds: readonly number[], stride: number, dilation: number): Mapspace['problem'] {
  const [K, R, P, C] = [0, 1, 2, 3];
  return {
    name: 'conv1d',
    dimensions: bounds.map((bound, d) => ({ name: 'KRPC'[d], bound })),
    dataspaces: [
      { name: 'Weights', readWrite: false, ranks: [rank([K, 1]), rank([R, 1]), rank([C, 1])] },
      { name: 'Inputs', readWrite: false, ranks: [rank([P, stride], [R, dilation]), rank([C, 1])] },
      { name: 'Outputs', readWrite: true, ranks: [rank([K, 1]), rank([P, 1])] },
    ],
  };
}

const network = { energyPerHopPj: 0, routerEnergyPj: 0 };

function component(name: string, meshX: number, meshY: number) {
  return { name, meshX, meshY, instances: meshX * meshY, attributes: {} };
}

function physical(componentClass: string) {
  return { componentClass, energyScale: 1, areaScale: 1, requiredActions: [] };
}

function fanout(name: string, meshX: number, fanoutX: number, fanoutY: number): Level {
  return { ...component(name, meshX, 1), kind: 'fanout', fanoutX, fanoutY, network };
}

function memory(name: string, meshX: number, meshY: number, words: number, blockWords: number, gate: number): Level {
  return {
    ...component(name, meshX, meshY),
    ...physical('SRAM'),
    kind: 'memory',
    capacityWords: words,
    minUtilizedWords: 0,
    datawidthBits: 8,
    blockWords,
    clusterSize: 1,
    readBandwidthWordsPerCycle: Number.POSITIVE_INFINITY,
    writeBandwidthWordsPerCycle: Number.POSITIVE_INFINITY,
    sharedBandwidthWordsPerCycle: Number.POSITIVE_INFINITY,
    bandwidthScale: {},
    networkFillLatencyCycles: 0,
    networkDrainLatencyCycles: 0,
    powerGatedAt: gate,
    network,
  };
}
