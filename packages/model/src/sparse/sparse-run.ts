import type { CandidateBatch } from '@loopwright/mapspace';
import type { Costs } from '../costs.ts';
import type { Counts } from '../counts.ts';
import type { Nest } from '../nest.ts';
import { Rejection } from '../rejection.ts';
import type { Tables } from '../tables.ts';
import { chooseSavings } from './choose-savings.ts';
import type { FormatCause, FormatMisfit } from './format-misfit.ts';
import { type MemoryCosts, memoryCosts } from './memory-costs.ts';
import { type Occupancy, occupancyOf } from './occupancy.ts';
import { overbook } from './overbooking.ts';
import { type Packed, packPositions } from './position-skipping.ts';
import { type KeptTile, keptTiles } from './representation.ts';
import {
  accessKinds,
  type DenseAccesses,
  type Fates,
  type Saving,
  type SparseAccesses,
  saveAccesses,
} from './saved-accesses.ts';
import { type Operand, round6, SparseComputes } from './sparse-computes.ts';
import { nestLoops } from './sparse-nest.ts';
import type { SparseTables } from './sparse-tables.ts';
import { type Instances, type LeftOut, skipSpatially } from './spatial-skipping.ts';
import { tileOf } from './tile-of.ts';

/** What one memory does for one dataspace of a sparse candidate. */
export interface SparseTile {
  readonly kept: KeptTile;
  readonly occupancy: Occupancy;
  readonly saving: Saving | undefined;
  readonly accesses: SparseAccesses;
  readonly instances: Instances;
}

/** What a candidate does about zeros, before it is summed up. */
export interface SparseRun {
  /** [level * dataspaces + dataspace]; undefined where it is not kept. */
  readonly tiles: readonly (SparseTile | undefined)[];
  readonly computes: Fates;
  /** Computes of which no input is zero, on average. */
  readonly effectual: number;
  readonly units: Instances;
  /** By units that skip in space; outermost first. */
  readonly leftOut: readonly LeftOut[];
  /** Inputs of which units skip positions. */
  readonly packed: readonly Packed[];
}

export interface Misfit {
  readonly rejection: Rejection;
  readonly level: number;
  readonly needed: number;
  /** Of `Rejection.Format`. */
  readonly format?: FormatMisfit;
}

/** The evaluator's second half for designs that do something about zeros: from dense traffic to what is left of it. */
export class SparseModel {
  readonly tables: SparseTables;
  readonly #dense: Tables;
  /** [level] */
  readonly #memories: readonly MemoryCosts[];

  constructor(dense: Tables, tables: SparseTables, costs: Costs) {
    this.#dense = dense;
    this.tables = tables;
    this.#memories = memoryCosts(dense, tables, costs);
  }

