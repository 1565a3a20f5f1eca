import type { Architecture, Dataspace, Fanout, Memory, Problem, Rank, ReuseRules } from '@loopwright/spec';
import type { ComponentCosts, Costs } from './costs.ts';

/** Most levels, dimensions and dataspaces that the evaluator takes: candidates hold them in bytes and bit masks. */
const MOST_DIMENSIONS = 31;
const MOST_LEVELS = 64;
const MOST_DATASPACES = 64;

/**
 * What is known before the first candidate, laid out for the hot path. Levels are innermost first.
 *
 * A point of a dataspace is addressed by one number, its ranks weighted by `addressStep`, so that two points, two
 * shifts of a tile, or two offsets of children are compared by comparing numbers. The weights leave room for the sum of
 * two differences per rank, which makes the address of a shift unique.
 */
export interface Tables {
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
  /** [dataspace * dimensions + dimension] address that one step along the dimension adds; 0 where it is irrelevant. */
  readonly addressStep: Float64Array;
  /** [dataspace] bit mask of the dimensions that its ranks name. */
  readonly relevantMask: Int32Array;
  /** [dataspace] bit masks of the dimensions that share a rank, one per such rank; and of all of them. */
  readonly windowMasks: readonly (readonly number[])[];
  readonly windowMask: Int32Array;
  /** [dataspace * dimensions + dimension] bit mask of those that move the same rank; of all where some move two. */
  readonly rankMask: Int32Array;
  /** [dataspace] 1 where no dimension appears twice. */
  readonly hasOwnRanks: Uint8Array;
  /** [dataspace] first of its plain dimensions, each a rank by itself with coefficient 1; one more at the end. */
  readonly plainStart: Int32Array;
  readonly plainDimension: Int32Array;
  /** [dataspace] its other ranks. */
  readonly windowStart: Int32Array;
  readonly windowRank: Int32Array;
  /** [dataspace] first rank; one more at the end. */
  readonly rankStart: Int32Array;
  /** [rank] what one point along it adds to an address; 0 where the rank has one point only. */
  readonly rankWeight: Float64Array;
  /** [rank] 1 over the weight, or 0: an address times it is the way along the rank, plus a quarter or less from those below. */
  readonly rankInverse: Float64Array;
  /** [rank] first term; one more at the end. */
  readonly termStart: Int32Array;
  /** [term] */
  readonly termDimension: Int32Array;
  readonly termCoefficient: Float64Array;
  /** [dataspace * dimensions + dimension] first entry of the ranks in which the dimension appears; one more at the end. */
  readonly appearanceStart: Int32Array;
  /** [appearance] the rank, and what one step along the dimension moves it by. */
  readonly appearanceRank: Int32Array;
  readonly appearanceStep: Float64Array;

  /** [level] words; Infinity at fan-outs. */
  readonly capacityWords: Float64Array;
  readonly minUtilizedWords: Float64Array;
  /** [level] words per access. */
  readonly blockWords: Float64Array;
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
  /** Cycles added to every run: fill and drain latencies of all memories. */
  readonly latencyCycles: number;

  /** [level] pJ per access, and per cycle and instance for leakage. */
  readonly readPj: Float64Array;
  readonly writePj: Float64Array;
  readonly updatePj: Float64Array;
  readonly leakPj: Float64Array;
  readonly computePj: number;
  /** [level] the level whose gate switches it, and how many instances share one such gate. */
  readonly gate: Int32Array;
  readonly instancesPerGate: Float64Array;
  /** [level] of the network below it. */
  readonly energyPerHopPj: Float64Array;
  readonly routerEnergyPj: Float64Array;
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
}

/** Lays out the tables. Throws a RangeError where the problem or the architecture is too large to be counted exactly. */
export function buildTables(
  problem: Problem,
  architecture: Architecture,
  costs: Costs,
  reuse?: ReuseRules,
  minParallelism = 0,
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
  const energy = (action: string) => Float64Array.from(costs.levels, (level) => level.energyPj[action] ?? 0);
  const energyPerHopPj = Float64Array.from(levels, (level) => level.network.energyPerHopPj);
  const routerEnergyPj = Float64Array.from(levels, (level) => level.network.routerEnergyPj);
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
    blockWords: memory((level) => level.blockWords, 1),
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
        dataspaces.map((_, s) => (level.kind === 'memory' ? (level.bandwidthScale[s] ?? 1) : 1)),
      ),
    ),
    latencyCycles: memory((level) => level.networkFillLatencyCycles + level.networkDrainLatencyCycles, 0).reduce(
      sum,
      0,
    ),
    readPj: energy('read'),
    writePj: energy('write'),
    updatePj: energy('update'),
    leakPj: energy('leak'),
    computePj: costs.compute.energyPj.compute ?? 0,
    gate: Int32Array.from(levels, (level, index) => (level.kind === 'memory' ? level.powerGatedAt : index)),
    instancesPerGate: memory((level) => level.instances / levels[level.powerGatedAt].instances, 1),
    energyPerHopPj,
    routerEnergyPj,
    networksCost: energyPerHopPj.some((pj) => pj > 0) || routerEnergyPj.some((pj) => pj > 0),
    areaUm2: totalAreaUm2(architecture, costs),
    areasUm2: Float64Array.from(levels, (level, index) => level.instances * costs.levels[index].areaUm2),
    noReuse,
    bringsAll: Uint8Array.from(noReuse, (_, at) => {
      const child = at - dataspaces.length;
      return child < 0 ? 1 : levels[Math.floor(child / dataspaces.length)].kind === 'memory' ? noReuse[child] : 0;
    }),
    noLinkTransfer: flags(reuse?.noLinkTransfer, levels.length, dataspaces.length),
    rmwFirstUpdate: flags(reuse?.rmwFirstUpdate, levels.length, dataspaces.length),
  };
}

