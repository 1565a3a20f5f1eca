import { accesses, accessWords, type LevelEvaluation, type TileEvaluation } from '@loopwright/core';
import { bandwidthScaleOf, isDram, type Memory } from '@loopwright/spec';
import { accessLabel } from '../access-titles.ts';
import type { ValidResult } from '../valid-result.ts';
import { aligned, fixed, limit, percent, sum } from './numbers.ts';

const indent = '    ';

/** The section of the compute units. */
export function computeStats({ specification, evaluation, computeCosts }: ValidResult): string[] {
  const { name, meshX, meshY, instances, attributes } = specification.architecture.compute;
  const { utilizedInstances, computes, cycles, energyPj } = evaluation.compute;
  return [
    ...[`=== ${name} ===`, '', `${indent}SPECS`, `${indent}-----`],
    ...aligned(indent, 22, [
      ['Word bits', typeof attributes.datawidth === 'number' ? attributes.datawidth : 16],
      ['Instances', `${instances} (${meshX}*${meshY})`],
      ['Compute energy', `${fixed(computeCosts.energyPj.compute ?? 0)} pJ`],
    ]),
    ...['', `${indent}STATS`, `${indent}-----`],
    ...aligned(indent, 24, [
      ['Utilized instances', utilizedInstances],
      ['Computes (total)', computes],
      ['Cycles', cycles],
      ['Energy (total)', `${fixed(energyPj)} pJ`],
      ['Area (total)', `${fixed(computeCosts.areaUm2 * instances)} um^2`],
    ]),
    '',
  ];
}

export function computeEnergy({ evaluation }: ValidResult): number {
  return evaluation.compute.energyPj;
}

/** Accesses and leakage of all instances; 0 at a fan-out. */
export function levelEnergy({ evaluation }: ValidResult, index: number): number {
  const level = evaluation.levels[index];
  return level ? level.leakageEnergyPj + sum(level.dataspaces.map((tile) => tile?.energyPj ?? 0)) : 0;
}

/** The section of a memory; empty at a fan-out, and at a memory without accesses and energy. */
export function levelStats(result: ValidResult, index: number): string[] {
  const { specification, evaluation } = result;
  const memory = specification.architecture.levels[index];
  const level = evaluation.levels[index];
  if (memory.kind !== 'memory' || !level) return [];
  const kept = level.dataspaces.filter((tile) => tile !== null);
  const words = sum(kept.map((tile) => accessWords(tile)));
  if (words === 0 && levelEnergy(result, index) === 0) return [];
  return [
    ...[`=== ${level.name} ===`, '', `${indent}SPECS`, `${indent}-----`],
    ...aligned(indent + indent, 32, specs(result, index, memory, level)),
    ...['', `${indent}STATS`, `${indent}-----`],
    ...aligned(indent, 21, [
      ['Cycles', level.cycles],
      ['Bandwidth throttling', fixed(evaluation.compute.cycles / level.cycles)],
    ]),
    ...level.dataspaces.flatMap((tile) =>
      tile ? [`${indent}${tile.name}:`, ...aligned(indent + indent, 41, tileStats(tile, memory))] : [],
    ),
    '',
  ];
}

