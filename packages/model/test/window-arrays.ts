import type { Architecture, LevelMapping, Problem } from '@loopwright/spec';
import fc from 'fast-check';
import type { Costs } from '../src/costs.ts';

/** A 2-D convolution: where two dimensions slide along one rank, neighbours may forward to each other. */
const windowed: Problem['dataspaces'] = [
  {
    name: 'Inputs',
    readWrite: false,
    ranks: [
      [
        { dimension: 0, coefficient: 1 },
        { dimension: 1, coefficient: 1 },
      ],
      [
        { dimension: 2, coefficient: 1 },
        { dimension: 3, coefficient: 1 },
      ],
    ],
  },
  { name: 'Outputs', readWrite: true, ranks: [[{ dimension: 1, coefficient: 1 }], [{ dimension: 3, coefficient: 1 }]] },
];

const four = (most: number) => fc.array(fc.integer({ min: 1, max: most }), { minLength: 4, maxLength: 4 });
const order = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });

/**
 * Mappings of a convolution onto one array, with registers below it or without. `mayBeShort`: the last pass of what registers do in a
 * dimension may be shorter, where its loops are temporal alone.
 */
export const windowArrays = ({ mayBeShort = false } = {}) =>
  fc
    .record({
      registers: fc.boolean(),
      inside: four(mayBeShort ? 4 : 2),
      short: four(mayBeShort ? 4 : 1),
      spatial: four(3),
      outside: four(2),
      spatialOrder: order,
      outsideOrder: order,
      split: fc.integer({ min: 0, max: 4 }),
      /** Children along X that the mapping leaves idle. */
      idleX: fc.integer({ min: 0, max: 3 }),
      separately: fc.boolean(),
    })
    .map(({ registers, inside, short, spatial, outside, spatialOrder, outsideOrder, split, idleX, separately }) => {
      const product = (dimensions: readonly number[]) => dimensions.reduce((all, d) => all * spatial[d], 1);
      const inner = registers ? inside : [1, 1, 1, 1];
      const last = inner.map((factor, d) => (mayBeShort && spatial[d] === 1 ? Math.min(factor, short[d]) : factor));
      const boundOf = (d: number) => (spatial[d] * outside[d] - 1) * inner[d] + last[d];
      const problem: Problem = {
        name: 'conv2d',
        dimensions: ['R', 'P', 'S', 'Q'].map((name, d) => ({ name, bound: boundOf(d) })),
        dataspaces: windowed,
      };
      const level = (factors: number[], permutation: number[], at: number, keeps: boolean): LevelMapping => {
        return { factors, remainders: factors, permutation, split: at, keeps: [keeps, keeps] };
      };
      const architecture = arrayOf(product(spatialOrder.slice(0, split)) + idleX, product(spatialOrder.slice(split)));
      const levels = [level(spatial, spatialOrder, split, false), level(outside, outsideOrder, 0, true)];
      if (registers) levels.unshift({ ...level(inner, [0, 1, 2, 3], 0, true), remainders: last });
      else architecture.levels.shift();
      return {
        problem,
        architecture,
        mapping: { levels },
        reuse: reuseRules(levels.length, registers ? 1 : 0, separately),
      };
    });

export function arrayOf(fanoutX: number, fanoutY: number): Architecture & { levels: Architecture['levels'][number][] } {
  const units = fanoutX * fanoutY;
  const base = { meshX: 1, meshY: 1, instances: 1, attributes: {}, network: { energyPerHopPj: 0, routerEnergyPj: 0 } };
  const physical = { ...base, componentClass: 'SRAM', energyScale: 1, areaScale: 1, requiredActions: [] };
  const memory = (name: string, instances: number) => ({
    ...physical,
    instances,
    kind: 'memory' as const,
    name,
    capacityWords: Infinity,
    minUtilizedWords: 0,
    datawidthBits: 8,
    blockWords: 1,
    clusterSize: 1,
    readBandwidthWordsPerCycle: Infinity,
    writeBandwidthWordsPerCycle: Infinity,
    sharedBandwidthWordsPerCycle: Infinity,
    bandwidthScale: {},
    networkFillLatencyCycles: 0,
    networkDrainLatencyCycles: 0,
    powerGatedAt: 0,
  });
  const fanout = { ...base, kind: 'fanout' as const, name: 'Array', fanoutX, fanoutY };
  return {
    name: 'array',
    levels: [memory('Registers', units), fanout, memory('DRAM', 1)],
    compute: { ...physical, name: 'MAC', instances: units },
  };
}

function reuseRules(levels: number, fanout: number, separately: boolean) {
  const none = Array.from({ length: levels }, () => [false, false]);
  const noReuse = none.map((row, level) => (level === fanout && separately ? [true, true] : row));
  return { noReuse, noLinkTransfer: none, rmwFirstUpdate: none };
}

export function costsOf(architecture: Architecture): Costs {
  const energyPj = { read: 1, write: 1.5, update: 1.25, compute: 0 };
  return { levels: architecture.levels.map(() => ({ energyPj, areaUm2: 0 })), compute: { energyPj, areaUm2: 0 } };
}
