import type { Nest } from './nest.ts';
import type { Shifts } from './reuse.ts';
import type { Tables } from './tables.ts';
import { HELD, HELD_ORIGIN, TileMoves } from './tile-moves.ts';

/** What the last step brought: words, the origin before the current base, and what tells its shape. */
const BROUGHT = HELD;
const BROUGHT_ORIGIN = 5;
const BROUGHT_SHAPE = 6;
const BROUGHT_MOVE = 7;
const BROUGHT_HELD = 8;
const STATE = 9;
/**
 * Distances over which the steps of one boundary can be forwarded; what would be forwarded over a further one is read from the
 * level instead. No more than four were seen in a million random cases.
 */
export const MOST_FORWARDS = 11;
const SUMS = 1 + MOST_FORWARDS;
/** A remembered block: its flags, the states before and after it, and what it adds to the sums. */
const ROW = 1 + 2 * STATE + SUMS;

/** Answers whether a step like the one before, `move` further, is served by neighbours: a slot, or -1. */
export type ForwardSlot = (move: number) => number;

/**
 * Temporal reuse where last passes are shorter (`P=5,3`: Ruby, ISPASS 2022). A loop runs its full bound, or its last one
 * in the pass where every loop of its dimension outside is in its last iteration; tiles of that pass are smaller. What a
 * step brings then depends on the tiles before and after it and on the direction in which the tile has been moving, so
 * the nest is walked block by block. A block (a loop and all inside it) that is entered in a state seen before adds what
 * it added then, and iterations that leave the state as they found it are counted, not walked.
 */
export class ImperfectReuse {
  /** Words brought to one child: [0] by the level, [1 + slot] of steps that neighbours help with. */
  readonly sums = new Float64Array(SUMS);

  readonly #tables: Tables;
  readonly #nest: Nest;
  readonly #shifts: Shifts;
  readonly #state = new Float64Array(STATE);
  /** [loop] scratch of the block being walked at that depth. */
  readonly #entry: Float64Array;
  readonly #entrySums: Float64Array;
  readonly #before: Float64Array;
  readonly #beforeSums: Float64Array;
  #rows = new Float64Array(64 * ROW);
  #next = new Int32Array(64);
  #rowCount = 0;
  readonly #firstRow: Int32Array;

  /** Fields of the state and sums that matter: without forwarding, what a step brought is of no more interest. */
  #fields = STATE;
  #sumFields = SUMS;
  readonly #moves: TileMoves;
  #first = 0;
  #slotOf: ForwardSlot | null = null;

  constructor(tables: Tables, nest: Nest, shifts: Shifts) {
    const loops = tables.levels * tables.dimensions + 1;
    this.#tables = tables;
    this.#nest = nest;
    this.#shifts = shifts;
    this.#entry = new Float64Array(loops * STATE);
    this.#entrySums = new Float64Array(loops * SUMS);
    this.#before = new Float64Array(loops * STATE);
    this.#beforeSums = new Float64Array(loops * SUMS);
    this.#firstRow = new Int32Array(loops);
    this.#moves = new TileMoves(tables, nest);
  }

  /** Sums up what crosses the boundary below a level; `slotOf` is null where nothing is forwarded. */
  measure(level: number, dataspace: number, always: boolean, slotOf: ForwardSlot | null): void {
    this.#first = slotOf || always ? this.#nest.temporalStart[level] : this.#firstMoving(level, dataspace);
    this.#moves.turnTo(level, dataspace, always);
    this.#slotOf = slotOf;
    this.#fields = slotOf ? STATE : BROUGHT;
    this.#sumFields = slotOf ? SUMS : 1;
    this.#rowCount = 0;
    for (let loop = this.#first; loop < this.#nest.temporalLoops; loop++) this.#firstRow[loop] = -1;
    for (let k = 0; k < STATE; k++) this.#state[k] = 0;
    for (let k = 0; k < SUMS; k++) this.sums[k] = 0;
    this.#shifts.at(this.#tables, this.#nest);
    const outermost = this.#nest.temporalLoops - 1;
    const { imperfect } = this.#nest;
    this.#step(this.#lastAtFirstStep(outermost, imperfect));
    this.#walk(outermost, imperfect);
  }

  /** The first loop outside a level that moves the dataspace: those inside it bring nothing. */
  #firstMoving(level: number, dataspace: number): number {
    const { temporalStart, temporalDimension, temporalLoops } = this.#nest;
    const relevant = this.#tables.relevantMask[dataspace];
    let loop = temporalStart[level];
    while (loop < temporalLoops && (relevant & (1 << temporalDimension[loop])) === 0) loop++;
    return loop;
  }

