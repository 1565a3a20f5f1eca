import type { ArrayWalk } from '../array-walk.ts';
import type { Nest } from '../nest.ts';
import type { Tables } from '../tables.ts';
import { HELD, HELD_DIRECTION, HELD_LAST, HELD_ORIGIN, STARTED, TileMoves } from '../tile-moves.ts';
import type { ArrayPasses } from './array-passes.ts';

/** The passes of a child that holds nothing yet. */
export const NOTHING = -1;

/** What tells moves apart: where the tile held lies, its last passes, the way it has been moving, the last passes of the new one. */
const KEY = 4;

/**
 * What one child must be brought in a step of an array, by what it held. The same is asked of many children in many steps:
 * every move is measured once. Where temporal loops lie inside the array, a step takes all of them.
 */
export class ChildMoves {
  /** [move] words brought, where they lie from the tile, the direction left behind; moves whose words look alike have one shape. */
  words = new Float64Array(64);
  origin = new Float64Array(64);
  direction = new Float64Array(64);
  shape = new Int32Array(64);

  readonly #tables: Tables;
  readonly #moves: TileMoves;
  readonly #walk: ArrayWalk;
  readonly #state = new Float64Array(HELD);
  #keys = new Float64Array(64 * KEY);
  #count = 0;
  /** Hashed by key: a move plus 1; 0 where there is none. */
  #slots = new Int32Array(256);
  /** [shape] words, extents, and what a tile came from where they are no box. */
  readonly #shapes: number[][] = [];
  /** Whether tiles may have words in common. */
  slides = false;
  #runsLoops = false;

  constructor(tables: Tables, nest: Nest, walk: ArrayWalk) {
    this.#tables = tables;
    this.#moves = new TileMoves(tables, nest);
    this.#walk = walk;
  }

  turnTo(level: number, dataspace: number, { innerFirst, outerFirst }: ArrayPasses): void {
    const { windowMask, hasOwnRanks } = this.#tables;
    this.slides = windowMask[dataspace] !== 0 || hasOwnRanks[dataspace] === 0;
    this.#runsLoops = innerFirst < outerFirst;
    if (this.#runsLoops) this.#walk.open(level, dataspace, innerFirst, outerFirst);
    else this.#moves.turnTo(level, dataspace, false);
    this.#count = 0;
    this.#slots.fill(0);
    this.#shapes.length = 0;
  }

  /**
   * Number of the move of a child that held, at an address from its new tile, one of the last passes `held`, and has been moving
   * in a direction.
   */
  of(origin: number, held: number, direction: number, last: number): number {
    if (this.slides || held === NOTHING) return this.#find(origin, held, direction, last);
    // Tiles are one and the same, or have no word in common: then it does not matter what was held.
    return origin === 0 ? this.#find(0, last, 0, last) : this.#find(0, NOTHING, 0, last);
  }

  #find(origin: number, held: number, direction: number, last: number): number {
    const keys = this.#keys;
    const slots = this.#slots;
    let slot = hashOf(origin, held, direction, last) & (slots.length - 1);
    while (slots[slot] !== 0) {
      const at = (slots[slot] - 1) * KEY;
      if (keys[at] === origin && keys[at + 1] === held && keys[at + 2] === direction && keys[at + 3] === last) {
        return slots[slot] - 1;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = this.#count + 1;
    const move = this.#add(origin, held, direction, last);
    if (this.#count === this.words.length) this.#grow();
    return move;
  }

  #add(origin: number, held: number, direction: number, last: number): number {
    const move = this.#count++;
    const key = move * KEY;
    this.#keys[key] = origin;
    this.#keys[key + 1] = held;
    this.#keys[key + 2] = direction;
    this.#keys[key + 3] = last;
    const state = this.#state;
    state[STARTED] = held === NOTHING ? 0 : 1;
    state[HELD_DIRECTION] = direction;
    state[HELD_LAST] = held;
    state[HELD_ORIGIN] = origin;
    if (this.#runsLoops) {
      this.words[move] = this.#walk.runLoops(state, last);
      this.origin[move] = 0;
      this.shape[move] = 0;
    } else {
      this.#moves.step(state, 0, 0, last);
      this.words[move] = this.#moves.words;
      this.origin[move] = this.#moves.origin;
      this.shape[move] = this.#shapeOf(this.#moves);
    }
    this.direction[move] = this.slides ? state[HELD_DIRECTION] : 0;
    return move;
  }

  #shapeOf({ words, shape, cameFrom, heldShape }: TileMoves): number {
    const shapes = this.#shapes;
    for (let k = 0; k < shapes.length; k++) {
      const known = shapes[k];
      if (known[0] === words && known[1] === shape && known[2] === cameFrom && known[3] === heldShape) return k;
    }
    return shapes.push([words, shape, cameFrom, heldShape]) - 1;
  }

  #grow(): void {
    this.words = doubled(this.words);
    this.origin = doubled(this.origin);
    this.direction = doubled(this.direction);
    this.shape = doubled(this.shape);
    const keys = doubled(this.#keys);
    this.#keys = keys;
    const slots = new Int32Array(2 * this.#slots.length);
    for (let move = 0, at = 0; move < this.#count; move++, at += KEY) {
      let slot = hashOf(keys[at], keys[at + 1], keys[at + 2], keys[at + 3]) & (slots.length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = move + 1;
    }
    this.#slots = slots;
  }
}

function doubled<T extends Float64Array | Int32Array>(array: T): T {
  const grown = new (array.constructor as new (length: number) => T)(2 * array.length);
  grown.set(array);
  return grown;
}

function hashOf(origin: number, held: number, direction: number, last: number): number {
  const hash =
    Math.imul(origin, 0x9e3779b1) ^ Math.imul(direction, 0x85ebca6b) ^ Math.imul((held << 8) ^ last, 0xc2b2ae35);
  return hash ^ (hash >>> 15);
}
