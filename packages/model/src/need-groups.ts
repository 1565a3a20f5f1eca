import type { TileMoves } from './tile-moves.ts';

/** Words that a child must be brought: the fields of a need. They lie at one origin in one shape, or are what a move left over of a tile. */
export const WORDS = 0;
export const ORIGIN = 1;
const SHAPE = 2;
const CAME_FROM = 3;
const HELD_SHAPE = 4;
export const NEED = 5;

/** What the children of one instance need in one step, and which of them need the same words, so that one read serves them. */
export class NeedGroups {
  /** [child * NEED + field], all 0 where it needs nothing. */
  needs = new Float64Array(NEED);
  /** [child] the first one that is sent the same words. */
  first = new Int32Array(1);
  /** [child] 1 where a neighbour serves it. */
  forwarded = new Uint8Array(1);

  /** Hashed by origin: the first child of a group, plus 1; 0 where there is none. */
  #slots = new Int32Array(2);
  #forwards = 0;

  /** For so many children. */
  resize(children: number): void {
    if (this.first.length === children) return;
    this.needs = new Float64Array(children * NEED);
    this.first = new Int32Array(children);
    this.forwarded = new Uint8Array(children);
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(children) + 1));
  }

  clear(): void {
    this.needs.fill(0);
    this.forwarded.fill(0);
    this.#forwards = 0;
  }

  add(child: number, origin: number, { words, shape, cameFrom, heldShape }: TileMoves): void {
    const at = child * NEED;
    this.needs[at + WORDS] = words;
    this.needs[at + ORIGIN] = origin;
    this.needs[at + SHAPE] = shape;
    this.needs[at + CAME_FROM] = cameFrom;
    this.needs[at + HELD_SHAPE] = heldShape;
  }

  /** Finds the groups; `separately` where each child is one of its own. */
  tellApart(separately: boolean): void {
    const { needs, first } = this;
    if (!separately) this.#slots.fill(0);
    for (let child = 0; child < first.length; child++) {
      if (needs[child * NEED + WORDS] > 0) first[child] = separately ? child : this.#firstLike(child);
    }
  }

  #firstLike(child: number): number {
    const slots = this.#slots;
    const most = slots.length - 1;
    let slot = (Math.imul(this.needs[child * NEED + ORIGIN], 0x9e3779b1) >>> 8) & most;
    while (slots[slot] !== 0) {
      if (isSame(this.needs, slots[slot] - 1, this.needs, child)) return slots[slot] - 1;
      slot = (slot + 1) & most;
    }
    slots[slot] = child + 1;
    return child;
  }

  /** Lets a neighbour serve a child, if that pays: see `settle`. */
  forward(child: number): void {
    this.forwarded[child] = 1;
    this.#forwards++;
  }

  /** Forwards where fewer words are read then, and otherwise nothing. */
  settle(): void {
    if (this.#forwards === 0) return;
    const { needs, first, forwarded } = this;
    const slots = this.#slots.subarray(0, first.length).fill(0);
    let all = 0;
    let left = 0;
    for (let child = 0; child < first.length; child++) {
      const words = needs[child * NEED + WORDS];
      if (words === 0) continue;
      const group = first[child];
      if (group === child) all += words;
      if (forwarded[child] || slots[group] !== 0) continue;
      slots[group] = child + 1;
      left += words;
    }
    if (left >= all) forwarded.fill(0);
    else {
      // Those left over are served by the read of the first of them.
      for (let child = 0; child < first.length; child++) {
        if (needs[child * NEED + WORDS] > 0 && !forwarded[child]) first[child] = slots[first[child]] - 1;
      }
    }
  }

  /** The children of each group that are sent words. */
  list(): number[][] {
    const groups: number[][] = [];
    for (let child = 0; child < this.first.length; child++) {
      if (this.needs[child * NEED + WORDS] === 0 || this.forwarded[child]) continue;
      groups[this.first[child]] ??= [];
      groups[this.first[child]].push(child);
    }
    return groups.filter((group) => group !== undefined);
  }
}

/** Whether two children need the same words. */
export function isSame(a: Float64Array, childOfA: number, b: Float64Array, childOfB: number): boolean {
  const inA = childOfA * NEED;
  const inB = childOfB * NEED;
  for (let field = 0; field < NEED; field++) if (a[inA + field] !== b[inB + field]) return false;
  return true;
}
