import type { ComponentCosts } from '@loopwright/model';
import type { Architecture, Memory } from '@loopwright/spec';
import type { Counts } from './counts.ts';

/** Energy of all accesses to one dataspace at one memory; blocks are whole over `together` instances. */
export function accessEnergyPj(
  memory: Memory,
  costs: ComponentCosts,
  counts: Counts,
  used: number,
  together: number,
): number {
  const accesses = (words: number): number => Math.ceil(Math.round(words * together) / memory.blockWords) / together;
  const ofOne =
    accesses(counts.reads) * energyOf(costs, 'read') +
    accesses(counts.fills) * energyOf(costs, 'write') +
    accesses(counts.updates) * energyOf(costs, 'update');
  // The instances of a cluster are accessed together, and the mapping is taken to spread over all clusters.
  return ofOne * Math.min(used, memory.instances / memory.clusterSize);
}

/**
 * Leakage of one memory over the run. Instances behind a gate that is on leak whether they are used or not.
 *
 * @param used [level]
 */
export function leakageEnergyPj(
  architecture: Architecture,
  level: number,
  costs: ComponentCosts,
  used: readonly number[],
  cycles: number,
): number {
  const memory = architecture.levels[level] as Memory;
  const behindOneGate = memory.instances / architecture.levels[memory.powerGatedAt]!.instances;
  const leaking = behindOneGate > 1 ? behindOneGate * used[memory.powerGatedAt]! : used[level]!;
  return energyOf(costs, 'leak') * cycles * leaking;
}

export function energyOf(costs: ComponentCosts, action: string): number {
  return costs.energyPj[action] ?? 0;
}