function specs(
  result: ValidResult,
  index: number,
  memory: Memory,
  level: LevelEvaluation,
): [string, string | number][] {
  const { instances, meshX, meshY, capacityWords, attributes } = memory;
  const { energyPj, areaUm2 } = result.levelCosts[index];
  const buffering = typeof attributes.multiple_buffering === 'number' ? attributes.multiple_buffering : 1;
  const share = typeof attributes.min_utilization === 'number' ? attributes.min_utilization : 0;
  const access = Math.max(...accesses.map(({ energy }) => energyPj[energy] ?? 0));
  const sharing = gateSharing(result, index);
  return [
    ['Technology', isDram(memory) ? 'DRAM' : 'SRAM'],
    ['Size', limit(Math.round(capacityWords * buffering), 0)],
    ['Word bits', memory.datawidthBits],
    ['Block size', memory.blockWords],
    ['Cluster size', memory.clusterSize],
    ['Instances', `${instances} (${meshX}*${meshY})`],
    ['Shared bandwidth', limit(memory.sharedBandwidthWordsPerCycle)],
    ['Read bandwidth', limit(memory.readBandwidthWordsPerCycle)],
    ['Write bandwidth', limit(memory.writeBandwidthWordsPerCycle)],
    ['Multiple buffering', fixed(buffering)],
    ['Effective size', limit(capacityWords, 0)],
    ['Min utilization', fixed(share)],
    ['Vector access energy', `${fixed(access)} pJ`],
    ['Vector access energy source', claimOf(result, memory).source],
    ['Per-instance-cycle leakage', `${fixed(energyPj.leak ?? 0)} pJ`],
    ['Instances sharing power gating', fixed(sharing.instances)],
    ['Non-power-gated utilization', percent(sharing.utilization)],
    ['Leakage energy (total)', `${fixed(level.leakageEnergyPj)} pJ`],
    ['Area', `${fixed(areaUm2)} um^2`],
  ];
}

/** Who says what a memory costs, and from what. */
function claimOf({ costs }: ValidResult, { name }: Memory) {
  return costs.find(({ asked }) => asked.component.name === name)!.claim;
}

/** How many instances one power gate switches, and the share in use of those that are on. */
function gateSharing({ specification, evaluation }: ValidResult, index: number) {
  const { levels } = specification.architecture;
  const memory = levels[index] as Memory;
  const instances = memory.instances / levels[memory.powerGatedAt].instances;
  if (!(instances > 1)) return { instances: 1, utilization: 1 };
  const used = (level: number): number =>
    Math.max(1, ...(evaluation.levels[level]?.dataspaces ?? []).map((tile) => tile?.utilizedInstances ?? 0));
  return { instances, utilization: used(index) / (instances * used(memory.powerGatedAt)) };
}

function tileStats(tile: TileEvaluation, memory: Memory): [string, string | number][] {
  const { utilizedInstances, energyPj, readBandwidth, writeBandwidth } = tile;
  const words = accessWords(tile);
  const perInstance = utilizedInstances > 0 ? energyPj / utilizedInstances : 0;
  const bandwidth = (label: string, perCycle: number): [string, string][] => [
    [`${label} (per-instance)`, `${fixed(perCycle)} words/cycle`],
    [`${label} (total)`, `${fixed(perCycle * utilizedInstances)} words/cycle`],
  ];
  return [
    ['Partition size', tile.partitionSize],
    ['Utilized capacity', tile.utilizedCapacity],
    ['Utilized instances (max)', Math.trunc(utilizedInstances)],
    ['Utilized clusters (max)', Math.ceil(utilizedInstances / memory.clusterSize)],
    ...accesses.map(({ name }): [string, number] => [`Scalar ${accessLabel(name)} (per-instance)`, tile[name]]),
    ['Temporal reductions (per-instance)', tile.temporalReductions],
    ['Address generations (per-cluster)', tile.addressGenerations],
    ['Energy (per-scalar-access)', `${fixed(words > 0 ? perInstance / words : 0)} pJ`],
    ['Energy (per-instance)', `${fixed(perInstance)} pJ`],
    ['Energy (total)', `${fixed(energyPj)} pJ`],
    ['Temporal Reduction Energy (per-instance)', '0.00 pJ'],
    ['Temporal Reduction Energy (total)', '0.00 pJ'],
    ['Address Generation Energy (per-cluster)', '0.00 pJ'],
    ['Address Generation Energy (total)', '0.00 pJ'],
    ['Bandwidth Consumption Scale', fixed(bandwidthScaleOf(memory, tile.name))],
    ...bandwidth('Shared Bandwidth', readBandwidth + writeBandwidth),
    ...bandwidth('Read Bandwidth', readBandwidth),
    ...bandwidth('Write Bandwidth', writeBandwidth),
  ];
}
