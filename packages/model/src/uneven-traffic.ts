import type { Children } from './children.ts';
import { ImperfectReuse, MOST_FORWARDS } from './imperfect-reuse.ts';
import type { MulticastHistogram } from './multicast.ts';
import type { Nest } from './nest.ts';
import { type Shifts, wholeTilesUnevenly } from './reuse.ts';
import type { Tables } from './tables.ts';

/** What crosses a boundary where last passes bring anything else than full ones do, or follow each other otherwise. */
export class UnevenTraffic {
  /** After `measure`: reads at the level, words sent to all children together, and words taken from neighbours. */
  accesses = 0;
  words = 0;
  linkTransfers = 0;

  readonly #tables: Tables;
  readonly #nest: Nest;
  readonly #reuse: ImperfectReuse;
  /** [slot] how far a step moves the tile that neighbours help with, and what they leave over. */
  readonly #move = new Float64Array(MOST_FORWARDS);
  readonly #left = new Float64Array(MOST_FORWARDS);
  readonly #readsLeft = new Float64Array(MOST_FORWARDS);
  #slots = 0;
  #children: Children | null = null;

  constructor(tables: Tables, nest: Nest, shifts: Shifts) {
    this.#tables = tables;
    this.#nest = nest;
    this.#reuse = new ImperfectReuse(tables, nest, shifts);
  }

  /** Whether the perfect model does not hold at a boundary; `always` as in `Forwarding.isPossible`. */
  isNeeded(level: number, dataspace: number, always: boolean): boolean {
    const { imperfect, children } = this.#nest;
    if (!imperfect) return false;
    if (level === 0) return children[0] > 1;
    return always || (imperfect & this.#tables.relevantMask[dataspace]) !== 0;
  }

  /** Words that one child is sent in the whole run where nothing is forwarded. */
  wordsPerChild(level: number, dataspace: number, always: boolean): number {
    const whole = always ? -1 : wholeTilesUnevenly(this.#tables, this.#nest, level, dataspace);
    if (whole >= 0) return whole;
    this.#reuse.measure(level, dataspace, always, null);
    return this.#reuse.sums[0];
  }

  /** Sums up what crosses the boundary below a level over the whole run. */
  measure(
    level: number,
    dataspace: number,
    children: Children,
    always: boolean,
    forwards: boolean,
    multicast: MulticastHistogram | null,
  ): void {
    const { sums } = this.#reuse;
    this.#slots = 0;
    this.#children = children;
    if (forwards) this.#reuse.measure(level, dataspace, always, this.#slotOf);
    const plain = forwards ? sums[0] : this.wordsPerChild(level, dataspace, always);
    this.accesses = plain * children.reads;
    this.words = plain * children.count;
    this.linkTransfers = 0;
    for (let slot = 0; slot < this.#slots; slot++) {
      const moved = sums[1 + slot];
      this.accesses += moved * this.#readsLeft[slot];
      this.words += moved * this.#left[slot];
      this.linkTransfers += moved * (children.count - this.#left[slot]);
      if (!multicast) continue;
      children.layOut();
      children.leaveOut(this.#move[slot]);
      children.recordLeft(moved, multicast);
    }
    if (multicast) children.recordAll(plain, multicast);
  }

  /** Number of the forwarding at a distance; -1 where it does not lessen the reads. */
  readonly #slotOf = (move: number): number => {
    const children = this.#children!;
    const moves = this.#move;
    for (let slot = 0; slot < this.#slots; slot++) if (moves[slot] === move) return slot;
    if (this.#slots === MOST_FORWARDS || !children.leaveOut(move)) return -1;
    const slot = this.#slots++;
    moves[slot] = move;
    this.#left[slot] = children.left;
    this.#readsLeft[slot] = children.readsLeft;
    return slot;
  };
}
