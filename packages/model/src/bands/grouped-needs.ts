import type { Pass } from './array-passes.ts';
import { type ArrayStep, moveOf } from './array-step.ts';
import type { ChildMoves } from './child-moves.ts';

/** Which children of an instance need the same words in a step of an array, so that one read serves them. */
export class GroupedNeeds {
  /** Children below one instance; 1 where each is served by itself. */
  siblings = 1;

  readonly #moves: ChildMoves;
  /** [child] where the words lie that it needs, and in which shape. */
  #origin = new Float64Array(1);
  #shape = new Int32Array(1);
  /** Hashed by these: a child, and the search that put it there. */
  #slots = new Int32Array(2);
  #searches = new Int32Array(2);
  #search = 0;
  /** [pass] by mask of cells: how many different places their children have. */
  readonly #places: Map<number, number>[] = [];

  constructor(moves: ChildMoves) {
    this.#moves = moves;
  }

  turnTo(children: number, siblings: number): void {
    if (this.#origin.length < children) {
      const size = 2 ** Math.ceil(Math.log2(children) + 1);
      this.#origin = new Float64Array(children);
      this.#shape = new Int32Array(children);
      this.#slots = new Int32Array(size);
      this.#searches = new Int32Array(size);
      this.#search = 0;
    }
    this.siblings = siblings;
    this.#places.length = 0;
  }

  /** Adds up the words that a step brings, and the reads that serve all who need the same. */
  addUp(step: ArrayStep, children: number): void {
    const { pass, ofCell, ofChild, isEach } = step;
    const { words } = this.#moves;
    let all = 0;
    if (!isEach) for (let k = 0; k < pass.cells; k++) all += words[ofCell[k]] * pass.children[k];
    else for (let child = 0; child < children; child++) if (ofChild[child] >= 0) all += words[ofChild[child]];
    step.words = all;
    if (all === 0 || this.siblings === 1) step.accesses = all;
    else step.accesses = isEach ? this.#readsOfEach(step, children) : this.#readsOfCells(step, children);
  }

  /** Begins to look for children that need the same. */
  begin(): void {
    this.#search++;
  }

  /** The first child of the same instance that needs words at a place, in a shape; the child itself where there was none before. */
  firstLike(child: number, origin: number, shape: number): number {
    const slots = this.#slots;
    const searches = this.#searches;
    const most = slots.length - 1;
    const siblings = this.siblings;
    const parent = (child / siblings) | 0;
    let slot = (Math.imul(origin + 61 * parent, 0x9e3779b1) >>> 8) & most;
    while (searches[slot] === this.#search) {
      const other = slots[slot];
      if (this.#origin[other] === origin && this.#shape[other] === shape && ((other / siblings) | 0) === parent)
        return other;
      slot = (slot + 1) & most;
    }
    searches[slot] = this.#search;
    slots[slot] = child;
    this.#origin[child] = origin;
    this.#shape[child] = shape;
    return child;
  }

  /** Where all children of a cell do the same, those at different places need different words. */
  #readsOfCells(step: ArrayStep, children: number): number {
    const { pass, ofCell } = step;
    const { words, origin, shape } = this.#moves;
    let reads = 0;
    let done = 0;
    for (let k = 0; k < pass.cells; k++) {
      if (done & (1 << k) || words[ofCell[k]] === 0) continue;
      let alike = 0;
      for (let other = k; other < pass.cells; other++) {
        if (words[ofCell[other]] === 0 || shape[ofCell[other]] !== shape[ofCell[k]]) continue;
        // From tiles elsewhere: children of two cells may need the same.
        if (origin[ofCell[other]] !== origin[ofCell[k]]) return this.#readsOfEach(step, children);
        alike |= 1 << other;
      }
      done |= alike;
      reads += words[ofCell[k]] * this.#placesIn(pass, alike, children);
    }
    return reads;
  }

  #placesIn(pass: Pass, cells: number, children: number): number {
    while (this.#places.length <= pass.index) this.#places.push(new Map());
    const known = this.#places[pass.index].get(cells);
    if (known !== undefined) return known;
    const { cell, offset } = pass;
    let places = 0;
    this.begin();
    for (let child = 0; child < children; child++) {
      if (cell[child] >= 0 && cells & (1 << cell[child]))
        places += Number(this.firstLike(child, offset[child], 0) === child);
    }
    this.#places[pass.index].set(cells, places);
    return places;
  }

  #readsOfEach(step: ArrayStep, children: number): number {
    const { words, origin, shape } = this.#moves;
    const { offset } = step.pass;
    let reads = 0;
    this.begin();
    for (let child = 0; child < children; child++) {
      const move = moveOf(step, child);
      if (move < 0 || words[move] === 0) continue;
      if (this.firstLike(child, offset[child] + origin[move], shape[move]) === child) reads += words[move];
    }
    return reads;
  }
}
