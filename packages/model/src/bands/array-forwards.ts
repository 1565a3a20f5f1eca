import type { Nest } from '../nest.ts';
import type { Tables } from '../tables.ts';
import { ArrayNeighbours } from './array-neighbours.ts';
import type { ArrayPasses } from './array-passes.ts';
import { type ArrayStep, moveOf } from './array-step.ts';
import type { ArraySteps } from './array-steps.ts';
import type { ChildMoves } from './child-moves.ts';
import type { GroupedNeeds } from './grouped-needs.ts';

/** What neighbours save in a step: reads at the level, and words that they pass on. */
export interface Forwarded {
  readonly before: number;
  readonly base: number;
  readonly band: number;
  reads: number;
  words: number;
}

/** Forwarding in an array whose last passes are shorter: a child takes words that a neighbour had one step before, where that saves reads. */
export class ArrayForwards {
  readonly #nest: Nest;
  readonly #neighbours: ArrayNeighbours;
  readonly #passes: ArrayPasses;
  readonly #moves: ChildMoves;
  readonly #needs: GroupedNeeds;
  #level = 0;
  /** [step] */
  readonly #known: Forwarded[][] = [];
  /** [child] who reads for it, 1 where a neighbour serves it; [child] 1 where the group that it is the first of is read for. */
  readonly #around = new Int32Array(4);
  /** [step] the moves of it that bring words, where it was looked at. */
  readonly #bringing: (readonly number[] | null)[] = [];
  #first = new Int32Array(1);
  #forwarded = new Uint8Array(1);
  #isRead = new Uint8Array(1);

  constructor(tables: Tables, nest: Nest, passes: ArrayPasses, { moves, needs }: ArraySteps) {
    this.#neighbours = new ArrayNeighbours(tables, nest, passes);
    this.#nest = nest;
    this.#passes = passes;
    this.#moves = moves;
    this.#needs = needs;
  }

  turnTo(level: number, children: number): void {
    this.#level = level;
    this.#neighbours.turnTo(level);
    this.#bringing.length = 0;
    this.#known.length = 0;
    if (this.#first.length >= children) return;
    this.#first = new Int32Array(children);
    this.#forwarded = new Uint8Array(children);
    this.#isRead = new Uint8Array(children);
  }

  /** What is saved in a step after another one, whose base lay at `base` from that of this one, in the instances whose first child is of a band. */
  after(before: ArrayStep, base: number, step: ArrayStep, band: number): Forwarded {
    while (this.#known.length <= step.number) this.#known.push([]);
    const known = this.#known[step.number];
    for (let k = 0; k < known.length; k++) {
      if (known[k].before === before.number && known[k].base === base && known[k].band === band) return known[k];
    }
    const forwarded = { before: before.number, base, band, reads: 0, words: 0 };
    // Tiles that never slide have no word in common with those of another base.
    if ((this.#moves.slides || base === 0) && this.#mayMeet(before, base, step)) {
      this.#measure(before, base, step, forwarded);
    }
    known.push(forwarded);
    return forwarded;
  }

  /** Whether any two neighbours lie as far apart as words of one shape do. */
  #mayMeet(before: ArrayStep, base: number, step: ArrayStep): boolean {
    const { origin, shape } = this.#moves;
    const had = this.#movesIn(before);
    const needed = this.#movesIn(step);
    if (had.length === 0) return false;
    const gaps = this.#neighbours.gaps(before.pass, step.pass);
    for (let k = 0; k < needed.length; k++) {
      for (let other = 0; other < had.length; other++) {
        if (shape[had[other]] !== shape[needed[k]]) continue;
        if (gaps.has(origin[needed[k]] - origin[had[other]] - base)) return true;
      }
    }
    return false;
  }

  /** The moves of a step that bring words. */
  #movesIn(step: ArrayStep): readonly number[] {
    while (this.#bringing.length <= step.number) this.#bringing.push(null);
    const known = this.#bringing[step.number];
    if (known) return known;
    const { words } = this.#moves;
    const { pass, ofCell, isEach, ofChild } = step;
    const moves = isEach ? ofChild : ofCell;
    const count = isEach ? this.#passes.children : pass.cells;
    const found: number[] = [];
    for (let k = 0; k < count; k++) {
      if (moves[k] >= 0 && words[moves[k]] > 0 && !found.includes(moves[k])) found.push(moves[k]);
    }
    this.#bringing[step.number] = found;
    return found;
  }

  #measure(before: ArrayStep, base: number, step: ArrayStep, sums: Forwarded): void {
    const siblings = this.#nest.children[this.#level];
    const { bandOf, children } = this.#passes;
    for (let first = 0; first < children; first += siblings) {
      if (bandOf[first] !== sums.band) continue;
      if (this.#findForwarded(before, base, step, first, first + siblings))
        this.#settle(step, first, first + siblings, sums);
    }
  }

  /** Marks the children of one instance that a neighbour can serve; tells whether there are any. */
  #findForwarded(before: ArrayStep, base: number, step: ArrayStep, first: number, end: number): boolean {
    const { words, origin, shape } = this.#moves;
    const { offset } = step.pass;
    const around = this.#around;
    let forwards = false;
    for (let child = first; child < end; child++) {
      this.#forwarded[child] = 0;
      const move = moveOf(step, child);
      if (move < 0 || words[move] === 0) continue;
      const place = offset[child] + origin[move] - base;
      let neighbour = this.#neighbours.of(child, around) - 1;
      while (neighbour >= 0 && !this.#had(before, around[neighbour], place, shape[move])) neighbour--;
      if (neighbour < 0) continue;
      this.#forwarded[child] = 1;
      forwards = true;
    }
    return forwards;
  }

  #had(before: ArrayStep, neighbour: number, place: number, like: number): boolean {
    const move = moveOf(before, neighbour);
    if (move < 0) return false;
    const { words, origin, shape } = this.#moves;
    return words[move] > 0 && shape[move] === like && before.pass.offset[neighbour] + origin[move] === place;
  }

  /** Adds what neighbours save in one instance: nothing where they do not lessen the reads. */
  #settle(step: ArrayStep, first: number, end: number, sums: Forwarded): void {
    const { words, origin, shape } = this.#moves;
    const { offset } = step.pass;
    const needs = this.#needs;
    const groups = this.#first;
    const isRead = this.#isRead;
    let all = 0;
    let left = 0;
    let passedOn = 0;
    needs.begin();
    for (let child = first; child < end; child++) {
      const move = moveOf(step, child);
      if (move < 0 || words[move] === 0) continue;
      const group = needs.firstLike(child, offset[child] + origin[move], shape[move]);
      groups[child] = group;
      if (group === child) {
        all += words[move];
        isRead[child] = 0;
      }
      if (this.#forwarded[child] === 1) {
        passedOn += words[move];
        continue;
      }
      if (isRead[group] === 1) continue;
      isRead[group] = 1;
      left += words[move];
    }
    if (left >= all) return;
    sums.reads += all - left;
    sums.words += passedOn;
  }
}
