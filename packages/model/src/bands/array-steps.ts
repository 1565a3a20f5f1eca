import type { ArrayWalk } from '../array-walk.ts';
import type { Nest } from '../nest.ts';
import type { Tables } from '../tables.ts';
import { type ArrayPasses, MOST_CELLS, type Pass } from './array-passes.ts';
import { type ArrayStep, moveOf } from './array-step.ts';
import { MOST_BANDS } from './band-numbers.ts';
import { BAND, DIRECTION, DIRECTIONS, firstBand, HELD, ORIGIN, PASS } from './band-states.ts';
import { ChildMoves, NOTHING } from './child-moves.ts';
import { GroupedNeeds } from './grouped-needs.ts';

/**
 * The steps of an array, all children at once. Those of one band do the same between equal passes, but for the cells that
 * they are in; where two passes differ, children may be given the parts of others, and are looked at one by one.
 */
export class ArraySteps {
  readonly moves: ChildMoves;
  readonly needs: GroupedNeeds;

  readonly #passes: ArrayPasses;
  readonly #tables: Tables;
  readonly #nest: Nest;
  /** Those made so far, and behind them steps of earlier boundaries to write on. */
  readonly #steps: ArrayStep[] = [];
  #count = 0;
  /** [pass] the step into it that was made last; -1 for none. */
  readonly #latest: number[] = [];
  readonly #directions: { readonly band: number; readonly ofChild: Float64Array }[] = [];
  /** Whether a band does the same in two passes. */
  readonly #alike = new Map<number, boolean>();

  constructor(tables: Tables, nest: Nest, passes: ArrayPasses, walk: ArrayWalk) {
    this.#tables = tables;
    this.#nest = nest;
    this.#passes = passes;
    this.moves = new ChildMoves(tables, nest, walk);
    this.needs = new GroupedNeeds(this.moves);
  }

  turnTo(level: number, dataspace: number): void {
    const { isFanout, noReuse, dataspaces } = this.#tables;
    this.moves.turnTo(level, dataspace, this.#passes);
    this.#latest.length = 0;
    this.#count = 0;
    this.#directions.length = 0;
    if (this.#alike.size > 0) this.#alike.clear();
    const separately = !isFanout[level] || noReuse[level * dataspaces + dataspace] === 1;
    this.needs.turnTo(this.#passes.children, separately ? 1 : this.#nest.children[level]);
  }

  step(number: number): ArrayStep {
    return this.#steps[number];
  }

  /** Makes the step into a pass: moves the state of the bands. */
  make(pass: Pass, state: Float64Array): ArrayStep {
    const step = this.#find(pass, state);
    const { after } = step;
    for (let rest = pass.awake; rest !== 0; rest &= rest - 1) {
      const at = firstBand(rest) * BAND;
      for (let k = at; k < at + HELD; k++) state[k] = after[k];
    }
    return step;
  }

  #find(pass: Pass, state: Float64Array): ArrayStep {
    const latest = this.#latest;
    while (latest.length <= pass.index) latest.push(-1);
    for (let number = latest[pass.index]; number >= 0; number = this.#steps[number].next) {
      if (isFrom(this.#steps[number], state)) return this.#steps[number];
    }
    const step = this.#tableFor(pass);
    for (let k = 0; k < this.#passes.bands * BAND; k++) {
      step.before[k] = state[k];
      step.after[k] = state[k];
    }
    this.#measure(step);
    return step;
  }

  #tableFor(pass: Pass): ArrayStep {
    const number = this.#count++;
    if (number === this.#steps.length) {
      this.#steps.push({
        number,
        pass,
        before: new Float64Array(MOST_BANDS * BAND),
        after: new Float64Array(MOST_BANDS * BAND),
        accesses: 0,
        words: 0,
        ofCell: new Int32Array(MOST_CELLS),
        isEach: false,
        ofChild: new Int32Array(1),
        next: -1,
      });
    }
    const step = this.#steps[number];
    step.pass = pass;
    step.isEach = false;
    step.next = this.#latest[pass.index];
    this.#latest[pass.index] = number;
    return step;
  }

  #measure(step: ArrayStep): void {
    const { pass, before, ofCell } = step;
    /** Bands whose children move one by one. */
    let each = 0;
    for (let rest = pass.awake; rest !== 0; rest &= rest - 1) {
      const band = firstBand(rest);
      if (!this.#movesAsOne(band, before, pass)) each |= 1 << band;
    }
    for (let k = 0; k < pass.cells; k++) {
      if ((each & (1 << pass.band[k])) === 0)
        ofCell[k] = this.#moveOf(pass, pass.example[k], pass.last[k], before, pass.band[k]);
    }
    if (each !== 0) this.#moveEach(step, each);
    this.#leave(step, each);
    this.needs.addUp(step, this.#passes.children);
  }

  /** Number of the move of one child of a band. */
  #moveOf(pass: Pass, child: number, last: number, before: Float64Array, band: number): number {
    const at = band * BAND;
    if (before[at + PASS] < 0) return this.moves.of(0, NOTHING, 0, last);
    const held = this.#passes.pass(before[at + PASS]);
    const origin = before[at + ORIGIN] + held.exit[child] - pass.offset[child];
    const directions = before[at + DIRECTIONS];
    const direction = directions < 0 ? before[at + DIRECTION] : this.#directions[directions].ofChild[child];
    return this.moves.of(origin, held.last[held.cell[child]], direction, last);
  }

  /** Whether the children of a band come from equal places, and have been moving in one direction. */
  #movesAsOne(band: number, before: Float64Array, pass: Pass): boolean {
    const at = band * BAND;
    const held = before[at + PASS];
    if (held < 0) return true;
    if (before[at + DIRECTIONS] >= 0) return false;
    // Tiles that never slide are all new where the base has moved, whatever part a child has.
    if (held === pass.index || (!this.moves.slides && before[at + ORIGIN] !== 0)) return true;
    const key = (held * 4096 + pass.index) * 32 + band;
    let alike = this.#alike.get(key);
    if (alike === undefined) {
      alike = this.#isAlike(band, this.#passes.pass(held), pass);
      this.#alike.set(key, alike);
    }
    return alike;
  }

