import type { Nest } from './nest.ts';
import type { Tables } from './tables.ts';

/** What a child holds of a dataspace; the fields of a state. */
export const STARTED = 0;
/** Address of the way in which the tile has been moving; 0 where it has none. */
export const HELD_DIRECTION = 1;
/** Bit mask of the dimensions in which the tile held is that of the last pass, and its origin before the current base. */
export const HELD_LAST = 2;
export const HELD_ORIGIN = 3;
export const HELD = 4;

/** Passes whose extents are kept: full and last ones, and mixed ones of several imperfect dimensions. */
const MOST_PASSES = 16;

/**
 * Moves the tile that a child holds, where last passes are shorter: what a step brings depends on the tiles before and after
 * it and on the direction in which the tile has been moving.
 */
export class TileMoves {
  /** After `step`: words brought, where they lie from the origin of the new tile, and what tells their shape. */
  words = 0;
  origin = 0;
  shape = 0;
  /** Where they are no box: from where the tile came, and its shape there. */
  cameFrom = 0;
  heldShape = 0;

  readonly #tables: Tables;
  readonly #nest: Nest;
  /** [pass][rank] extents of the tile, and which dimensions are in their last pass there. */
  readonly #extents: Float64Array;
  readonly #passOf = new Int32Array(MOST_PASSES);
  readonly #ranks: number;
  #passes = 0;
  #dataspace = 0;
  #below = 0;
  #always = false;

  constructor(tables: Tables, nest: Nest) {
    this.#tables = tables;
    this.#nest = nest;
    this.#ranks = Math.max(...tables.problem.dataspaces.map(({ ranks }) => ranks.length));
    this.#extents = new Float64Array(MOST_PASSES * this.#ranks);
  }

  /** Turns to the children below a level; `always` where they keep nothing from step to step. */
  turnTo(level: number, dataspace: number, always: boolean): void {
    this.#dataspace = dataspace;
    this.#below = (level - 1) * this.#tables.dimensions;
    this.#always = always;
    this.#passes = 0;
  }

  /** Moves the tile of `state` [at + field] to `offset` from the base, with the extents of last passes in the dimensions of `last`. */
  step(state: Float64Array, at: number, offset: number, last: number): void {
    const { rankStart, rankWeight, rankInverse } = this.#tables;
    const firstRank = rankStart[this.#dataspace];
    const extents = this.#extents;
    if (this.#passes > MOST_PASSES - 2) this.#passes = 0;
    const ofHeld = this.#extentsOf(state[at + HELD_LAST]) - firstRank;
    const ofNew = this.#extentsOf(last) - firstRank;
    const cameFrom = state[at + HELD_ORIGIN] - offset;
    let address = -cameFrom;
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
    const isWhole = this.#always || state[at + STARTED] === 0 || (turn !== 0 && turns(state, at, turn));
    if (isWhole || overlap === 0) this.#bring(volume, 0, shape, 0, 0);
    else if (overlap === volume) this.#bring(0, 0, 0, 0, 0);
    else if (newRanks === 1) this.#bring(volume - overlap, boxOrigin, boxShape, 0, 0);
    else this.#bring(volume - overlap, 0, shape, cameFrom, heldShape);
    state[at + STARTED] = 1;
    state[at + HELD_LAST] = last;
    state[at + HELD_ORIGIN] = offset;
  }

  #bring(words: number, origin: number, shape: number, cameFrom: number, heldShape: number): void {
    this.words = words;
    this.origin = origin;
    this.shape = shape;
    this.cameFrom = cameFrom;
    this.heldShape = heldShape;
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

/** Takes note of a move; true where it is a change of direction, after which nothing is reused. */
function turns(state: Float64Array, at: number, turn: number): boolean {
  const changes = state[at + HELD_DIRECTION] !== 0 && state[at + HELD_DIRECTION] !== turn;
  state[at + HELD_DIRECTION] = changes ? 0 : turn;
  return changes;
}

function roundAway(value: number): number {
  return value < 0 ? -Math.floor(0.5 - value) : Math.floor(value + 0.5);
}
