import type { ArrayRoles } from '../array-roles.ts';
import type { ArrayWalk } from '../array-walk.ts';
import type { Nest } from '../nest.ts';
import type { Tables } from '../tables.ts';
import { ArrayForwards } from './array-forwards.ts';
import { ArrayPasses } from './array-passes.ts';
import type { ArrayStep } from './array-step.ts';
import { ArraySteps } from './array-steps.ts';
import { BAND, BandStates, BROUGHT, BROUGHT_BASE, DIRECTION, firstBand, HELD } from './band-states.ts';

/**
 * A loop with all inside it that has been run: its pass, the bands that it moves, where the states before and after it are kept,
 * what it adds to the sums, and the next one of the same loop.
 */
const LAST = 0;
const MOVED = 1;
const BEFORE = 2;
const AFTER = 3;
const READS = 4;
const SENT = 5;
const PASSED_ON = 6;
const NEXT = 7;
const BLOCK = 8;

/**
 * What crosses the boundary below a level of an uneven array, all instances together. It runs the temporal loops outside the
 * array, with the children as bands of such that work at the same times, as `ArrayWalk` runs them for one instance.
 */
export class ArrayBands {
  /** After `measure`. */
  accesses = 0;
  words = 0;
  linkTransfers = 0;

  readonly #tables: Tables;
  readonly #nest: Nest;
  readonly #passes: ArrayPasses;
  readonly #steps: ArraySteps;
  readonly #forwards: ArrayForwards;
  readonly #states = new BandStates();
  #dataspace = 0;
  #isForwarding = false;
  /** Bit mask of the bands that have worked in the loop at hand. */
  #moved = 0;
  /** [block * BLOCK + field], and [loop] the block made last; -1 for none. */
  #blocks = new Float64Array(64 * BLOCK);
  #blockCount = 0;
  readonly #latest: Int32Array;
  /** Whether some pass had too many cells. */
  #isLost = false;
  /** Sums of the run: reads, words sent to children, and words that neighbours passed on. */
  #reads = 0;
  #sent = 0;
  #passedOn = 0;
  /** [level * dataspaces + dataspace] of what has been run last; -1 for nothing of the candidate at hand. */
  #measured = -1;
  /** The first loop that is run. */
  #first = 0;
  /** [loop] bit mask of the dimensions whose last iteration outside makes a difference from there inwards. */
  readonly #mattering: Int32Array;

  constructor(tables: Tables, nest: Nest, roles: ArrayRoles, walk: ArrayWalk) {
    this.#tables = tables;
    this.#nest = nest;
    this.#mattering = new Int32Array(tables.levels * tables.dimensions + 1);
    this.#latest = new Int32Array(this.#mattering.length);
    this.#passes = new ArrayPasses(tables, nest, roles);
    this.#steps = new ArraySteps(tables, nest, this.#passes, walk);
    this.#forwards = new ArrayForwards(tables, nest, this.#passes, this.#steps);
  }

  /** Turns to the candidate that the nest has listed. */
  turn(): void {
    this.#measured = -1;
  }

  /** False where instances do not step at once: they must be run one by one. */
  measure(level: number, dataspace: number): boolean {
    const fanout = this.#fanoutAround(level, dataspace);
    if (this.#measured !== fanout * this.#tables.dataspaces + dataspace) {
      if (!this.#run(fanout, dataspace)) return false;
      this.#measured = fanout * this.#tables.dataspaces + dataspace;
    }
    this.accesses = this.#reads;
    this.words = this.#sent;
    this.linkTransfers = this.#passedOn;
    if (fanout === level) return true;
    // What a child of the fan-out needs, from wherever it comes, its memories pass on.
    this.words += this.linkTransfers;
    this.accesses = this.words;
    this.linkTransfers = 0;
    return true;
  }

  /** The fan-out whose children are the instances of a level, if no loop comes between and they keep what they have; else the level. */
  #fanoutAround(level: number, dataspace: number): number {
    const { isFanout, levels, bringsAll, dataspaces } = this.#tables;
    const { children, temporalStart } = this.#nest;
    if (isFanout[level]) return level;
    let fanout = level + 1;
    while (fanout < levels && !isFanout[fanout]) fanout++;
    if (fanout === levels || children[fanout] === 1 || temporalStart[level] !== temporalStart[fanout]) return level;
    for (let at = level; at <= fanout; at++) if (bringsAll[at * dataspaces + dataspace]) return level;
    return fanout;
  }

  #run(level: number, dataspace: number): boolean {
    const { bringsAll, noLinkTransfer, dataspaces } = this.#tables;
    const passes = this.#passes;
    this.#measured = -1;
    if (bringsAll[level * dataspaces + dataspace] || !passes.turnTo(level, dataspace)) return false;
    this.#dataspace = dataspace;
    this.#isForwarding = !noLinkTransfer[level * dataspaces + dataspace] && this.#nest.children[level] > 1;
    this.#steps.turnTo(level, dataspace);
    this.#isLost = false;
    this.#blockCount = 0;
    this.#reads = 0;
    this.#sent = 0;
    this.#passedOn = 0;
    this.#findLoops();
    if (this.#isForwarding) this.#forwards.turnTo(level, passes.children);
    this.#states.start(passes.bands, this.#isForwarding ? BAND : this.#steps.moves.slides ? HELD : DIRECTION);
    this.#walk(this.#nest.temporalLoops - 1, this.#nest.imperfect);
    this.#reads *= passes.instances;
    this.#sent *= passes.instances;
    this.#passedOn *= passes.instances;
    return !this.#isLost;
  }

