import type { Tables } from '../../tables.ts';
import { accessKinds, leftTo } from '../saved-accesses.ts';
import type { SparseTables } from '../sparse-tables.ts';
import { type ChosenSavings, NOTHING } from './chosen-savings.ts';
import { DENSITY, RANKS, TILE_WORDS } from './held-tiles.ts';
import type { KeptTiles } from './kept-tiles.ts';

const KINDS = accessKinds.length;
const READS = accessKinds.indexOf('reads');
const FILLS = accessKinds.indexOf('fills');
const UPDATES = accessKinds.indexOf('updates');

/** What is left of the accesses of a candidate, and what is saved of them, as `saveAccesses` has it. */
export class LeftAccesses {
  /** [(level * dataspaces + dataspace) * KINDS + kind] words done; and those gated or skipped, as the memory's saving is. */
  readonly done: Float64Array;
  readonly saved: Float64Array;
  /** [((level * dataspaces + dataspace) * KINDS + kind) * parts + part] the same of metadata (part 2 * rank) and payload (2 * rank + 1). */
  readonly doneUnits: Float64Array;
  readonly savedUnits: Float64Array;
  readonly parts: number;
  /** Chance of the last saving that no other lies inside of; -1 where there is none. */
  innermost = -1;
  readonly #dense: Tables;
  readonly #kept: KeptTiles;
  readonly #savings: ChosenSavings;
  /** [kind] words that the memories would access if tensors were dense: [level * dataspaces + dataspace]. */
  readonly #words: readonly Float64Array[];
  /** [level] whether the accesses there are settled. */
  readonly #isSettled: Uint8Array;

  constructor(
    dense: Tables,
    sparse: SparseTables,
    kept: KeptTiles,
    savings: ChosenSavings,
    words: readonly Float64Array[],
  ) {
    const cells = dense.levels * dense.dataspaces * KINDS;
    this.parts = 2 * Math.max(0, ...sparse.formats.flat().map((format) => format?.ranks.length ?? 0));
    this.done = new Float64Array(cells);
    this.saved = new Float64Array(cells);
    this.doneUnits = new Float64Array(cells * this.parts);
    this.savedUnits = new Float64Array(cells * this.parts);
    this.#dense = dense;
    this.#kept = kept;
    this.#savings = savings;
    this.#words = words;
    this.#isSettled = new Uint8Array(dense.levels);
  }

  /** Follows one dataspace from outside in; what is left of the computes. */
  follow(s: number, computes: number): number {
    const { dataspaces } = this.#dense;
    const { fate, probability } = this.#savings;
    const count = this.#kept.counts[s];
    for (let place = 0; place < count; place++) this.#represent(s, this.#kept.levelAt(s, place));
    this.innermost = -1;
    let left = computes;
    for (let outer = count - 1; outer >= 0; outer--) {
      const level = this.#kept.levelAt(s, outer);
      const at = level * dataspaces + s;
      if (fate[at] === NOTHING) continue;
      const chance = probability[at];
      let inner = outer - 1;
      for (; inner >= 0; inner--) {
        const below = this.#kept.levelAt(s, inner);
        const belowAt = below * dataspaces + s;
        this.#withhold(s, below, chance, this.#kept.ranksAt(s, level));
        if (fate[belowAt] === NOTHING) continue;
        this.#copyUpdatedUnits(s, below);
        this.#save(s, inner, leftTo(probability[belowAt], chance));
        this.#isSettled[below] = 1;
        break;
      }
      if (this.#isSettled[level] === 0) this.#save(s, outer, chance);
      if (inner >= 0) continue;
      left -= Math.floor(left * chance);
      this.innermost = chance;
    }
    return left;
  }

  /** With metadata, nothing is accessed that is not there; of the metadata, whole units each time that a tile passes. */
  #represent(s: number, level: number): void {
    const at = level * this.#dense.dataspaces + s;
    this.#isSettled[level] = 0;
    const first = at * KINDS;
    const { done, saved } = this;
    const ranks = this.#kept.ranksAt(s, level);
    const { figures } = this.#kept;
    const held = at * this.#kept.width;
    for (let kind = 0; kind < KINDS; kind++) {
      const words = this.#words[kind][at];
      saved[first + kind] = 0;
      done[first + kind] = ranks === 0 ? words : words - Math.floor(words * (1 - figures[held + DENSITY]));
      if (ranks === 0) continue;
      const share = words / figures[held + TILE_WORDS];
      this.#representUnits((first + kind) * this.parts, 2 * ranks, held + RANKS, share);
    }
  }

  #representUnits(first: number, count: number, held: number, share: number): void {
    const { doneUnits, savedUnits } = this;
    const { figures } = this.#kept;
    for (let part = 0; part < count; part++) {
      doneUnits[first + part] = Math.ceil(figures[held + part] * share);
      savedUnits[first + part] = 0;
    }
  }

  #withhold(s: number, level: number, chance: number, outerRanks: number): void {
    const { done, doneUnits, parts } = this;
    const first = (level * this.#dense.dataspaces + s) * KINDS;
    for (let at = first; at < first + KINDS; at++) done[at] -= Math.floor(done[at] * chance);
    if (outerRanks !== 1 || this.#kept.ranksAt(s, level) === 0) return;
    // As Timeloop's bounds of ranks come out: of the innermost alone, and not of what is updated.
    for (let part = 0; part < 2; part++) {
      const fills = (first + FILLS) * parts + part;
      const reads = (first + READS) * parts + part;
      doneUnits[fills] -= Math.floor(doneUnits[fills] * chance);
      doneUnits[reads] -= Math.floor(doneUnits[reads] * chance);
    }
  }

  /** Timeloop takes metadata that are updated for those that are read, where an outer memory saves, too. */
  #copyUpdatedUnits(s: number, level: number): void {
    const { doneUnits, savedUnits, parts } = this;
    const first = (level * this.#dense.dataspaces + s) * KINDS;
    const from = (first + UPDATES) * parts;
    const to = (first + READS) * parts;
    const end = 2 * this.#kept.ranksAt(s, level);
    for (let part = 0; part < end; part++) {
      doneUnits[to + part] = doneUnits[from + part];
      savedUnits[to + part] = savedUnits[from + part];
    }
  }

  #save(s: number, place: number, chance: number): void {
    const { done } = this;
    const level = this.#kept.levelAt(s, place);
    const first = (level * this.#dense.dataspaces + s) * KINDS;
    const reads = done[first + READS] * chance;
    // Reads of outputs are fewer than updates by those that come first: rounded the other way they stay so.
    this.#move(first + READS, this.#dense.isOutput[s] === 1 ? Math.ceil(reads) : Math.floor(reads));
    this.#move(first + UPDATES, Math.floor(done[first + UPDATES] * chance));
    const own = this.#kept.ranksAt(s, level);
    if (own === 0) return;
    // The ranks of the tile inside go along with it; computes need all.
    const inside = place === 0 ? own : this.#kept.ranksAt(s, this.#kept.levelAt(s, place - 1));
    this.#saveUnits((first + READS) * this.parts, 2 * Math.min(own, inside), chance);
    this.#saveUnits((first + UPDATES) * this.parts, 2 * Math.min(own, inside), chance);
  }

  #move(at: number, count: number): void {
    this.saved[at] = count;
    this.done[at] -= count;
  }

  #saveUnits(first: number, count: number, chance: number): void {
    const { doneUnits, savedUnits } = this;
    for (let part = first; part < first + count; part++) {
      const saved = Math.floor(doneUnits[part] * chance);
      savedUnits[part] = saved;
      doneUnits[part] -= saved;
    }
  }
}
