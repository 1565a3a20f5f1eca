import type { Fanout, LevelMapping, Memory } from '@loopwright/spec';
import type { AnalysisCase } from '../arbitraries/analysis-cases.ts';

/** Three units on a row, each with one output of a 1-D convolution by two weights; a memory above them keeps all. */
export function windowOnRow(): AnalysisCase {
  const term = (dimension: number) => ({ dimension, coefficient: 1 });
  const none = [
    [false, false, false],
    [false, false, false],
  ];
  return {
    problem: {
      name: 'conv1d',
      dimensions: [
        { name: 'R', bound: 2 },
        { name: 'P', bound: 3 },
      ],
      dataspaces: [
        { name: 'Weights', readWrite: false, ranks: [[term(0)]] },
        { name: 'Inputs', readWrite: false, ranks: [[term(0), term(1)]] },
        { name: 'Outputs', readWrite: true, ranks: [[term(1)]] },
      ],
    },
    architecture: {
      name: 'row',
      levels: [row, memory],
      compute: { ...component('MAC', 3), componentClass: 'intmac', energyScale: 1, areaScale: 1, requiredActions: [] },
    },
    mapping: { levels: [level([1, 3], 2, false), level([2, 1], 0, true)] },
    reuse: { noReuse: none, noLinkTransfer: none, rmwFirstUpdate: none },
    costs: {
      levels: [
        { energyPj: {}, areaUm2: 0 },
        { energyPj: { read: 2, write: 3, update: 4, leak: 0.5 }, areaUm2: 10 },
      ],
      compute: { energyPj: { compute: 1 }, areaUm2: 1 },
    },
  };
}

function component(name: string, instances: number) {
  return { name, meshX: instances, meshY: 1, instances, attributes: {} };
}

const network = { energyPerHopPj: 0, routerEnergyPj: 0 };

const row: Fanout = { ...component('Row', 1), kind: 'fanout', fanoutX: 3, fanoutY: 1, network };

const memory: Memory = {
  ...component('Buffer', 1),
  kind: 'memory',
  componentClass: 'SRAM',
  energyScale: 1,
  areaScale: 1,
  requiredActions: [],
  capacityWords: Number.POSITIVE_INFINITY,
  minUtilizedWords: 0,
  datawidthBits: 8,
  blockWords: 1,
  clusterSize: 1,
  readBandwidthWordsPerCycle: Number.POSITIVE_INFINITY,
  writeBandwidthWordsPerCycle: Number.POSITIVE_INFINITY,
  sharedBandwidthWordsPerCycle: Number.POSITIVE_INFINITY,
  bandwidthScale: {},
  networkFillLatencyCycles: 0,
  networkDrainLatencyCycles: 0,
  powerGatedAt: 1,
  network,
};

function level(factors: number[], split: number, keepsAll: boolean): LevelMapping {
  return { factors, remainders: factors, permutation: [0, 1], split, keeps: [keepsAll, keepsAll, keepsAll] };
}
