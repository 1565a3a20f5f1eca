import type {
  ComputeEvaluation,
  Costs,
  Evaluation,
  LevelEvaluation,
  NetworkEvaluation,
  NetworkTileEvaluation,
} from '@loopwright/model';
import type { Architecture, Level, Mapping, Memory, NetworkComponent, Problem, ReuseRules } from '@loopwright/spec';
import { type BusiestInstance, busiestInstance } from './busiest-instance.ts';
import { type Counts, inputCounts, outputCounts, roundMeans } from './counts.ts';
import { accessEnergyPj, energyOf, leakageEnergyPj } from './energy.ts';
import { findFanoutMisfit, findMemoryMisfit } from './fit.ts';
import { type LevelTraffic, redirectBypassed } from './level-traffic.ts';
import { boundsAlong, buildNest, childrenOf, type Nest } from './nest.ts';
import { reportNetworkTile } from './network-report.ts';
import { type NestRun, runNest } from './run-nest.ts';
import { tensorShares } from './tensor-share.ts';
import { type MemoryTiming, timeMemory } from './timing.ts';
import { meanOf, outermostUneven, sharesOfInstances } from './uneven-arrays.ts';

/**
 * Costs one mapping by running every iteration of its nest with explicit sets of points, at every position of the
 * array. It follows the definitions of the model, not its closed form, and is slow: it is there to hold the evaluator
 * to account. Time and memory grow with the product of all loop bounds.
 */
export function referenceAnalysis(
  problem: Problem,
  architecture: Architecture,
  mapping: Mapping,
  reuse: ReuseRules,
  costs: Costs,
): Evaluation {
  const nest = buildNest(problem, architecture, mapping);
  const tooWide = findFanoutMisfit(architecture, nest);
  if (tooWide) return tooWide;
  const run = runNest(problem, architecture, nest, reuse);
  const tooLarge = findMemoryMisfit(architecture, mapping, run.tileWords);
  return tooLarge ?? new Analysis(problem, architecture, mapping, reuse, costs, nest, run).evaluate();
}

class Analysis {
  /** [level] instances ever in use. */
  readonly #used: readonly number[];
  /** Instances inside this level differ. */
  readonly #uneven: number;
  /** [dataspace][level] */
  readonly #traffic: readonly (readonly LevelTraffic[])[];
  readonly #shares: readonly (readonly number[])[];
  /** [level][dataspace] undefined where bypassed */
  readonly #counts: readonly (readonly (Counts | undefined)[])[];
  readonly #computeCycles: number;

  constructor(
    readonly problem: Problem,
    readonly architecture: Architecture,
    readonly mapping: Mapping,
    readonly reuse: ReuseRules,
    readonly costs: Costs,
    readonly nest: Nest,
    readonly run: NestRun,
  ) {
    const fanouts = nest.loops.map(childrenOf);
    const spaces = [...problem.dataspaces.keys()];
    this.#used = run.instances.map(({ size }) => size);
    this.#uneven = outermostUneven(nest);
    const { traffic, tileWords } = run;
    this.#traffic = spaces.map((d) =>
      redirectBypassed(
        traffic.map((ofLevel) => ofLevel[d]!),
        mapping.levels.map(({ keeps }) => keeps[d]!),
        fanouts,
        this.#used,
      ),
    );
    this.#shares = spaces.map((d) => {
      const shares = tensorShares(
        nest,
        tileWords.map((ofLevel) => ofLevel[d]!),
      );
      const differing = sharesOfInstances(nest, run, d, this.#uneven, shares[this.#uneven] ?? 0);
      return shares.map((share, level) => (level < this.#uneven ? meanOf(differing[level]!) : share));
    });
    this.#counts = nest.loops.map((_, level) => spaces.map((d) => this.#count(level, d)));
    this.#computeCycles = nest.loops.reduce((product, loops) => product * boundsAlong(loops, 'time'), 1);
  }

