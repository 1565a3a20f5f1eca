import type { Nest } from './nest.ts';
import type { Shifts } from './reuse.ts';
import type { Tables } from './tables.ts';

/** What a child holds and last received; the fields of a state. */
const STARTED = 0;
/** Address of the way in which the tile has been moving; 0 where it has none. */
const DIRECTION = 1;
/** Bit mask of the dimensions in which the tile held is that of the last pass, and its origin before the current base. */
const HELD_LAST = 2;
const HELD_ORIGIN = 3;
/** What the last step brought: words, the origin before the current base, and what tells its shape. */
const BROUGHT = 4;
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
/** Passes whose extents are kept: full and last ones, and mixed ones of several imperfect dimensions. */
const MOST_PASSES = 16;
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
  /** [pass][rank] extents of the tile, and which dimensions are in their last pass there. */
  readonly #extents: Float64Array;
  readonly #passOf = new Int32Array(MOST_PASSES);
  readonly #ranks: number;
  #passes = 0;
  #first = 0;
  #dataspace = 0;
  #below = 0;
  /** The child keeps nothing from step to step. */
  #always = false;
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
    this.#ranks = Math.max(...tables.problem.dataspaces.map(({ ranks }) => ranks.length));
    this.#extents = new Float64Array(MOST_PASSES * this.#ranks);
  }

  /** Sums up what crosses the boundary below a level; `slotOf` is null where nothing is forwarded. */
  measure(level: number, dataspace: number, always: boolean, slotOf: ForwardSlot | null): void {
    this.#first = slotOf || always ? this.#nest.temporalStart[level] : this.#firstMoving(level, dataspace);
    this.#dataspace = dataspace;
    this.#below = (level - 1) * this.#tables.dimensions;
    this.#always = always;
    this.#slotOf = slotOf;
    this.#passes = 0;
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
    const { rankStart, rankWeight, rankInverse } = this.#tables;
    const firstRank = rankStart[this.#dataspace];
    const extents = this.#extents;
    if (this.#passes > MOST_PASSES - 2) this.#passes = 0;
    const ofHeld = this.#extentsOf(state[HELD_LAST]) - firstRank;
    const ofNew = this.#extentsOf(last) - firstRank;
    let address = -state[HELD_ORIGIN];
    let volume = 1;
    let overlap = 1;
    let turn = 0;
    let shape = 0;
    let heldShape = 0;
    /** Where what is new lies, if it is a box: along one rank, at one end. */
    let newRanks = 0;
    let boxOrigin = 0;
    let boxShape = 0;
    for (let rank = rankStart[this.#dataspace + 1] - 1; rank >= firstRank; rank--) {
      const weight = rankWeight[rank];
      const extent = extents[ofNew + rank];
      const held = extents[ofHeld + rank];
      const move = Math.round(address * rankInverse[rank]);
      address -= move * weight;
      const from = Math.max(move, 0);
      const to = Math.min(move + extent, held);
      volume *= extent;
      overlap *= Math.max(0, to - from);
      turn += (extent === held ? move : roundAway(move + (extent - held) / 2)) * weight;
      shape += extent * weight;
      heldShape += held * weight;
      const freshBelow = from - move;
      const freshAbove = move + extent - to;
      if (freshBelow > 0 || freshAbove > 0) {
        newRanks += freshBelow > 0 && freshAbove > 0 ? 2 : 1;
        boxOrigin += freshBelow > 0 ? 0 : (extent - freshAbove) * weight;
        boxShape += (freshBelow > 0 ? freshBelow : freshAbove) * weight;
      } else boxShape += extent * weight;
    }
    const origin = state[HELD_ORIGIN];
    const isWhole = this.#always || state[STARTED] === 0 || (turn !== 0 && this.#turns(turn));
    if (isWhole || overlap === 0) this.#bring(volume, 0, shape, 0, 0);
    else if (overlap === volume) this.#bring(0, 0, 0, 0, 0);
    else if (newRanks === 1) this.#bring(volume - overlap, boxOrigin, boxShape, 0, 0);
    else this.#bring(volume - overlap, 0, shape, origin, heldShape);
    state[STARTED] = 1;
    state[HELD_LAST] = last;
    state[HELD_ORIGIN] = 0;
  }

  /** Takes note of a move; true where it is a change of direction, after which nothing is reused. */
  #turns(turn: number): boolean {
    const state = this.#state;
    const changes = state[DIRECTION] !== 0 && state[DIRECTION] !== turn;
    state[DIRECTION] = changes ? 0 : turn;
    return changes;
  }

  #bring(words: number, origin: number, shape: number, move: number, held: number): void {
    const state = this.#state;
    if (!this.#slotOf) {
      this.sums[0] += words;
      return;
    }
    if (words > 0) {
      const isLikeLast =
        state[BROUGHT] === words &&
        state[BROUGHT_SHAPE] === shape &&
        state[BROUGHT_MOVE] === move &&
        state[BROUGHT_HELD] === held;
      const slot = isLikeLast ? this.#slotOf(origin - state[BROUGHT_ORIGIN]) : -1;
      this.sums[1 + slot] += words;
    }
    state[BROUGHT] = words;
    state[BROUGHT_ORIGIN] = words > 0 ? origin : 0;
    state[BROUGHT_SHAPE] = shape;
    state[BROUGHT_MOVE] = move;
    state[BROUGHT_HELD] = held;
  }

  /** Row of `extents` that holds those of a pass: few passes differ in one dataspace. */
  #extentsOf(last: number): number {
    let row = 0;
    while (row < this.#passes && this.#passOf[row] !== last) row++;
    if (row < this.#passes) return row * this.#ranks;
    this.#passOf[row] = last;
    this.#passes = row + 1;
    const { rankStart, termStart, termDimension, termCoefficient } = this.#tables;
    const { points, lastPoints } = this.#nest;
    const firstRank = rankStart[this.#dataspace];
    for (let rank = firstRank; rank < rankStart[this.#dataspace + 1]; rank++) {
      let extent = 1;
      // Below level 0 lies one point.
      for (let term = termStart[rank]; this.#below >= 0 && term < termStart[rank + 1]; term++) {
        const d = termDimension[term];
        extent += termCoefficient[term] * ((last & (1 << d) ? lastPoints : points)[this.#below + d] - 1);
      }
      this.#extents[row * this.#ranks + rank - firstRank] = extent;
    }
    return row * this.#ranks;
  }
}

function roundAway(value: number): number {
  return value < 0 ? -Math.floor(0.5 - value) : Math.floor(value + 0.5);
}

function copy(from: Float64Array, to: Float64Array, at: number, fields: number): void {
  for (let k = 0; k < fields; k++) to[at + k] = from[k];
}
