import type { CandidateBatch } from '@loopwright/mapspace';
import { accessWords, perAccess } from './accesses.ts';
import type { Counts } from './counts.ts';
import type {
  Evaluation,
  InvalidEvaluation,
  LevelEvaluation,
  NetworkEvaluation,
  NetworkTileEvaluation,
  TileEvaluation,
} from './evaluation.ts';
import type { Nest } from './nest.ts';
import { NetworkUse } from './network-energy.ts';
import { Rejection, rejectionNames } from './rejection.ts';
import {
  addressGenerations,
  describeSparseComputes,
  describeSparseTile,
  temporalReductions,
} from './sparse/describe-sparse.ts';
import { describeMisfit, type FormatMisfit } from './sparse/format-misfit.ts';
import type { SparseRun } from './sparse/sparse-run.ts';
import type { SparseTotals } from './sparse/sparse-totals.ts';
import type { Tables } from './tables.ts';
import type { Totals } from './totals.ts';
import type { Traffic } from './traffic.ts';
import { wholeWords } from './whole-words.ts';

/** The state that one evaluation leaves behind; the candidate is number 0 of the batch. */
export interface Run {
  readonly tables: Tables;
  readonly nest: Nest;
  readonly tile: Float64Array;
  readonly traffic: Traffic;
  readonly counts: Counts;
  readonly totals: Totals;
  readonly batch: CandidateBatch;
  /** Where the design does something about zeros. */
  readonly sparse: { readonly run: SparseRun; readonly totals: SparseTotals } | undefined;
  /** Where it is rejected since a memory cannot represent a tensor so. */
  readonly formatMisfit: FormatMisfit | undefined;
}

/** Reads every figure of a report out of the state of an evaluation. */
export function describeRun(run: Run): Evaluation {
  if (run.batch.rejection[0]) return describeRejection(run);
  const { tables, nest, totals, sparse } = run;
  const { compute, levels } = tables.architecture;
  return {
    valid: true,
    cycles: totals.cycles,
    utilization: computesDone(run) / (totals.cycles * compute.instances),
    energyPj: totals.energyPj,
    edp: totals.energyPj * totals.cycles,
    areaUm2: tables.areaUm2,
    compute: {
      name: compute.name,
      instances: compute.instances,
      utilizedInstances: sparse?.run.units.most ?? nest.unitsUsed,
      computes: sparse?.run.computes.actual ?? tables.computes,
      cycles: sparse?.totals.computeCycles ?? nest.computeCycles,
      energyPj: sparse?.totals.computePj ?? tables.computes * tables.computePj,
      ...(sparse && { sparse: describeSparseComputes(sparse.run, tables, tables.computes) }),
    },
    levels: levels.map((_, level) => describeLevel(run, level)),
    networks: tables.networks.map((_, network) => describeNetwork(run, network)),
  };
}

/** Computes that take a unit's time. */
function computesDone({ tables, sparse }: Run): number {
  return sparse ? sparse.run.computes.actual + sparse.run.computes.gated : tables.computes;
}

function describeRejection({ tables, batch, formatMisfit }: Run): InvalidEvaluation {
  const rejection = batch.rejection[0];
  const level = batch.rejectedLevel[0];
  const limits: Record<number, Float64Array> = {
    [Rejection.FanoutX]: tables.fanoutX,
    [Rejection.FanoutY]: tables.fanoutY,
    [Rejection.Capacity]: tables.capacityWords,
    [Rejection.Utilization]: tables.minUtilizedWords,
    [Rejection.Metadata]: Float64Array.from(tables.sparse?.metadata ?? [], ({ capacityBits }) => capacityBits),
  };
  return {
    valid: false,
    reason: rejectionNames[rejection],
    level: tables.architecture.levels[level].name,
    needed: batch.needed[0],
    capacity: rejection === Rejection.Parallelism ? tables.leastUnits : (limits[rejection]?.[level] ?? Number.NaN),
    ...(formatMisfit && { format: describeMisfit(formatMisfit, tables.problem) }),
  };
}