  #isAlike(band: number, held: Pass, pass: Pass): boolean {
    const { bandOf, children } = this.#passes;
    for (let child = 0; child < children; child++) {
      if (bandOf[child] !== band) continue;
      if (held.offset[child] !== pass.offset[child]) return false;
      if (held.last[held.cell[child]] !== pass.last[pass.cell[child]]) return false;
    }
    return true;
  }

  /** Moves the children of some bands one by one. */
  #moveEach(step: ArrayStep, each: number): void {
    const { pass, before, ofCell } = step;
    const { bandOf, children } = this.#passes;
    if (step.ofChild.length < children) step.ofChild = new Int32Array(children);
    const { ofChild } = step;
    step.isEach = true;
    for (let child = 0; child < children; child++) {
      const cell = pass.cell[child];
      if (cell < 0) ofChild[child] = -1;
      else if ((each & (1 << bandOf[child])) === 0) ofChild[child] = ofCell[cell];
      else ofChild[child] = this.#moveOf(pass, child, pass.last[cell], before, bandOf[child]);
    }
  }

  /** Notes how the step leaves the bands. */
  #leave(step: ArrayStep, each: number): void {
    const { pass, after } = step;
    for (let rest = pass.awake; rest !== 0; rest &= rest - 1) {
      const band = firstBand(rest);
      const at = band * BAND;
      after[at + PASS] = pass.index;
      after[at + ORIGIN] = 0;
      const direction = (each & (1 << band)) === 0 ? this.#oneOfCells(step, band) : this.#oneOfChildren(step, band);
      after[at + DIRECTION] = Number.isNaN(direction) ? 0 : direction;
      after[at + DIRECTIONS] = Number.isNaN(direction) ? this.#listDirections(step, band) : -1;
    }
  }

  /** The direction of all children of a band; NaN where it is not one. */
  #oneOfCells({ pass, ofCell }: ArrayStep, band: number): number {
    const { direction } = this.moves;
    let known = -1;
    for (let k = 0; k < pass.cells; k++) {
      if (pass.band[k] !== band) continue;
      if (known >= 0 && direction[known] !== direction[ofCell[k]]) return NaN;
      known = ofCell[k];
    }
    return direction[known];
  }

  #oneOfChildren({ ofChild }: ArrayStep, band: number): number {
    const { bandOf, children } = this.#passes;
    const { direction } = this.moves;
    let known = -1;
    for (let child = 0; child < children; child++) {
      if (bandOf[child] !== band) continue;
      if (known >= 0 && direction[known] !== direction[ofChild[child]]) return NaN;
      known = ofChild[child];
    }
    return direction[known];
  }

  /** Number of the list of the directions of a band's children. */
  #listDirections(step: ArrayStep, band: number): number {
    const { bandOf, children } = this.#passes;
    const { direction } = this.moves;
    const own = new Float64Array(children);
    for (let child = 0; child < children; child++) {
      if (bandOf[child] === band) own[child] = direction[moveOf(step, child)];
    }
    const lists = this.#directions;
    for (let k = 0; k < lists.length; k++) if (lists[k].band === band && isEqual(lists[k].ofChild, own)) return k;
    return lists.push({ band, ofChild: own }) - 1;
  }
}

function isFrom({ pass, before }: ArrayStep, state: Float64Array): boolean {
  for (let rest = pass.awake; rest !== 0; rest &= rest - 1) {
    const at = firstBand(rest) * BAND;
    for (let k = at; k < at + HELD; k++) if (before[k] !== state[k]) return false;
  }
  return true;
}

function isEqual(a: Float64Array, b: Float64Array): boolean {
  for (let k = 0; k < a.length; k++) if (a[k] !== b[k]) return false;
  return true;
}
