import {
  type Architecture,
  bandwidthScaleOf,
  type Fanout,
  type Memory,
  type Problem,
  type ReuseRules,
} from '@loopwright/spec';
import { accesses, energyPer } from './accesses.ts';
import type { ComponentCosts, Costs } from './costs.ts';
import { costsEnergy, type NetworkTable, networkLatencyCycles, networkTables } from './networks.ts';
import { type ProjectionTables, projectionTables } from './projection-tables.ts';
import { requireCountable } from './require-countable.ts';
import { builtInSparseModels } from './sparse/sparse-models.ts';
import { buildSparseTables, type SparseTables } from './sparse/sparse-tables.ts';

/** Most levels, dimensions and dataspaces that the evaluator takes: candidates hold them in bytes and bit masks. */
const MOST_DIMENSIONS = 31;
const MOST_LEVELS = 64;
const MOST_DATASPACES = 64;

/**
 * What is known before the first candidate, laid out for the hot path. Levels are innermost first.
 */
export interface Tables extends ProjectionTables {
  readonly problem: Problem;
  readonly architecture: Architecture;
  readonly levels: number;
  readonly dimensions: number;
  readonly dataspaces: number;
  /** Points of the operation space, all tensors considered. */
  readonly computes: number;

  /** [level] 1 for a fan-out, 0 for a memory. */
  readonly isFanout: Uint8Array;
  /** The levels that are fan-outs, innermost first. */
  readonly fanoutLevels: Int32Array;
  /** [level] children along X and Y of one instance of a fan-out. */
  readonly fanoutX: Float64Array;
  readonly fanoutY: Float64Array;
  /** Most children below any one fan-out. */
  readonly mostChildren: number;
  /** Compute units that a mapping must use at the least. */
  readonly leastUnits: number;

  /** [dataspace] 1 for outputs. */
  readonly isOutput: Uint8Array;
  /** [level] words; Infinity at fan-outs. */
  readonly capacityWords: Float64Array;
  readonly minUtilizedWords: Float64Array;
  /** [level] instances that share one access, and how many such groups there are. */
  readonly clusterSize: Float64Array;
  readonly clusters: Float64Array;
  /** [level] words per cycle and instance, Infinity where free. */
  readonly readBandwidth: Float64Array;
  readonly writeBandwidth: Float64Array;
  readonly sharedBandwidth: Float64Array;
  /** [level] 1 where any of the three is finite. */
  readonly hasBandwidth: Uint8Array;
  /** [level * dataspaces + dataspace] */
  readonly bandwidthScale: Float64Array;
  /** Cycles added to every run: fill and drain latencies of all networks. */
  readonly latencyCycles: number;

  /** [access][level * dataspaces + dataspace] pJ of one, and how many words that moves. */
  readonly accessPj: readonly Float64Array[];
  readonly accessWords: readonly Float64Array[];
  /** [level] pJ per cycle and instance. */
  readonly leakPj: Float64Array;
  readonly computePj: number;
  /** [level] the level whose gate switches it, and how many instances share one such gate. */
  readonly gate: Int32Array;
  readonly instancesPerGate: Float64Array;
  /** First the network below each level, then those that outputs alone go through. */
  readonly networks: readonly NetworkTable[];
  /** True where any network costs energy: hops must then be counted for every candidate. */
  readonly networksCost: boolean;
  /** Of the whole accelerator, and [level] of all instances of a level. */
  readonly areaUm2: number;
  readonly areasUm2: Float64Array;

  /** [level * dataspaces + dataspace] */
  readonly noReuse: Uint8Array;
  /** 1 where every step brings the whole tile below: compute units keep nothing, nor do memories with `no_reuse`. */
  readonly bringsAll: Uint8Array;
  readonly noLinkTransfer: Uint8Array;
  readonly rmwFirstUpdate: Uint8Array;

  /** Where the hardware does something about zeros. */
  readonly sparse: SparseTables | undefined;
}