  /**
   * Walks a loop and all inside it but for the first step, which the caller has made: so blocks begin in few states.
   * `last` are the dimensions whose loops outside are all in their last iteration.
   */
  #walk(loop: number, last: number): void {
    if (loop < this.#first || this.#recall(loop, last)) return;
    const state = this.#state;
    const sums = this.sums;
    const fields = this.#fields;
    const sumFields = this.#sumFields;
    copy(state, this.#entry, loop * STATE, fields);
    copy(sums, this.#entrySums, loop * SUMS, sumFields);
    const bit = this.#nest.imperfect & (1 << this.#nest.temporalDimension[loop]);
    const bound = last & bit ? this.#nest.temporalLast[loop] : this.#nest.temporalBound[loop];
    const shift = this.#shifts.shift[loop];
    for (let index = 0; index < bound; index++) {
      const inner = index === bound - 1 ? last : last & ~bit;
      const rest = bound - 2 - index;
      // Iterations between the second and the last may be alike.
      const mayRepeat = index > 0 && rest > 0;
      if (mayRepeat) {
        copy(state, this.#before, loop * STATE, fields);
        copy(sums, this.#beforeSums, loop * SUMS, sumFields);
      }
      if (index > 0) {
        this.#moveOrigins(-shift);
        this.#step(this.#lastAtFirstStep(loop - 1, inner));
      }
      this.#walk(loop - 1, inner);
      if (mayRepeat && this.#isAsBefore(loop)) {
        for (let k = 0; k < sumFields; k++) sums[k] += rest * (sums[k] - this.#beforeSums[loop * SUMS + k]);
        index += rest;
      }
    }
    this.#remember(loop, last);
    // Origins count from the base at which the block began.
    this.#moveOrigins((bound - 1) * shift);
  }

  /** Of the dimensions in `last`, those that are in their last iteration when all loops up to `loop` begin. */
  #lastAtFirstStep(loop: number, last: number): number {
    const { temporalDimension, temporalLast } = this.#nest;
    let still = last;
    for (let inner = loop; inner >= this.#first && still !== 0; inner--) {
      if (temporalLast[inner] > 1) still &= ~(1 << temporalDimension[inner]);
    }
    return still;
  }

  #moveOrigins(by: number): void {
    this.#state[HELD_ORIGIN] += by;
    if (this.#slotOf) this.#state[BROUGHT_ORIGIN] += by;
  }

  #isAsBefore(loop: number): boolean {
    const state = this.#state;
    const before = this.#before;
    for (let k = 0; k < this.#fields; k++) if (state[k] !== before[loop * STATE + k]) return false;
    return true;
  }

  #recall(loop: number, last: number): boolean {
    const state = this.#state;
    const sums = this.sums;
    const fields = this.#fields;
    const sumFields = this.#sumFields;
    const rows = this.#rows;
    for (let row = this.#firstRow[loop]; row >= 0; row = this.#next[row]) {
      const at = row * ROW;
      if (rows[at] !== last) continue;
      let k = 0;
      while (k < fields && rows[at + 1 + k] === state[k]) k++;
      if (k < fields) continue;
      for (k = 0; k < fields; k++) state[k] = rows[at + 1 + STATE + k];
      for (k = 0; k < sumFields; k++) sums[k] += rows[at + 1 + 2 * STATE + k];
      const bit = this.#nest.imperfect & (1 << this.#nest.temporalDimension[loop]);
      const bound = last & bit ? this.#nest.temporalLast[loop] : this.#nest.temporalBound[loop];
      this.#moveOrigins((bound - 1) * this.#shifts.shift[loop]);
      return true;
    }
    return false;
  }

  #remember(loop: number, last: number): void {
    if (this.#rowCount === this.#next.length) this.#grow();
    const rows = this.#rows;
    const row = this.#rowCount++;
    const at = row * ROW;
    rows[at] = last;
    for (let k = 0; k < this.#fields; k++) {
      rows[at + 1 + k] = this.#entry[loop * STATE + k];
      rows[at + 1 + STATE + k] = this.#state[k];
    }
    for (let k = 0; k < this.#sumFields; k++) {
      rows[at + 1 + 2 * STATE + k] = this.sums[k] - this.#entrySums[loop * SUMS + k];
    }
    this.#next[row] = this.#firstRow[loop];
    this.#firstRow[loop] = row;
  }

  #grow(): void {
    const rows = new Float64Array(this.#rows.length * 2);
    rows.set(this.#rows);
    this.#rows = rows;
    const next = new Int32Array(this.#next.length * 2);
    next.set(this.#next);
    this.#next = next;
  }

  /** The tile is now at the base, with the extents of last passes in the dimensions of `last`. */
  #step(last: number): void {
    const state = this.#state;
    const moves = this.#moves;
    moves.step(state, 0, 0, last);
    const { words } = moves;
    if (!this.#slotOf) {
      this.sums[0] += words;
      return;
    }
    const { origin, shape, cameFrom, heldShape } = moves;
    if (words > 0) {
      const isLikeLast =
        state[BROUGHT] === words &&
        state[BROUGHT_SHAPE] === shape &&
        state[BROUGHT_MOVE] === cameFrom &&
        state[BROUGHT_HELD] === heldShape;
      const slot = isLikeLast ? this.#slotOf(origin - state[BROUGHT_ORIGIN]) : -1;
      this.sums[1 + slot] += words;
    }
    state[BROUGHT] = words;
    state[BROUGHT_ORIGIN] = words > 0 ? origin : 0;
    state[BROUGHT_SHAPE] = shape;
    state[BROUGHT_MOVE] = cameFrom;
    state[BROUGHT_HELD] = heldShape;
  }
}

function copy(from: Float64Array, to: Float64Array, at: number, fields: number): void {
  for (let k = 0; k < fields; k++) to[at + k] = from[k];
}
