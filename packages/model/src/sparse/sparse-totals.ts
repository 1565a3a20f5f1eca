import type { Costs } from '../costs.ts';
import type { Nest } from '../nest.ts';
import type { Tables } from '../tables.ts';
import { blockRatio } from './block-ratio.ts';
import { blockWordsAt } from './memory-costs.ts';
import type { accessKinds, Fates, RankFates, SparseAccesses } from './saved-accesses.ts';
import { computeEnergies, energyOf, type SparseAction, sparseActions } from './sparse-actions.ts';
import type { SparseRun, SparseTile } from './sparse-run.ts';
import type { SparseTables } from './sparse-tables.ts';

/** Cycles and energy of what a sparse candidate does. */
export interface SummedCosts {
  /** Of computes that are done or gated. */
  readonly computeCycles: number;
  /** The most of computes and levels. */
  readonly busyCycles: number;
  readonly computePj: number;
  /** [level] */
  readonly levelCycles: ArrayLike<number>;
  readonly leakagePj: ArrayLike<number>;
  /** [level * dataspaces + dataspace] */
  readonly accessPj: ArrayLike<number>;
}

/** Energy of the whole run but for its networks. */
export function summedPj({ computePj, accessPj, leakagePj }: SummedCosts): number {
  return computePj + sum(accessPj) + sum(leakagePj);
}

/** The same for reports. */
export interface SparseTotals extends SummedCosts {
  readonly bandwidth: readonly (Bandwidth | undefined)[];
}

/** What a memory serves of a dataspace, in words per cycle and instance on average; and the share of metadata in it. */
export interface Bandwidth {
  readonly read: number;
  readonly write: number;
  /** What is asked of it, which it may not be able to serve. */
  readonly demand: { readonly read: number; readonly write: number };
  readonly metadataShare: { readonly shared: number; readonly read: number; readonly write: number };
}

/** Sums up a candidate. Energies of actions are found under the names of `sparse-actions.ts`. */
export function sparseTotals(
  tables: Tables,
  sparse: SparseTables,
  costs: Costs,
  nest: Nest,
  { tiles, computes, units }: SparseRun,
): SparseTotals {
  const { levels, dataspaces } = tables;
  // A run in which nothing is left to compute takes a cycle all the same: nothing is divided by 0.
  // Every pass takes the time of a full one, as if instances idled through computes that are none.
  const slots = nest.imperfect ? nest.computeCycles * nest.unitsUsed : tables.computes;
  const taken = ((computes.actual + computes.gated) * slots) / tables.computes;
  const computeCycles = Math.max(1, Math.ceil(taken / units.average));
  const demands = tiles.map((tile) => tile && demandOf(tile, wordBitsAt(tables, tile.kept.level), computeCycles));
  const slowdowns = Array.from({ length: levels }, (_, level) =>
    slowdownOf(tables, level, demands.slice(level * dataspaces, (level + 1) * dataspaces)),
  );
  const levelCycles = slowdowns.map((slowdown) => Math.ceil(computeCycles / slowdown));
  const busyCycles = Math.max(computeCycles, ...levelCycles);
  return {
    computeCycles,
    busyCycles,
    computePj: (['actual', 'skipped', 'gated'] as const).reduce(
      (sum, fate) => sum + computes[fate] * energyOf(costs.compute.energyPj, computeEnergies[fate]),
      0,
    ),
    levelCycles,
    leakagePj: levelCycles.map((_, level) => leakagePj(tables, nest, tiles, level, busyCycles)),
    accessPj: tiles.map((tile, at) => {
      if (!tile) return 0;
      const { level } = tile.kept;
      const { clusterSize, clusters } = tables;
      const { most, average } = tile.instances;
      const active = clusterSize[level] > 1 ? Math.min(most, clusters[level]) : most;
      const child = tile.kept.child && tiles[tile.kept.child.level * dataspaces + (at % dataspaces)];
      const spilledPj = child?.occupancy.fitting === undefined ? 0 : spillPj(tables, sparse, costs, child, level);
      const fitting = tile.occupancy.fitting ?? 1;
      return (instancePj(tables, sparse, costs, tile) * fitting + spilledPj) * (active / most) * average;
    }),
    bandwidth: demands.map((demand, at) => {
      if (!demand) return undefined;
      const slowdown = slowdowns[Math.floor(at / dataspaces)] * tables.bandwidthScale[at];
      const { read, write } = demand.demand;
      return { ...demand, read: read * slowdown, write: write * slowdown };
    }),
  };
}

function wordBitsAt({ architecture }: Tables, level: number): number {
  const memory = architecture.levels[level];
  return memory.kind === 'memory' ? memory.datawidthBits : 1;
}