function projectionTables(problem: Problem) {
  const rankStart = [0];
  const rankWeight: number[] = [];
  const termStart = [0];
  const termDimension: number[] = [];
  const termCoefficient: number[] = [];
  const appearanceStart = [0];
  const appearanceRank: number[] = [];
  const appearanceStep: number[] = [];
  const addressStep: number[] = [];
  const plainStart = [0];
  const plainDimension: number[] = [];
  const windowStart = [0];
  const windowRank: number[] = [];
  for (const dataspace of problem.dataspaces) {
    const firstRank = rankStart.at(-1)!;
    for (const [r, rank] of dataspace.ranks.entries()) {
      if (rank.length === 1 && rank[0].coefficient === 1) plainDimension.push(rank[0].dimension);
      else windowRank.push(firstRank + r);
      for (const { dimension, coefficient } of rank) {
        termDimension.push(dimension);
        termCoefficient.push(coefficient);
      }
      termStart.push(termDimension.length);
    }
    rankStart.push(firstRank + dataspace.ranks.length);
    plainStart.push(plainDimension.length);
    windowStart.push(windowRank.length);
    const weights = addressWeights(problem, dataspace);
    rankWeight.push(...weights);
    problem.dimensions.forEach((_, dimension) => {
      const steps = dataspace.ranks.map((rank) =>
        rank.reduce((step, term) => step + (term.dimension === dimension ? term.coefficient : 0), 0),
      );
      steps.forEach((step, rank) => {
        if (step === 0) return;
        appearanceRank.push(firstRank + rank);
        appearanceStep.push(step);
      });
      appearanceStart.push(appearanceRank.length);
      addressStep.push(steps.reduce((address, step, rank) => address + step * weights[rank], 0));
    });
  }
  return {
    plainStart: Int32Array.from(plainStart),
    plainDimension: Int32Array.from(plainDimension),
    windowStart: Int32Array.from(windowStart),
    windowRank: Int32Array.from(windowRank),
    rankStart: Int32Array.from(rankStart),
    rankWeight: Float64Array.from(rankWeight),
    rankInverse: Float64Array.from(rankWeight, (weight) => (weight === 0 ? 0 : 1 / weight)),
    termStart: Int32Array.from(termStart),
    termDimension: Int32Array.from(termDimension),
    termCoefficient: Float64Array.from(termCoefficient),
    appearanceStart: Int32Array.from(appearanceStart),
    appearanceRank: Int32Array.from(appearanceRank),
    appearanceStep: Float64Array.from(appearanceStep),
    addressStep: Float64Array.from(addressStep),
    relevantMask: Int32Array.from(problem.dataspaces, ({ ranks }) => union(ranks.map(maskOf))),
    windowMasks: problem.dataspaces.map(windowMasks),
    rankMask: Int32Array.from(
      problem.dataspaces.flatMap((dataspace) =>
        problem.dimensions.map((_, d) =>
          hasOwnRanks(dataspace) ? union(dataspace.ranks.map(maskOf).filter((mask) => mask & (1 << d))) : -1,
        ),
      ),
    ),
    hasOwnRanks: Uint8Array.from(problem.dataspaces, (dataspace) => Number(hasOwnRanks(dataspace))),
    windowMask: Int32Array.from(problem.dataspaces, (dataspace) => union(windowMasks(dataspace))),
  };
}

/** [rank] weights that give every difference of two shifts an address of its own. */
function addressWeights(problem: Problem, dataspace: Dataspace): number[] {
  let weight = 1;
  return dataspace.ranks.map((rank) => {
    const extent = rank.reduce(
      (points, term) => points + term.coefficient * (problem.dimensions[term.dimension].bound - 1),
      1,
    );
    if (extent === 1) return 0;
    const own = weight;
    weight = requireCountable(`dataspace ${dataspace.name}`, weight * 4 * extent);
    return own;
  });
}

function hasOwnRanks({ ranks }: Dataspace): boolean {
  const named = ranks.flat().map((term) => term.dimension);
  return new Set(named).size === named.length;
}

function windowMasks(dataspace: Dataspace): number[] {
  return dataspace.ranks.map(maskOf).filter((mask) => (mask & (mask - 1)) !== 0);
}

function maskOf(rank: Rank): number {
  return rank.reduce((mask, term) => mask | (1 << term.dimension), 0);
}

function union(masks: readonly number[]): number {
  return masks.reduce((all, mask) => all | mask, 0);
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

function requireCountable(what: string, count: number): number {
  if (count > Number.MAX_SAFE_INTEGER) throw new RangeError(`${what} is too large to be counted exactly (past 2^53)`);
  return count;
}

function sum(a: number, b: number): number {
  return a + b;
}
