import { bandwidthScaleOf, type Memory } from '@loopwright/spec';
import { accessWords } from '../accesses.ts';
import type { ComputeEvaluation, LevelEvaluation } from '../evaluation.ts';
import type { EvaluatedMapping } from './evaluated-mapping.ts';
import type { CycleExplanation, CycleLimit, OutermostTraffic } from './explanation.ts';

/** What asks for cycles and how many, beside the least that any mapping takes. */
export function explainCycles(run: EvaluatedMapping, traffic: readonly OutermostTraffic[]): CycleExplanation {
  const { evaluation } = run;
  const { compute, cycles } = evaluation;
  const limits = [
    {
      level: compute.name,
      by: 'compute',
      cycles: compute.cycles,
      asked: compute.utilizedInstances,
      available: compute.instances,
    } satisfies CycleLimit,
    ...evaluation.levels.flatMap((level, l) => (level ? bandwidthLimits(run, level, l) : [])),
  ];
  // Stable: of equal ones compute comes first, then the inner level.
  limits.sort((a, b) => b.cycles - a.cycles);
  return {
    cycles,
    limits,
    addedCycles: cycles - limits[0].cycles,
    leastComputeCycles: leastComputeCycles(compute),
    leastTrafficCycles: compute.sparse ? 0 : leastTrafficCycles(run, traffic),
  };
}

/** Of effectual computes no more than are done: their mean may lie above. */
function leastComputeCycles({ computes, instances, cycles, sparse }: ComputeEvaluation): number {
  return sparse ? Math.min(cycles, Math.ceil(sparse.effectual / instances)) : Math.ceil(computes / instances);
}

function bandwidthLimits(run: EvaluatedMapping, level: LevelEvaluation, l: number): CycleLimit[] {
  const { architecture, evaluation } = run;
  const memory = architecture.levels[l] as Memory;
  const compute = evaluation.compute.cycles;
  const { read, write, shared } = level.busiest ? perCycle(level.busiest, compute) : meanDemand(run, level, memory);
  const limits = [
    { by: 'read bandwidth', asked: read, available: memory.readBandwidthWordsPerCycle },
    { by: 'write bandwidth', asked: write, available: memory.writeBandwidthWordsPerCycle },
    { by: 'shared bandwidth', asked: shared, available: memory.sharedBandwidthWordsPerCycle },
  ] as const;
  return limits
    .filter(({ asked, available }) => asked > 0 && available < Infinity)
    .map((limit) => ({
      level: level.name,
      ...limit,
      // Rounded as the evaluator does, whose sums may lie a hair below a whole number that this one passes.
      cycles: Math.min(level.cycles, Math.ceil(compute / (limit.available / limit.asked))),
    }));
}

type Demand = Required<LevelEvaluation>['busiest'];

function perCycle({ read, write, shared }: Demand, cycles: number): Demand {
  return { read: read / cycles, write: write / cycles, shared: shared / cycles };
}

/** Words per cycle of computing, of an instance as all are, or as they are on average. */
function meanDemand({ problem, evaluation }: EvaluatedMapping, level: LevelEvaluation, memory: Memory): Demand {
  const compute = evaluation.compute.cycles;
  let read = 0;
  let write = 0;
  level.dataspaces.forEach((tile, s) => {
    if (!tile) return;
    const scale = bandwidthScaleOf(memory, problem.dataspaces[s].name);
    read += (tile.sparse?.demand.read ?? accessWords(tile, 'read') / compute) * scale;
    write += (tile.sparse?.demand.write ?? accessWords(tile, 'write') / compute) * scale;
  });
  return { read, write, shared: read + write };
}

/** The compulsory words through the bandwidth of all instances of the memory they come from. */
function leastTrafficCycles({ problem, architecture }: EvaluatedMapping, traffic: readonly OutermostTraffic[]): number {
  const cycles = architecture.levels.map((memory) => {
    if (memory.kind !== 'memory') return 0;
    let read = 0;
    let write = 0;
    for (const { dataspace, level, compulsoryWords } of traffic) {
      if (level !== memory.name) continue;
      const s = problem.dataspaces.findIndex(({ name }) => name === dataspace);
      const words = (compulsoryWords * bandwidthScaleOf(memory, dataspace)) / memory.instances;
      if (problem.dataspaces[s].readWrite) write += words;
      else read += words;
    }
    return Math.max(
      read / memory.readBandwidthWordsPerCycle,
      write / memory.writeBandwidthWordsPerCycle,
      (read + write) / memory.sharedBandwidthWordsPerCycle,
    );
  });
  return Math.ceil(Math.max(...cycles));
}
