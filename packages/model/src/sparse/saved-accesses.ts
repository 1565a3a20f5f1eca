import type { Occupancy } from './occupancy.ts';
import type { KeptTile } from './representation.ts';
import type { LeftOut } from './spatial-skipping.ts';

/** What became of the accesses of one kind: done, gated, or skipped. What never arrives is in none of them. */
export interface Fates {
  actual: number;
  gated: number;
  skipped: number;
}

/** Accesses to one rank of a representation. */
export interface RankFates {
  readonly metadata: Fates;
  readonly payload: Fates;
}

export const accessKinds = ['reads', 'fills', 'updates'] as const;
export type AccessKind = (typeof accessKinds)[number];

/** What one instance of a memory does for one dataspace, over the whole run. */
export interface SparseAccesses {
  readonly data: Readonly<Record<AccessKind, Fates>>;
  /** [rank], innermost first. */
  readonly ranks: Readonly<Record<AccessKind, RankFates[]>>;
}

/** How a memory saves accesses to a dataspace: where a tile of one of `conditionOn` is empty. */
export interface Saving {
  readonly fate: 'gated' | 'skipped';
  readonly probability: number;
  readonly conditionOn: readonly number[];
}

/** What one memory has of one dataspace before anything is saved. */
export interface DenseAccesses {
  readonly kept: KeptTile;
  readonly occupancy: Occupancy;
  /** Words of the dense tensor. */
  readonly words: Readonly<Record<AccessKind, number>>;
  readonly saving: Saving | undefined;
  /** Reads that are left where units take the values of other dataspaces in fewer steps. */
  readonly steps?: number;
}

/** What is saved in the end, and what that leaves to the computes. */
export interface Saved {
  /** In the order of the memories given. */
  readonly accesses: readonly SparseAccesses[];
  /** Chance of the innermost saving, which takes its computes along; undefined where nothing is saved. */
  readonly innermost: number | undefined;
}

/** Where something is saved: at a memory, or of what lies inside it where its unit leaves out instances. */
interface Saver {
  readonly level: number;
  readonly probability: number;
  /** The memory among those given whose own accesses are saved; undefined where none are. */
  readonly at?: number;
}

/**
 * Saves accesses to one dataspace; `memories` and `leftOut` outermost first. What a memory saves never arrives at those inside, up
 * to the next that saves something itself: that one finds so much less in vain.
 */
export function saveAccesses(
  memories: readonly DenseAccesses[],
  isOutput: boolean,
  leftOut: readonly LeftOut[] = [],
): Saved {
  const accesses = memories.map(representedAccesses);
  const isSettled = memories.map(() => false);
  const savers: Saver[] = leftOut.map(({ level, probability }) => ({ level, probability }));
  memories.forEach(({ kept: { level }, saving }, at) => {
    if (saving) savers.push({ level, probability: saving.probability, at });
  });
  savers.sort((a, b) => b.level - a.level);
  savers.forEach((outer, index) => {
    const next = savers[index + 1];
    const ranks = memories.findIndex(({ kept }) => kept.level === outer.level);
    memories.forEach((memory, inner) => {
      if (memory.kept.level >= outer.level || (next && memory.kept.level < next.level)) return;
      withhold(accesses[inner], memory, outer.probability, accesses[ranks]?.ranks.reads.length ?? 0);
    });
    if (next?.at !== undefined) {
      const { ranks } = accesses[next.at];
      // Timeloop takes metadata that are updated for those that are read here.
      ranks.reads.splice(0, Infinity, ...ranks.updates.map(copyOfRank));
      saveAt(next.at, leftTo(next.probability, outer.probability));
    }
    if (outer.at !== undefined) saveAt(outer.at, outer.probability);
  });
  return { accesses, innermost: savers.at(-1)?.probability };

  function saveAt(at: number, probability: number): void {
    if (!isSettled[at]) save(accesses[at], memories[at], { ...memories[at].saving!, probability }, isOutput);
    isSettled[at] = true;
  }
}

/** Chance of what an inner unit saves among what an outer one lets through; where that one finds more, there is nothing left. */
export function leftTo(inner: number, outer: number): number {
  if (inner <= outer) return 0;
  return 1 - (1 - inner) / (1 - outer);
}

/** With metadata, nothing is accessed that is not there; of the metadata, whole units each time that a tile passes. */
function representedAccesses({ kept, occupancy, words, steps = 1 }: DenseAccesses): SparseAccesses {
  const share = (kind: AccessKind) => words[kind] / kept.reachedWords;
  const present = (kind: AccessKind) =>
    kept.format ? words[kind] - Math.floor(words[kind] * (1 - occupancy.density)) : words[kind];
  const data = perKind((kind) => fates(present(kind)));
  data.reads.actual -= Math.floor(data.reads.actual * (1 - steps));
  return {
    data,
    ranks: perKind((kind) =>
      occupancy.ranks.map(({ metadata, payload }) => ({
        metadata: fates(Math.ceil(metadata * share(kind))),
        payload: fates(Math.ceil(payload * share(kind))),
      })),
    ),
  };
}

function withhold(
  { data, ranks }: SparseAccesses,
  { kept }: DenseAccesses,
  probability: number,
  outerRanks: number,
): void {
  for (const kind of accessKinds) data[kind].actual -= Math.floor(data[kind].actual * probability);
  // As Timeloop's bounds of ranks come out, only below a memory with one rank, and there of the innermost alone.
  if (!kept.format || outerRanks !== 1) return;
  for (const kind of ['fills', 'reads'] as const) {
    for (const part of [ranks[kind][0].metadata, ranks[kind][0].payload])
      part.actual -= Math.floor(part.actual * probability);
  }
}

function save(
  { data, ranks }: SparseAccesses,
  { kept }: DenseAccesses,
  { fate, probability }: Saving,
  isOutput: boolean,
): void {
  // Reads of outputs are fewer than updates by those that come first: rounded the other way they stay so.
  const round = isOutput ? Math.ceil : Math.floor;
  move(data.reads, fate, round(data.reads.actual * probability));
  move(data.updates, fate, Math.floor(data.updates.actual * probability));
  // The ranks of the tile inside go along with it; computes need all.
  const sent = kept.child ? (kept.child.format?.ranks.length ?? 0) : ranks.reads.length;
  for (const kind of ['reads', 'updates'] as const) {
    for (const { metadata, payload } of ranks[kind].slice(0, sent)) {
      move(metadata, fate, Math.floor(metadata.actual * probability));
      move(payload, fate, Math.floor(payload.actual * probability));
    }
  }
}

function move(fates: Fates, fate: Saving['fate'], count: number): void {
  fates[fate] += count;
  fates.actual -= count;
}

function fates(actual: number): Fates {
  return { actual, gated: 0, skipped: 0 };
}

function copyOfRank({ metadata, payload }: RankFates): RankFates {
  return { metadata: { ...metadata }, payload: { ...payload } };
}

function perKind<Figure>(figure: (kind: AccessKind) => Figure): Record<AccessKind, Figure> {
  return { reads: figure('reads'), fills: figure('fills'), updates: figure('updates') };
}