/** Lays out the tables. Throws a RangeError where the problem or the architecture is too large to be counted exactly. */
export function buildTables(
  problem: Problem,
  architecture: Architecture,
  costs: Costs,
  reuse?: ReuseRules,
  minParallelism = 0,
  sparseModels = builtInSparseModels,
  mostOverbooked?: readonly number[],
): Tables {
  const { dimensions, dataspaces } = problem;
  const { levels } = architecture;
  requireAtMost('dimensions', dimensions.length, MOST_DIMENSIONS);
  requireAtMost('levels', levels.length, MOST_LEVELS);
  requireAtMost('dataspaces', dataspaces.length, MOST_DATASPACES);
  const memory = (pick: (level: Memory, index: number) => number, elsewhere: number) =>
    Float64Array.from(levels, (level, index) => (level.kind === 'memory' ? pick(level, index) : elsewhere));
  const fanout = (pick: (level: Fanout) => number) =>
    Float64Array.from(levels, (level) => (level.kind === 'fanout' ? pick(level) : 1));
  const blockWords = memory((level) => level.blockWords, 1);
  const ofTensors = (pick: (level: number) => number) =>
    Float64Array.from(levels.flatMap((_, level) => dataspaces.map(() => pick(level))));
  const networks = networkTables(problem, architecture, costs);
  const fanoutX = fanout((level) => level.fanoutX);
  const fanoutY = fanout((level) => level.fanoutY);
  const readBandwidth = memory((level) => level.readBandwidthWordsPerCycle, Infinity);
  const writeBandwidth = memory((level) => level.writeBandwidthWordsPerCycle, Infinity);
  const noReuse = flags(reuse?.noReuse, levels.length, dataspaces.length);
  const sharedBandwidth = memory((level) => level.sharedBandwidthWordsPerCycle, Infinity);
  return {
    problem,
    architecture,
    levels: levels.length,
    dimensions: dimensions.length,
    dataspaces: dataspaces.length,
    computes: requireCountable(
      'the operation space',
      dimensions.reduce((product, dimension) => product * dimension.bound, 1),
    ),
    isFanout: Uint8Array.from(levels, (level) => (level.kind === 'fanout' ? 1 : 0)),
    fanoutLevels: Int32Array.from(levels.keys()).filter((level) => levels[level].kind === 'fanout'),
    fanoutX,
    fanoutY,
    mostChildren: Math.max(1, ...fanoutX.map((x, level) => x * fanoutY[level])),
    leastUnits: minParallelism * architecture.compute.instances,
    isOutput: Uint8Array.from(dataspaces, (dataspace) => (dataspace.readWrite ? 1 : 0)),
    ...projectionTables(problem),
    capacityWords: memory((level) => level.capacityWords, Infinity),
    minUtilizedWords: memory((level) => level.minUtilizedWords, 0),
    clusterSize: memory((level) => level.clusterSize, 1),
    clusters: memory((level) => level.instances / level.clusterSize, 1),
    readBandwidth,
    writeBandwidth,
    sharedBandwidth,
    hasBandwidth: Uint8Array.from(levels, (_, level) =>
      Math.min(readBandwidth[level], writeBandwidth[level], sharedBandwidth[level]) < Infinity ? 1 : 0,
    ),
    bandwidthScale: Float64Array.from(
      levels.flatMap((level) =>
        dataspaces.map(({ name }) => (level.kind === 'memory' ? bandwidthScaleOf(level, name) : 1)),
      ),
    ),
    latencyCycles: levels.reduce((cycles, _, level) => cycles + networkLatencyCycles(architecture, level), 0),
    accessPj: accesses.map(({ energy }) => ofTensors((level) => costs.levels[level].energyPj[energy] ?? 0)),
    accessWords: accesses.map(({ per }) => ofTensors((level) => (per === 'block' ? blockWords[level] : 1))),
    leakPj: Float64Array.from(costs.levels, ({ energyPj }) => energyPer('cycle', energyPj)),
    computePj: energyPer('compute', costs.compute.energyPj),
    gate: Int32Array.from(levels, (level, index) => (level.kind === 'memory' ? level.powerGatedAt : index)),
    instancesPerGate: memory((level) => level.instances / levels[level.powerGatedAt].instances, 1),
    networks,
    networksCost: networks.some(costsEnergy),
    areaUm2: totalAreaUm2(architecture, costs),
    areasUm2: Float64Array.from(levels, (level, index) => level.instances * costs.levels[index].areaUm2),
    noReuse,
    bringsAll: Uint8Array.from(noReuse, (_, at) => {
      const child = at - dataspaces.length;
      return child < 0 ? 1 : levels[Math.floor(child / dataspaces.length)].kind === 'memory' ? noReuse[child] : 0;
    }),
    noLinkTransfer: flags(reuse?.noLinkTransfer, levels.length, dataspaces.length),
    rmwFirstUpdate: flags(reuse?.rmwFirstUpdate, levels.length, dataspaces.length),
    sparse: buildSparseTables(problem, architecture, sparseModels, mostOverbooked),
  };
}

function totalAreaUm2(architecture: Architecture, costs: Costs): number {
  const area = (component: { instances: number }, cost: ComponentCosts) => component.instances * cost.areaUm2;
  return architecture.levels.reduce(
    (total, level, index) => total + area(level, costs.levels[index]),
    area(architecture.compute, costs.compute),
  );
}

function flags(rule: readonly (readonly boolean[])[] | undefined, levels: number, dataspaces: number): Uint8Array {
  const out = new Uint8Array(levels * dataspaces);
  rule?.forEach((row, level) => {
    row.forEach((on, dataspace) => {
      out[level * dataspaces + dataspace] = on ? 1 : 0;
    });
  });
  return out;
}

function requireAtMost(what: string, count: number, most: number): void {
  if (count > most) throw new RangeError(`${count} ${what}: the model takes ${most} at the most`);
}