function describeLevel(run: Run, level: number): LevelEvaluation | null {
  const { tables, nest, totals, sparse } = run;
  const memory = tables.architecture.levels[level];
  if (memory.kind !== 'memory') return null;
  const { read, write, shared } = totals.busiestWords;
  const differs = !sparse && level < nest.unevenFanout && tables.hasBandwidth[level];
  return {
    name: memory.name,
    instances: memory.instances,
    cycles: totals.levelCycles[level],
    leakageEnergyPj: totals.leakagePj[level],
    areaUm2: tables.areasUm2[level],
    ...(differs && { busiest: { read: read[level], write: write[level], shared: shared[level] } }),
    dataspaces: tables.problem.dataspaces.map((_, s) => describeTile(run, level, s)),
  };
}

function describeTile(
  { tables, nest, tile, counts, totals, batch, sparse }: Run,
  level: number,
  s: number,
): TileEvaluation | null {
  const at = level * tables.dataspaces + s;
  if (!batch.keeps[at]) return null;
  const words = perAccess(({ name }) => counts.byName[name][at]);
  const { reads, fills, updates } = words;
  const sparseTile = sparse?.run.tiles[at];
  const bandwidth = sparse?.totals.bandwidth[at];
  const served = (tables.bandwidthScale[at] * totals.slowdown[level]) / nest.computeCycles;
  return {
    name: tables.problem.dataspaces[s].name,
    partitionSize: counts.share[at],
    utilizedCapacity: sparseTile?.occupancy.mostWords ?? tile[at],
    utilizedInstances: sparseTile?.instances.most ?? nest.instancesUsed[level],
    ...words,
    temporalReductions: !tables.isOutput[s] ? 0 : sparseTile ? temporalReductions(sparseTile, words) : reads,
    addressGenerations: sparseTile
      ? addressGenerations(sparseTile, tables.isOutput[s] === 1)
      : tables.isOutput[s]
        ? updates + fills
        : reads + fills,
    energyPj: totals.accessPj[at],
    readBandwidth: bandwidth?.read ?? accessWords(words, 'read') * served,
    writeBandwidth: bandwidth?.write ?? accessWords(words, 'write') * served,
    ...(sparseTile &&
      bandwidth && {
        sharedBandwidth: bandwidth.read + bandwidth.write,
        sparse: describeSparseTile(sparseTile, bandwidth, tables.problem.dataspaces, tables.sparse!.densityNames[s]),
      }),
  };
}

function describeNetwork(run: Run, network: number): NetworkEvaluation {
  const { tables } = run;
  const { name, level } = tables.networks[network];
  return { name, level, dataspaces: tables.problem.dataspaces.map((_, s) => describeNetworkTile(run, network, s)) };
}

function describeNetworkTile(
  { tables, nest, traffic, counts, totals }: Run,
  index: number,
  s: number,
): NetworkTileEvaluation {
  const network = tables.networks[index];
  const { level, kind } = network;
  const at = level * tables.dataspaces + s;
  const out = index * tables.dataspaces + s;
  const isOutput = tables.isOutput[s] === 1;
  const isSilent = level > counts.outermost[s] || (kind === 'reduction-tree' && !isOutput);
  const multicast = traffic.multicast[at];
  const carries = !isSilent && isOutput && network.carriesUpdates;
  const childrenUsed = (level === 0 ? nest.unitsUsed : nest.instancesUsed[level - 1]) / nest.instancesUsed[level];
  const delivered = traffic.served[at] * childrenUsed * traffic.bypassScale[at];
  const use = new NetworkUse();
  const isMean = nest.unevenFanout >= 0;
  const firstWrites = counts.firstWrites(at);
  if (!isSilent) use.measure(network, s, isOutput, multicast, traffic.bypassScale[at], firstWrites, isMean);
  const reduced = delivered - traffic.ingresses[at];
  return {
    name: tables.problem.dataspaces[s].name,
    fanout: isSilent ? 0 : nest.children[level],
    multicastFactor: isSilent ? 0 : multicast.largestMulticast(),
    ingresses: isSilent || network.readsBack ? use.ingresses : traffic.ingresses[at],
    linkTransfers: isSilent ? 0 : traffic.linkTransfers[at],
    spatialReductions: carries && !network.readsBack ? (isMean ? reduced : wholeWords(reduced)) : use.reductions,
    averageHops: use.ingresses === 0 ? 0 : use.hops / use.ingresses,
    energyPj: isSilent ? 0 : totals.networkPj[out],
    linkTransferEnergyPj: isSilent ? 0 : totals.linkPj[out],
    ...(kind === 'reduction-tree' && { spatialReductionEnergyPj: totals.adderPj[out] }),
  };
}