function demandOf(
  { accesses, occupancy, instances }: SparseTile,
  wordBits: number,
  computeCycles: number,
): Omit<Bandwidth, 'read' | 'write'> {
  const taken = ({ actual, gated }: Fates) => actual + gated;
  const bits = (kind: (typeof accessKinds)[number]) =>
    metadataBits(accesses, occupancy.ranks, kind, 'actual') + metadataBits(accesses, occupancy.ranks, kind, 'gated');
  const { reads, fills, updates } = accesses.data;
  const readBits = bits('reads');
  const writeBits = bits('fills') + bits('updates');
  const read = taken(reads) + Math.floor(readBits / wordBits);
  const write = taken(fills) + taken(updates) + Math.floor(writeBits / wordBits);
  const share = (ofBits: number, words: number) => (words === 0 ? 0 : Math.floor(ofBits / wordBits) / words);
  // Instances that are sent no tile leave their time to others.
  const scale = instances.most / instances.average;
  return {
    demand: { read: Math.ceil(read / scale) / computeCycles, write: Math.ceil(write / scale) / computeCycles },
    metadataShare: {
      shared: share(readBits + writeBits, read + write),
      read: share(readBits, read),
      write: share(writeBits, write),
    },
  };
}

function slowdownOf(
  tables: Tables,
  level: number,
  demands: readonly (Pick<Bandwidth, 'demand'> | undefined)[],
): number {
  const { dataspaces, bandwidthScale, readBandwidth, writeBandwidth, sharedBandwidth } = tables;
  let read = 0;
  let write = 0;
  demands.forEach((demand, s) => {
    if (!demand) return;
    read += demand.demand.read * bandwidthScale[level * dataspaces + s];
    write += demand.demand.write * bandwidthScale[level * dataspaces + s];
  });
  let slowdown = 1;
  if (readBandwidth[level] < read) slowdown = readBandwidth[level] / read;
  if (writeBandwidth[level] < write) slowdown = Math.min(slowdown, writeBandwidth[level] / write);
  if (sharedBandwidth[level] < write + read) slowdown = Math.min(slowdown, sharedBandwidth[level] / (write + read));
  return slowdown;
}

/** Of one instance that is sent tiles. */
function instancePj(tables: Tables, sparse: SparseTables, costs: Costs, tile: SparseTile): number {
  return actionsPj(tables, sparse, costs, tile, sparseActions, tile.kept.level);
}

/**
 * What reads of a memory cost the next one outside, where tiles do not fit: of a single instance of the memory, by the blocks of the
 * memory, as Timeloop has it (`ComputeEnergyDueToChildLevelOverflow`).
 */
function spillPj(tables: Tables, sparse: SparseTables, costs: Costs, tile: SparseTile, outside: number): number {
  const reads = sparseActions.filter(({ kind, fate }) => kind === 'reads' && fate === 'actual');
  return actionsPj(tables, sparse, costs, tile, reads, outside) * (1 - tile.occupancy.fitting!);
}

/** @param at the level whose energies hold */
function actionsPj(
  tables: Tables,
  sparse: SparseTables,
  costs: Costs,
  tile: SparseTile,
  actions: readonly SparseAction[],
  at: number,
): number {
  const { level } = tile.kept;
  const block = blockWordsAt(tables, level);
  const ratio = blockRatio(tile.kept, tile.occupancy, block);
  const { widthBits } = sparse.metadata[level];
  return actions.reduce((sum, { kind, fate, holds, energies }) => {
    const pj = energyOf(costs.levels[at].energyPj, energies);
    if (holds === 'data') return sum + Math.ceil(tile.accesses.data[kind][fate] / block) * ratio * pj;
    if (widthBits === 0) return sum;
    return sum + Math.ceil(metadataBits(tile.accesses, tile.occupancy.ranks, kind, fate) / widthBits) * pj;
  }, 0);
}

function metadataBits(
  { ranks }: SparseAccesses,
  widths: SparseTile['occupancy']['ranks'],
  kind: (typeof accessKinds)[number],
  fate: keyof Fates,
): number {
  return ranks[kind].reduce(
    (bits: number, { metadata, payload }: RankFates, rank) =>
      bits + metadata[fate] * widths[rank].metadataWordBits + payload[fate] * widths[rank].payloadWordBits,
    0,
  );
}

/** As of dense candidates, but that instances without a tile leak no more than they are used. */
function leakagePj(
  { leakPj, gate, instancesPerGate, dataspaces }: Tables,
  { instancesUsed }: Nest,
  tiles: SparseRun['tiles'],
  level: number,
  cycles: number,
): number {
  const used = (of: number) =>
    Math.max(
      1,
      ...tiles
        .slice(of * dataspaces, (of + 1) * dataspaces)
        .map((tile) => tile?.instances.average ?? instancesUsed[of]),
    );
  const shared = instancesPerGate[level];
  return leakPj[level] * cycles * (shared > 1 ? shared * used(gate[level]) : used(level));
}

function sum(figures: ArrayLike<number>): number {
  let total = 0;
  for (let k = 0; k < figures.length; k++) total += figures[k];
  return total;
}