  /** Leaves out the innermost loops that bring nothing: steps behind a pass of several iterations then find nothing to take from neighbours. */
  #findLoops(): void {
    const { temporalLoops, temporalDimension, temporalLast } = this.#nest;
    const { innerFirst, outerFirst, passMask } = this.#passes;
    const moving = this.#tables.relevantMask[this.#dataspace] | passMask;
    let first = outerFirst;
    while (innerFirst === outerFirst && first < temporalLoops && !(moving & (1 << temporalDimension[first]))) {
      if (temporalLast[first] > 1) this.#isForwarding = false;
      else if (this.#isForwarding) break;
      first++;
    }
    this.#first = first;
    let mask = passMask;
    for (let loop = first; loop < temporalLoops; loop++) {
      mask |= 1 << temporalDimension[loop];
      this.#mattering[loop] = mask;
      this.#latest[loop] = -1;
    }
  }

  #walk(loop: number, last: number): void {
    if (loop < this.#first) this.#deliver(last);
    else if (!this.#recall(loop, last & this.#mattering[loop])) this.#walkLoop(loop, last);
  }

  #walkLoop(loop: number, last: number): void {
    const { imperfect, temporalDimension, temporalBound, temporalLast, temporalStride } = this.#nest;
    const { addressStep, dimensions } = this.#tables;
    const d = temporalDimension[loop];
    const bit = imperfect & (1 << d);
    const bound = last & bit ? temporalLast[loop] : temporalBound[loop];
    const shift = temporalStride[loop] * addressStep[this.#dataspace * dimensions + d];
    const states = this.#states;
    const before = states.reserve();
    const between = states.reserve();
    states.keep(before);
    const reads = this.#reads;
    const sent = this.#sent;
    const passedOn = this.#passedOn;
    const movedBefore = this.#moved;
    this.#moved = 0;
    for (let index = 0; index < bound; index++) {
      const rest = bound - 2 - index;
      // Iterations between the first and the last may be alike.
      const mayRepeat = index > 0 && rest > 0;
      if (mayRepeat) states.keep(between);
      const readsBefore = this.#reads;
      const sentBefore = this.#sent;
      const passedOnBefore = this.#passedOn;
      if (index > 0) states.moveBase(shift, -1);
      this.#walk(loop - 1, index === bound - 1 ? last : last & ~bit);
      if (!mayRepeat || !states.isAt(between, this.#moved)) continue;
      this.#reads += rest * (this.#reads - readsBefore);
      this.#sent += rest * (this.#sent - sentBefore);
      this.#passedOn += rest * (this.#passedOn - passedOnBefore);
      index += rest;
      states.moveBase(rest * shift, ~this.#moved);
    }
    states.moveBase((1 - bound) * shift, -1);
    // What was between iterations is of no more interest.
    const after = between;
    states.keep(after);
    const at = this.#addBlock(loop);
    const blocks = this.#blocks;
    blocks[at + LAST] = last & this.#mattering[loop];
    blocks[at + MOVED] = this.#moved;
    blocks[at + BEFORE] = before;
    blocks[at + AFTER] = after;
    blocks[at + READS] = this.#reads - reads;
    blocks[at + SENT] = this.#sent - sent;
    blocks[at + PASSED_ON] = this.#passedOn - passedOn;
    this.#moved |= movedBefore;
  }

  #addBlock(loop: number): number {
    const block = this.#blockCount++;
    if (this.#blockCount * BLOCK > this.#blocks.length) this.#blocks = doubled(this.#blocks);
    this.#blocks[block * BLOCK + NEXT] = this.#latest[loop];
    this.#latest[loop] = block;
    return block * BLOCK;
  }

  #recall(loop: number, last: number): boolean {
    const blocks = this.#blocks;
    for (let block = this.#latest[loop]; block >= 0; block = blocks[block * BLOCK + NEXT]) {
      const at = block * BLOCK;
      if (blocks[at + LAST] !== last || !this.#states.isAt(blocks[at + BEFORE], blocks[at + MOVED])) continue;
      this.#states.turnTo(blocks[at + AFTER], blocks[at + MOVED]);
      this.#reads += blocks[at + READS];
      this.#sent += blocks[at + SENT];
      this.#passedOn += blocks[at + PASSED_ON];
      this.#moved |= blocks[at + MOVED];
      return true;
    }
    return false;
  }

  /** Serves the children at work in one step. */
  #deliver(last: number): void {
    const pass = this.#passes.at(last);
    if (!pass) {
      this.#isLost = true;
      return;
    }
    this.#moved |= pass.awake;
    const step = this.#steps.make(pass, this.#states.now);
    this.#reads += step.accesses;
    this.#sent += step.words;
    if (this.#isForwarding) this.#forward(step);
  }

  /** Takes off what neighbours pass on. */
  #forward(step: ArrayStep): void {
    const state = this.#states.now;
    for (let rest = step.pass.awake & this.#passes.firstBands; rest !== 0; rest &= rest - 1) {
      const band = firstBand(rest);
      const at = band * BAND;
      if (step.words > 0 && state[at + BROUGHT] >= 0) {
        const { reads, words } = this.#forwards.after(
          this.#steps.step(state[at + BROUGHT]),
          state[at + BROUGHT_BASE],
          step,
          band,
        );
        this.#reads -= reads;
        this.#sent -= words;
        this.#passedOn += words;
      }
      state[at + BROUGHT] = step.words > 0 ? step.number : -1;
      state[at + BROUGHT_BASE] = 0;
    }
  }
}

function doubled(array: Float64Array): Float64Array<ArrayBuffer> {
  const grown = new Float64Array(2 * array.length);
  grown.set(array);
  return grown;
}
