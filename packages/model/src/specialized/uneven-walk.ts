import type { Nest } from '../nest.ts';
import type { Tables } from '../tables.ts';
import type { ListedLoops } from './listed-loops.ts';

/** A block remembered: its pass, the direction on entry and on leaving it, and the words that it brings. */
const ROW = 4;
/** Rows of one loop; what does not find room is walked again. */
const MOST_ROWS = 16;

/**
 * What one child is sent where last passes are shorter: `ImperfectReuse` for the listed loops, nothing forwarded and no dimension
 * in two ranks. A block (a loop and all inside it) then tells by itself where the tile lies in its first step and in its last;
 * what is left of the state is the direction in which the tile has been moving.
 */
export class UnevenWalk {
  readonly #tables: Tables;
  readonly #nest: Nest;
  readonly #listed: ListedLoops;
  readonly #loopBound: Float64Array;
  readonly #loopLast: Float64Array;
  /** [dataspace * dimensions + dimension] the rank that it moves, -1 for none, and by how many points. */
  readonly #rankOf: Int32Array;
  readonly #coefficient: Float64Array;
  /** [loop] bit of its dimension where last passes of that are shorter; the rank that it moves, and how far in one step. */
  readonly #bit: Int32Array;
  readonly #rank: Int32Array;
  readonly #stride: Float64Array;
  /** [(loop * MOST_ROWS + row) * ROW] blocks from a loop inwards, and [loop] how many. */
  readonly #rows: Float64Array;
  readonly #rowCount: Int32Array;
  /** [rank] how far the tile moves in a step. */
  readonly #move: Float64Array;

  #dataspace = 0;
  /** Row of the points that the loops inside the boundary cover. */
  #below = 0;
  #innermost = 0;
  /** Address of the way in which the tile has been moving; 0 where it has none. */
  #direction = 0;
  #words = 0;
  /** Of a step: words of the new tile, those of them that the child has, and the address of the way there. */
  #volume = 0;
  #overlap = 0;
  #turn = 0;

  constructor(tables: Tables, nest: Nest, listed: ListedLoops, loopBound: Float64Array, loopLast: Float64Array) {
    const loops = loopBound.length;
    const { dimensions, dataspaces, rankStart, termStart, termDimension, termCoefficient } = tables;
    this.#tables = tables;
    this.#nest = nest;
    this.#listed = listed;
    this.#loopBound = loopBound;
    this.#loopLast = loopLast;
    this.#rankOf = new Int32Array(dataspaces * dimensions).fill(-1);
    this.#coefficient = new Float64Array(dataspaces * dimensions);
    for (let s = 0; s < dataspaces; s++) {
      for (let rank = rankStart[s]; rank < rankStart[s + 1]; rank++) {
        for (let term = termStart[rank]; term < termStart[rank + 1]; term++) {
          this.#rankOf[s * dimensions + termDimension[term]] = rank;
          this.#coefficient[s * dimensions + termDimension[term]] = termCoefficient[term];
        }
      }
    }
    this.#bit = new Int32Array(loops);
    this.#rank = new Int32Array(loops);
    this.#stride = new Float64Array(loops);
    this.#rows = new Float64Array(loops * MOST_ROWS * ROW);
    this.#rowCount = new Int32Array(loops);
    this.#move = new Float64Array(rankStart[dataspaces]);
  }

  /**
   * Words over the whole run; `innermost` is the first loop outside the level that moves the dataspace, `uneven` the mask of the
   * dimensions with a shorter last pass.
   */
  words(level: number, dataspace: number, innermost: number, uneven: number): number {
    const { loopDimension, loopAt } = this.#listed;
    const { pointsBelow } = this.#nest;
    const { dimensions } = this.#tables;
    const row = dataspace * dimensions;
    for (let loop = 1; loop <= innermost; loop++) {
      const d = loopDimension[loop];
      this.#bit[loop] = uneven & (1 << d);
      this.#rank[loop] = this.#rankOf[row + d];
      this.#stride[loop] = pointsBelow[loopAt[loop]] * this.#coefficient[row + d];
      this.#rowCount[loop] = 0;
    }
    this.#dataspace = dataspace;
    this.#below = (level - 1) * dimensions;
    this.#innermost = innermost;
    this.#direction = 0;
    this.#words = this.#firstTile(this.#lastAtFirstStep(1, uneven));
    this.#walk(1, uneven);
    return this.#words;
  }

  /**
   * Walks a loop and all inside it but for the first step, which has been made. `last` are the dimensions whose loops outside
   * are all in their last iteration.
   */
  #walk(loop: number, last: number): void {
    if (loop > this.#innermost || this.#recall(loop, last)) return;
    const entry = this.#direction;
    const before = this.#words;
    const bit = last & this.#bit[loop];
    const bound = bit === 0 ? this.#loopBound[loop] : this.#loopLast[loop];
    const full = last & ~bit;
    this.#walk(loop + 1, bound > 1 ? full : last);
    if (bit === 0) this.#repeat(loop, last, bound - 1);
    else if (bound > 1) {
      this.#repeat(loop, full, bound - 2);
      this.#measureStep(loop, full, last);
      this.#step(this.#volume, this.#overlap, this.#turn);
      this.#walk(loop + 1, last);
    }
    this.#remember(loop, last, entry, this.#words - before);
  }

