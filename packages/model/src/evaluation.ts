import type { PerAccess } from './accesses.ts';
import type { FormatMisfitEvaluation } from './sparse/format-misfit.ts';
import type { SparseComputeEvaluation, SparseTileEvaluation } from './sparse/sparse-evaluation.ts';

/** Every count of one mapping, for reports. Counts are per instance, energies totals over the instances used. */
export type Evaluation = ValidEvaluation | InvalidEvaluation;

export interface InvalidEvaluation {
  readonly valid: false;
  /** One of `rejectionNames`. */
  readonly reason: string;
  /** Name of the level that rejects it. */
  readonly level: string;
  readonly needed: number;
  readonly capacity: number;
  /** Of the reason `format`: which tensor, and what asks for it. */
  readonly format?: FormatMisfitEvaluation;
}

export interface ValidEvaluation {
  readonly valid: true;
  readonly cycles: number;
  /** computes / (cycles x compute instances) */
  readonly utilization: number;
  readonly energyPj: number;
  /** energy x cycles, pJ cycles */
  readonly edp: number;
  readonly areaUm2: number;
  readonly compute: ComputeEvaluation;
  /** [level], innermost first; fan-outs are null. */
  readonly levels: readonly (LevelEvaluation | null)[];
  /** [level] of the network between a level and what lies directly below it; then those that outputs alone go through. */
  readonly networks: readonly NetworkEvaluation[];
}

export interface ComputeEvaluation {
  readonly name: string;
  readonly instances: number;
  readonly utilizedInstances: number;
  readonly computes: number;
  /** Product of all temporal bounds. */
  readonly cycles: number;
  readonly energyPj: number;
  /** Where the design does something about zeros. */
  readonly sparse?: SparseComputeEvaluation;
}

export interface LevelEvaluation {
  readonly name: string;
  readonly instances: number;
  readonly cycles: number;
  readonly leakageEnergyPj: number;
  readonly areaUm2: number;
  /**
   * The most words that an instance passes through each port over the run, weighted by its bandwidth scales: where instances differ,
   * since last passes leave children without work, and a bandwidth is limited.
   */
  readonly busiest?: { readonly read: number; readonly write: number; readonly shared: number };
  /** [dataspace]; null where bypassed. */
  readonly dataspaces: readonly (TileEvaluation | null)[];
}

/** One dataspace at one memory, per instance; of every access its words. */
export interface TileEvaluation extends PerAccess<number> {
  readonly name: string;
  readonly partitionSize: number;
  readonly utilizedCapacity: number;
  readonly utilizedInstances: number;
  readonly temporalReductions: number;
  readonly addressGenerations: number;
  readonly energyPj: number;
  /** Words per cycle that it is served, scaled by its share of the bandwidth and slowed down with its level. */
  readonly readBandwidth: number;
  readonly writeBandwidth: number;
  /** Where the design does something about zeros: both together, and what is left of the accesses. */
  readonly sharedBandwidth?: number;
  readonly sparse?: SparseTileEvaluation;
}

export interface NetworkEvaluation {
  /** `OUTER <==> INNER`, or the name of the component. */
  readonly name: string;
  /** Index of the outer level. */
  readonly level: number;
  /** [dataspace] */
  readonly dataspaces: readonly NetworkTileEvaluation[];
}

export interface NetworkTileEvaluation {
  readonly name: string;
  /** Children in use. */
  readonly fanout: number;
  /** Children that share one read, at the most. */
  readonly multicastFactor: number;
  /** Reads that enter the network, per instance of the outer level. */
  readonly ingresses: number;
  readonly linkTransfers: number;
  readonly spatialReductions: number;
  readonly averageHops: number;
  readonly energyPj: number;
  readonly linkTransferEnergyPj: number;
  /** Of the adders of a reduction tree. */
  readonly spatialReductionEnergyPj?: number;
}

/** All that a dataspace costs in a network. */
export function networkEnergyPj({
  energyPj,
  linkTransferEnergyPj,
  spatialReductionEnergyPj = 0,
}: Pick<NetworkTileEvaluation, 'energyPj' | 'linkTransferEnergyPj' | 'spatialReductionEnergyPj'>): number {
  return energyPj + linkTransferEnergyPj + spatialReductionEnergyPj;
}