  evaluate(): Evaluation {
    const { levels } = this.architecture;
    const { dataspaces } = this.problem;
    const timings = levels.map((place, level) =>
      place.kind === 'memory'
        ? timeMemory(place, dataspaces, this.#counts[level]!, this.#computeCycles, this.#busiest(level, place))
        : undefined,
    );
    const busyCycles = Math.max(this.#computeCycles, ...timings.map((timing) => timing?.cycles ?? 0));
    const latency = sum(levels.map(networkLatency));
    const cycles = busyCycles + latency;
    const compute = this.#reportCompute();
    const reports = timings.map((timing, level) => (timing ? this.#reportLevel(level, timing, busyCycles) : null));
    const networks = this.#reportNetworks();
    const energyPj = compute.energyPj + sum(reports.map(levelEnergyPj)) + sum(networks.map(networkEnergyPj));
    return {
      valid: true,
      cycles,
      utilization: compute.computes / (cycles * compute.instances),
      energyPj,
      edp: energyPj * cycles,
      areaUm2: sum(reports.map((report) => report?.areaUm2 ?? 0)) + this.costs.compute.areaUm2 * compute.instances,
      compute,
      levels: reports,
      networks,
    };
  }

  #count(level: number, d: number): Counts | undefined {
    const traffic = this.#traffic[d]![level]!;
    if (!traffic.keeps) return undefined;
    const whole = { together: this.#together(level), round: this.#uneven < 0 ? Math.round : roundMeans };
    if (!this.problem.dataspaces[d]!.readWrite) return inputCounts(traffic, whole);
    const readsFirst = this.reuse.rmwFirstUpdate[level]![d]!;
    return outputCounts(traffic, this.#shares[d]![level]!, this.#isOutermost(level, d), readsFirst, whole);
  }

  #isOutermost(level: number, d: number): boolean {
    return this.#traffic[d]!.slice(level + 1).every(({ keeps }) => !keeps);
  }

  /** Instances over which counts are whole. */
  #together(level: number): number {
    return level < this.#uneven ? this.#used[level]! : 1;
  }

  #sharesOfInstances(level: number, d: number): ReadonlyMap<number, number> {
    const outside = this.#shares[d]![this.#uneven]!;
    return sharesOfInstances(this.nest, this.run, d, this.#uneven, outside)[level]!;
  }

  #busiest(level: number, memory: Memory): BusiestInstance | undefined {
    if (level >= this.#uneven) return undefined;
    const { dataspaces } = this.problem;
    const demand = {
      memory,
      level,
      dataspaces,
      traffic: dataspaces.map((_, d) => this.#traffic[d]![level]!),
      shares: dataspaces.map((_, d) =>
        this.reuse.rmwFirstUpdate[level]![d]! ? undefined : this.#sharesOfInstances(level, d),
      ),
      isOutermost: dataspaces.map((_, d) => this.#isOutermost(level, d)),
    };
    return busiestInstance(
      demand,
      this.nest,
      this.run,
      this.mapping.levels.map(({ keeps }) => keeps),
    );
  }

  #reportCompute(): ComputeEvaluation {
    const { name, instances } = this.architecture.compute;
    const computes = this.run.computes;
    return {
      name,
      instances,
      utilizedInstances: this.run.computeUnits,
      computes,
      cycles: this.#computeCycles,
      energyPj: computes * energyOf(this.costs.compute, 'compute'),
    };
  }

  #reportLevel(level: number, timing: MemoryTiming, cycles: number): LevelEvaluation {
    const memory = this.architecture.levels[level] as Memory;
    const costs = this.costs.levels[level]!;
    const used = this.#used[level]!;
    return {
      name: memory.name,
      instances: memory.instances,
      cycles: timing.cycles,
      ...(timing.busiest && { busiest: timing.busiest }),
      leakageEnergyPj: leakageEnergyPj(this.architecture, level, costs, this.#used, cycles),
      areaUm2: costs.areaUm2 * memory.instances,
      dataspaces: this.problem.dataspaces.map(({ name }, d) => {
        const counts = this.#counts[level]![d];
        if (!counts) return null;
        return {
          name,
          partitionSize: this.#shares[d]![level]!,
          utilizedCapacity: this.run.tileWords[level]![d]!,
          utilizedInstances: used,
          ...counts,
          energyPj: accessEnergyPj(memory, costs, counts, used, this.#together(level)),
          readBandwidth: timing.readBandwidths[d]!,
          writeBandwidth: timing.writeBandwidths[d]!,
        };
      }),
    };
  }

  #reportNetworks(): NetworkEvaluation[] {
    const { levels, compute } = this.architecture;
    const outwards: NetworkEvaluation[] = [];
    const below = levels.map((outer, level) => {
      const name = `${outer.name} <==> ${(levels[level - 1] ?? compute).name}`;
      const { read = { kind: 'hops', name, latencyCycles: 0, ...outer.network }, update } = outer.networks ?? {};
      const both = update === undefined || update.name === read.name;
      if (!both) outwards.push(this.#reportNetwork(level, update, true));
      return this.#reportNetwork(level, read, both);
    });
    return [...below, ...outwards];
  }

  #reportNetwork(level: number, network: NetworkComponent, carriesUpdates: boolean): NetworkEvaluation {
    const outer = this.architecture.levels[level]!;
    const addsUp = outer.kind === 'fanout' || outer.reductionSupported !== false;
    const tileWidthMm = Math.sqrt(tileAreaUm2(this.architecture, this.costs, level - 1)) / 1000;
    const used = this.#used[level]!;
    const isMean = this.#uneven >= 0;
    const place = { network, carriesUpdates, addsUp, tileWidthMm, used, isMean };
    const dataspaces = this.problem.dataspaces.map(({ name, readWrite }, d) => {
      const traffic = this.#traffic[d]![level]!;
      const share = traffic.keeps ? this.#shares[d]![level]! : 0;
      return reportNetworkTile(name, readWrite, traffic, share, place);
    });
    return { name: network.name, level, dataspaces };
  }
}

/** Of one copy of a level with all that it holds; of a compute unit below level 0. */
function tileAreaUm2({ levels, compute }: Architecture, costs: Costs, level: number): number {
  if (level < 0) return costs.compute.areaUm2;
  const inside = level === 0 ? compute : levels[level - 1]!;
  const copies = inside.instances / levels[level]!.instances;
  return costs.levels[level]!.areaUm2 + copies * tileAreaUm2({ name: '', levels, compute }, costs, level - 1);
}

function networkLatency(level: Level): number {
  const { read, update } = level.networks ?? {};
  const fill = level.kind === 'memory' ? level.networkFillLatencyCycles : 0;
  const drain = level.kind === 'memory' ? level.networkDrainLatencyCycles : 0;
  return (read?.latencyCycles ?? fill) + (update?.latencyCycles ?? drain);
}

function levelEnergyPj(level: LevelEvaluation | null): number {
  return level ? level.leakageEnergyPj + sum(level.dataspaces.map((tile) => tile?.energyPj ?? 0)) : 0;
}

function networkEnergyPj(network: NetworkEvaluation): number {
  const energies = ({ energyPj, linkTransferEnergyPj, spatialReductionEnergyPj = 0 }: NetworkTileEvaluation) =>
    energyPj + linkTransferEnergyPj + spatialReductionEnergyPj;
  return sum(network.dataspaces.map(energies));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