  /** Makes iterations that are alike. The direction soon turns to and fro, or stays: then they are counted, not walked. */
  #repeat(loop: number, last: number, iterations: number): void {
    if (iterations === 0) return;
    this.#measureStep(loop, last, last);
    const volume = this.#volume;
    const overlap = this.#overlap;
    const turn = this.#turn;
    let direction = this.#direction;
    let words = this.#words;
    for (let rest = iterations; rest > 0; ) {
      const pair = Math.min(rest, 2);
      for (let k = 0; k < pair; k++) {
        this.#step(volume, overlap, turn);
        this.#walk(loop + 1, last);
      }
      rest -= pair;
      if (this.#direction === direction && rest > 1) {
        const pairs = Math.floor(rest / 2);
        this.#words += pairs * (this.#words - words);
        rest -= 2 * pairs;
      }
      direction = this.#direction;
      words = this.#words;
    }
  }

  /** Of the dimensions in `last`, those in their last iteration when the loops from one inwards begin. */
  #lastAtFirstStep(loop: number, last: number): number {
    let still = last;
    for (let inner = loop; inner <= this.#innermost && still !== 0; inner++) {
      if (this.#loopLast[inner] > 1) still &= ~this.#bit[inner];
    }
    return still;
  }

  /** Words of the first tile, all of which are brought. */
  #firstTile(last: number): number {
    const { rankStart } = this.#tables;
    let volume = 1;
    for (let rank = rankStart[this.#dataspace]; rank < rankStart[this.#dataspace + 1]; rank++) {
      volume *= this.#extentOf(rank, last);
    }
    return volume;
  }

  /** A step of a loop, from the end of what is inside it in the pass `held` to the beginning of that in the pass `next`. */
  #measureStep(loop: number, held: number, next: number): void {
    const { rankStart, rankWeight } = this.#tables;
    const first = rankStart[this.#dataspace];
    const end = rankStart[this.#dataspace + 1];
    this.#measureMove(loop, held, first, end);
    const begins = this.#lastAtFirstStep(loop + 1, next);
    let volume = 1;
    let overlap = 1;
    let turn = 0;
    for (let rank = first; rank < end; rank++) {
      const move = this.#move[rank];
      const before = this.#extentOf(rank, held);
      const extent = begins === held ? before : this.#extentOf(rank, begins);
      volume *= extent;
      overlap *= Math.max(0, Math.min(move + extent, before) - Math.max(move, 0));
      turn += (extent === before ? move : roundAway(move + (extent - before) / 2)) * rankWeight[rank];
    }
    this.#volume = volume;
    this.#overlap = overlap;
    this.#turn = turn;
  }

  #measureMove(loop: number, held: number, first: number, end: number): void {
    const move = this.#move;
    for (let rank = first; rank < end; rank++) move[rank] = 0;
    if (this.#rank[loop] >= 0) move[this.#rank[loop]] = this.#stride[loop];
    for (let inner = loop + 1; inner <= this.#innermost; inner++) {
      const rank = this.#rank[inner];
      if (rank < 0) continue;
      const bound = (held & this.#bit[inner]) === 0 ? this.#loopBound[inner] : this.#loopLast[inner];
      move[rank] -= (bound - 1) * this.#stride[inner];
    }
  }

  #extentOf(rank: number, last: number): number {
    const { termStart, termDimension, termCoefficient } = this.#tables;
    const { points, lastPoints } = this.#nest;
    let extent = 1;
    for (let term = termStart[rank]; term < termStart[rank + 1]; term++) {
      const d = termDimension[term];
      const covered = ((last >> d) & 1) === 0 ? points[this.#below + d] : lastPoints[this.#below + d];
      extent += termCoefficient[term] * (covered - 1);
    }
    return extent;
  }

  /** A change of direction brings the whole tile, and so does a tile all of which is new. */
  #step(volume: number, overlap: number, turn: number): void {
    if (turn !== 0 && this.#direction !== 0 && turn !== this.#direction) {
      this.#direction = 0;
      this.#words += volume;
      return;
    }
    if (turn !== 0) this.#direction = turn;
    this.#words += volume - overlap;
  }

  #recall(loop: number, last: number): boolean {
    const rows = this.#rows;
    const first = loop * MOST_ROWS * ROW;
    for (let at = first; at < first + this.#rowCount[loop] * ROW; at += ROW) {
      if (rows[at] !== last || rows[at + 1] !== this.#direction) continue;
      this.#direction = rows[at + 2];
      this.#words += rows[at + 3];
      return true;
    }
    return false;
  }

  #remember(loop: number, last: number, entry: number, words: number): void {
    if (this.#rowCount[loop] === MOST_ROWS) return;
    const at = (loop * MOST_ROWS + this.#rowCount[loop]++) * ROW;
    this.#rows[at] = last;
    this.#rows[at + 1] = entry;
    this.#rows[at + 2] = this.#direction;
    this.#rows[at + 3] = words;
  }
}

function roundAway(value: number): number {
  return value < 0 ? -Math.floor(0.5 - value) : Math.floor(value + 0.5);
}
