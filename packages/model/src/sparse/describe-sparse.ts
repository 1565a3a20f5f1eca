import type { Tables } from '../tables.ts';
import { type AccessKind, accessKinds, type Fates, type RankFates } from './saved-accesses.ts';
import type { SparseComputeEvaluation, SparseTileEvaluation } from './sparse-evaluation.ts';
import type { SparseRun, SparseTile } from './sparse-run.ts';
import type { Bandwidth } from './sparse-totals.ts';

/** What reports show of a dataspace at a memory, beside the counts of the dense tensor. */
export function describeSparseTile(
  { kept, occupancy, saving, accesses, instances }: SparseTile,
  { metadataShare, demand }: Bandwidth,
  dataspaces: readonly { readonly name: string }[],
  densityName: string,
): SparseTileEvaluation {
  const scalar = { words: 1, extents: kept.tile.extents.map(() => 1) };
  const format = kept.format && {
    formatCapacity: occupancy.mostRanks
      .map(({ metadata, payload }) => [Math.ceil(metadata), Math.ceil(payload)] as const)
      .toReversed(),
    formatReads: ofRanks(accesses.ranks.reads),
    formatFills: ofRanks(accesses.ranks.fills),
    formatUpdates: ofRanks(accesses.ranks.updates),
  };
  return {
    density: densityName,
    nonzeroShare: kept.density.expected(scalar),
    tileShape: kept.reachedWords,
    format: kept.format
      ? kept.format.ranks
          .map(({ kind }) => kind.name)
          .toReversed()
          .join(' ')
      : 'none',
    utilizedInstances: hundredths(instances.average),
    ...(occupancy.fitting !== undefined && { overbooked: 1 - occupancy.fitting }),
    ...(saving && { saving: { ...saving, conditionOn: saving.conditionOn.map((s) => dataspaces[s].name) } }),
    ...(Object.fromEntries(accessKinds.map((kind) => [kind, accesses.data[kind]])) as Record<AccessKind, Fates>),
    ...format,
    demand,
    formatBandwidth: {
      shared: hundredths(metadataShare.shared * 100),
      read: hundredths(metadataShare.read * 100),
      write: hundredths(metadataShare.write * 100),
    },
  };
}

/** Of the compute units. */
export function describeSparseComputes(
  { computes, effectual, units, leftOut, packed }: SparseRun,
  { problem, architecture }: Pick<Tables, 'problem' | 'architecture'>,
  algorithmic: number,
): SparseComputeEvaluation {
  const nameOf = (s: number) => problem.dataspaces[s].name;
  const described = leftOut.map(({ level, dataspace, probability, conditionOn }) => ({
    level: architecture.levels[level].name,
    dataspace: nameOf(dataspace),
    probability,
    conditionOn: conditionOn.map(nameOf),
  }));
  const inputs = packed.map((of) => ({
    ...of,
    level: architecture.levels[of.level].name,
    dataspace: nameOf(of.dataspace),
  }));
  return {
    utilizedInstances: hundredths(units.average),
    algorithmic,
    effectual,
    ...computes,
    ...(described.length > 0 && { leftOut: described }),
    ...(inputs.length > 0 && { packed: inputs }),
  };
}

/** Words that take time of those that reports name by their port; dense counts are beside them. */
export function addressGenerations({ accesses: { data } }: SparseTile, isOutput: boolean): number {
  const taken = (kind: AccessKind) => data[kind].actual + data[kind].gated;
  return taken(isOutput ? 'updates' : 'reads') + taken('fills');
}

/** Words of an output that are added to: those whose updates are done. */
export function temporalReductions(
  { accesses: { data } }: SparseTile,
  dense: { readonly reads: number; readonly updates: number },
): number {
  return dense.updates === 0 ? 0 : Math.ceil((dense.reads * data.updates.actual) / dense.updates);
}

function ofRanks(ranks: readonly RankFates[]) {
  const part = (fate: keyof Fates) =>
    ranks.map(({ metadata, payload }) => [metadata[fate], payload[fate]] as const).toReversed();
  return { actual: part('actual'), gated: part('gated'), skipped: part('skipped') };
}

/** Averages are estimates: two decimals say all that they know. Halves go to the even one, as where C prints them. */
function hundredths(figure: number): number {
  const scaled = figure * 100;
  const below = Math.floor(scaled);
  return (scaled - below === 0.5 ? below + (below % 2) : Math.round(scaled)) / 100;
}