  /** Follows the words that `counts` has counted of the candidate, on the instances of `nest`. */
  run(nest: Nest, counts: Counts, batch: CandidateBatch, candidate: number): SparseRun | Misfit {
    const { levels, dataspaces, isFanout, isOutput, problem } = this.#dense;
    const loops = nestLoops(this.#dense, batch, candidate);
    const first = candidate * levels * dataspaces;
    const kept: (readonly KeptTile[])[] = [];
    for (let s = 0; s < dataspaces; s++) {
      const keepers = Array.from({ length: levels }, (_, level) => level).filter(
        (level) => !isFanout[level] && batch.keeps[first + level * dataspaces + s],
      );
      const tiles = keptTiles(problem, this.tables, s, loops, keepers, nest.imperfect ? nest.largestPoints : undefined);
      if ('cause' in tiles) return formatMisfit(tiles);
      for (const tile of tiles) {
        const cause = this.#whyNotChanged(tile, isOutput[s] === 1);
        if (cause) return formatMisfit({ cause, level: tile.level, dataspace: s });
      }
      kept.push(tiles);
    }
    const occupancies = this.#overbook(new Map(kept.flat().map((tile) => [tile, occupancyOf(tile)])));
    const overfull = this.#checkCapacity(kept, occupancies);
    if (overfull) return overfull;
    const savings = chooseSavings({
      problem,
      tables: this.tables,
      loops,
      kept,
      occupancyOf: (tile) => occupancies.get(tile)!,
      memories: this.#memories,
    });
    if ('cause' in savings) return formatMisfit(savings);
    const { unitsUsed, instancesUsed } = nest;
    const spatial = this.tables.leavesOut
      ? skipSpatially({ dense: this.#dense, sparse: this.tables, loops, kept, unitsUsed })
      : undefined;
    if (spatial && 'rejection' in spatial) return spatial;
    const packed = this.tables.packs ? packPositions({ dense: this.#dense, sparse: this.tables, loops, kept }) : [];
    if ('cause' in packed) return formatMisfit(packed);
    const tiles = new Array<SparseTile | undefined>(levels * dataspaces).fill(undefined);
    const operands: Input[] = [];
    let computes = this.#dense.computes;
    let effectual = computes;
    for (let s = 0; s < dataspaces; s++) {
      const outermostFirst = kept[s].toReversed();
      const leftOut = spatial?.leftOut.filter(({ dataspace }) => dataspace === s) ?? [];
      const leavesOut = (tile: KeptTile) => leftOut.some(({ level }) => level === tile.level);
      const twice = outermostFirst.find((tile) => leavesOut(tile) && (savings.get(tile)?.probability ?? 0) > 0);
      if (twice) return formatMisfit({ cause: 'saved-twice', level: twice.level, dataspace: s });
      const memories = outermostFirst.map(
        (tile): DenseAccesses => ({
          kept: tile,
          occupancy: occupancies.get(tile)!,
          words: wordsAt(counts, tile.level * dataspaces + s),
          saving: leavesOut(tile) ? undefined : savings.get(tile),
          ...(!tile.child && !isOutput[s] && { steps: stepsBeside(packed, s) }),
        }),
      );
      const { accesses, innermost } = saveAccesses(memories, isOutput[s] === 1, leftOut);
      outermostFirst.forEach((tile, index) => {
        tiles[tile.level * dataspaces + s] = {
          kept: tile,
          occupancy: memories[index].occupancy,
          saving: memories[index].saving,
          accesses: accesses[index],
          instances:
            spatial?.instances(tile.level, s, instancesUsed[tile.level]) ??
            usedInstances(instancesUsed[tile.level], memories[index].occupancy),
        };
      });
      if (isOutput[s]) continue;
      computes -= Math.floor(computes * (innermost ?? 0));
      const scalar = tileOf(
        problem,
        s,
        loops[0][0].points.map(() => 1),
      );
      const density = this.tables.densities[s].expected(scalar);
      effectual *= density;
      operands.push({
        dataspace: s,
        share: density,
        density: round6(density),
        hasMetadata: kept[s][0]?.format != null,
        saved: innermost === undefined ? undefined : round6(innermost),
      });
    }
    computes = packInputs(operands, packed, computes);
    const left = new SparseComputes(operands.length, this.tables.compute);
    left.count(computes, operands);
    return {
      tiles,
      computes: left,
      effectual,
      units: busyUnits(spatial?.units ?? { most: unitsUsed, average: unitsUsed }, packed),
      leftOut: spatial?.leftOut ?? [],
      packed,
    };
  }

  /** Why a memory of plain words cannot take what comes compressed from outside, or send outputs back so; undefined where it can. */
  #whyNotChanged({ level, format, parent }: KeptTile, isOutput: boolean): FormatCause | undefined {
    if (format?.isCompressed || !parent?.format?.isCompressed) return undefined;
    const { decompresses, compresses } = this.tables.metadata[level];
    if (!decompresses) return 'no-decompression';
    return isOutput && !compresses ? 'no-compression' : undefined;
  }

  /** Memories that need not have room for all tiles hold less than the most. */
  #overbook(occupancies: Map<KeptTile, Occupancy>): ReadonlyMap<KeptTile, Occupancy> {
    for (const [level, mostOverbooked] of this.tables.mostOverbooked.entries()) {
      if (mostOverbooked === undefined) continue;
      const room = { words: this.#dense.capacityWords[level], metadataBits: this.tables.metadata[level].capacityBits };
      const tiles = [...occupancies.keys()].filter((tile) => tile.level === level);
      for (const [tile, held] of overbook(tiles, occupancies, room, mostOverbooked)) occupancies.set(tile, held);
    }
    return occupancies;
  }

  #checkCapacity(
    kept: readonly (readonly KeptTile[])[],
    occupancies: ReadonlyMap<KeptTile, Occupancy>,
  ): Misfit | undefined {
    const { levels, capacityWords, minUtilizedWords } = this.#dense;
    for (let level = 0; level < levels; level++) {
      const tiles = kept.flatMap((list) => list.filter((tile) => tile.level === level));
      const held = tiles.map((tile) => occupancies.get(tile)!);
      const words = held.reduce((sum, { mostWords }) => sum + mostWords, 0);
      const bits = held.reduce((sum, { mostMetadataBits }) => sum + mostMetadataBits, 0);
      if (words > capacityWords[level]) return misfit(Rejection.Capacity, level, words);
      // Timeloop bounds metadata only where it bounds words, and has no room to spare.
      const isBounded =
        capacityWords[level] < Number.POSITIVE_INFINITY && this.tables.mostOverbooked[level] === undefined;
      if (isBounded && bits > this.tables.metadata[level].capacityBits) return misfit(Rejection.Metadata, level, bits);
      if (words < minUtilizedWords[level]) return misfit(Rejection.Utilization, level, words);
    }
    return undefined;
  }
}

/** An input, with the share of its values that are not zero in all digits. */
type Input = { -readonly [Field in keyof Operand]: Operand[Field] } & {
  readonly dataspace: number;
  readonly share: number;
};

/** Of inputs that are packed nothing but values comes to the units: the computes that this leaves. */
function packInputs(inputs: readonly Input[], packed: readonly Packed[], computes: number): number {
  let left = computes;
  for (const input of inputs) {
    if (!packed.some(({ dataspace }) => dataspace === input.dataspace)) continue;
    // Where others save what meets its zeros, it has fewer of them.
    const saved = inputs.find((other) => other !== input && other.saved !== undefined)?.saved ?? 0;
    const share = saved < 1 ? Math.min(1, input.share / (1 - saved)) : 1;
    left -= Math.floor(left * (1 - share));
    input.density = 1;
  }
  return left;
}

function busyUnits({ most, average }: Instances, packed: readonly Packed[]): Instances {
  return { most, average: packed.reduce((units, { busy }) => units * busy, average) };
}

/** Steps that units take for an input, where the others are packed. */
function stepsBeside(packed: readonly Packed[], s: number): number {
  return packed.reduce((steps, of) => (of.dataspace === s ? steps : steps * of.steps), 1);
}

/** Empty tiles are sent to nobody. */
function usedInstances(dense: number, { used }: Occupancy): Instances {
  return { most: dense, average: dense * used };
}

function formatMisfit(format: FormatMisfit): Misfit {
  return { ...misfit(Rejection.Format, format.level), format };
}

function misfit(rejection: Rejection, level: number, needed = Number.NaN): Misfit {
  return { rejection, level, needed };
}

function wordsAt(counts: Counts, at: number): Record<(typeof accessKinds)[number], number> {
  return Object.fromEntries(accessKinds.map((kind) => [kind, counts.byName[kind][at]])) as never;
}
