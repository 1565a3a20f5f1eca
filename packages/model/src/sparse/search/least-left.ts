import type { Mapspace } from '@loopwright/mapspace';
import type { Tables } from '../../tables.ts';
import { blockWordsAt } from '../memory-costs.ts';
import type { AccessKind } from '../saved-accesses.ts';
import type { SparseModels } from '../sparse-models.ts';
import type { SparseTables } from '../sparse-tables.ts';
import { type LeastComputes, leastComputes } from './least-computes.ts';
import { type LeastTensor, leastTensor } from './least-tensor.ts';
import { MayKeep } from './may-keep.ts';
import { savedAnywhere } from './saved-anywhere.ts';
import { type TileClass, tileClasses } from './tile-classes.ts';

/** A share for every access: [level * dataspaces + dataspace]. */
export type LeastOfAccesses = Readonly<Record<AccessKind, Float64Array>>;

/**
 * What is left at the least of what mappings would cost if tensors were dense, whatever the mapping: shares, 0 to 1. Of mappings with perfect
 * factors, and tiles of one memory that are of one kind.
 */
export interface LeastLeft {
  /** The level whose tiles are of one kind. */
  readonly tilesAt: number;
  /** Whether those that cover these points are: [dimension]. */
  holds(points: Float64Array): boolean;
  /** Of the energy of words that are accessed, blocks not rounded up. */
  readonly accessPj: LeastOfAccesses;
  /** Of the time that they take at ports. */
  readonly accessCycles: LeastOfAccesses;
  /** [level * dataspaces + dataspace] dense words of an instance, whole ones, of which rounding may leave nothing to read, on top. */
  readonly droppedReads: Float64Array;
  readonly computes: LeastComputes;
  /** [level] of the instances in use, those that leak. */
  readonly leaking: Float64Array;
  /** [level] words of dense tiles that there is room for in a word of capacity, at the most: 1 and more. */
  readonly roomWords: Float64Array;
}

/** Beyond the rounding of sums. */
const SLACK = 1 - 1e-9;

/** For each kind of tiles; what is said of the first holds for all of them. */
export function leastLeft(
  dense: Tables,
  sparse: SparseTables,
  models: SparseModels,
  mapspace: Mapspace,
): readonly LeastLeft[] {
  const keeps = new MayKeep(dense, mapspace.bypass);
  const tensors = sparse.densities.map((density, s) =>
    leastTensor(dense.problem, s, density, models.densities.get(sparse.densityNames[s])),
  );
  return tileClasses(dense, sparse, keeps, tensors).map((tiles) => leftOf(dense, sparse, keeps, tensors, tiles));
}

function leftOf(
  dense: Tables,
  sparse: SparseTables,
  keeps: MayKeep,
  tensors: readonly LeastTensor[],
  tiles: TileClass,
): LeastLeft {
  const { levels, dataspaces, isOutput } = dense;
  const empty = tensors.map((tensor) => tensor.empty);
  const saved = savedAnywhere(dense, sparse, keeps, empty, tiles);
  const accessPj = perKind(levels * dataspaces);
  const accessCycles = perKind(levels * dataspaces);
  const leaking = new Float64Array(levels);
  tensors.forEach((tensor, s) => {
    let comesKnown = false;
    for (let level = levels - 1; level >= 0; level--) {
      const at = level * dataspaces + s;
      const isRepresented = sparse.formats[level][s] !== null;
      // Further out tiles may be so large that none of them is empty.
      const isFilled = level > tiles.level || tiles.above[s] < 0;
      const ofKind = Math.min(1 - tiles.most[s], isFilled ? tensor.sentFilled : 1);
      const sentTiles = level < tiles.level ? tensor.sentTiles : Math.max(tensor.sentTiles, ofKind);
      const used = comesKnown ? sentTiles : 1;
      const known = comesKnown ? tensor.sentWords : tensor.there;
      const sent = isRepresented ? known : used;
      const fitting = 1 - (sparse.mostOverbooked[level] ?? 0);
      // Blocks of words that are sent are counted before those that are not are left out.
      const isBlocked = isRepresented && comesKnown && blockWordsAt(dense, level) > 1;
      const paid = (isBlocked ? Math.min(sent, tensor.there * used) : sent) * fitting * SLACK;
      const arriving = 1 - saved.outside[at];
      const done = Math.min(arriving, 1 - saved.own[at]);
      const taken = Math.min(arriving, 1 - saved.skipped[at]);
      accessPj.fills[at] = paid * arriving;
      accessCycles.fills[at] = sent * SLACK * arriving;
      for (const kind of ['reads', 'updates'] as const) {
        accessPj[kind][at] = paid * done;
        accessCycles[kind][at] = sent * SLACK * taken;
      }
      leaking[level] = Math.max(leaking[level], keeps.may(at) ? used * SLACK : 1);
      comesKnown ||= isRepresented && keeps.may(at);
    }
  });
  return {
    tilesAt: tiles.level,
    holds: tiles.holds,
    accessPj,
    accessCycles,
    // Of reads of outputs what is saved is rounded up: a word less is left of them.
    droppedReads: saved.own.map((chance, at) => {
      const left = accessPj.reads[at];
      return chance > 0 && left > 0 && isOutput[at % dataspaces] ? Math.ceil(1 / left) : 0;
    }),
    computes: computesLeft(dense, sparse, tensors, keeps, saved.computes),
    leaking,
    roomWords: Float64Array.from({ length: levels }, (_, level) => roomWords(dense, sparse, tensors, keeps, level)),
  };
}

function computesLeft(
  { dataspaces, isOutput }: Tables,
  { formats, compute }: SparseTables,
  tensors: readonly LeastTensor[],
  keeps: MayKeep,
  saved: Float64Array,
): LeastComputes {
  const inputs = tensors.flatMap(({ density }, s) => {
    if (isOutput[s]) return [];
    const mayBeAbsent = formats.some((own, level) => own[s] !== null && keeps.may(level * dataspaces + s));
    return [{ density, left: 1 - saved[s], mayBeAbsent }];
  });
  const { done, taken } = leastComputes(inputs, compute);
  return { done: done * SLACK, taken: taken * SLACK };
}

function roomWords(
  { dataspaces, capacityWords }: Tables,
  { formats, mostOverbooked }: SparseTables,
  tensors: readonly LeastTensor[],
  keeps: MayKeep,
  level: number,
): number {
  const capacity = capacityWords[level];
  if (capacity === Number.POSITIVE_INFINITY) return 1;
  if ((mostOverbooked[level] ?? 0) > 0) return Number.POSITIVE_INFINITY;
  return tensors.reduce((most, tensor, s) => {
    const isPacked = formats[level][s] !== null && keeps.may(level * dataspaces + s);
    return isPacked ? Math.max(most, tensor.wordsPerWord(capacity)) : most;
  }, 1);
}

function perKind(size: number): LeastOfAccesses {
  return { reads: new Float64Array(size), fills: new Float64Array(size), updates: new Float64Array(size) };
}
