import { ArrayDeliveries } from './array-deliveries.ts';
import type { ArrayRoles } from './array-roles.ts';
import type { ArrayBoundary, ArrayRun } from './array-run.ts';
import { ArraySurroundings } from './array-surroundings.ts';
import { ChildStates } from './child-states.ts';
import type { Nest } from './nest.ts';
import type { Tables } from './tables.ts';

/** A block that has been walked: its pass, and where the states before and after it and what it adds to so many sums are kept. */
interface Block {
  readonly last: number;
  readonly awake: number;
  readonly before: number;
  readonly after: number;
  readonly adds: number;
  readonly sums: number;
}

/**
 * Runs the loops outside one instance of a level, with the tiles of all its children at once. It takes whatever last passes
 * do: children that idle, that do the part of another one, that hold older tiles than their neighbours. Blocks (a loop and all
 * inside it) that begin in a state seen before are remembered, and iterations that change nothing are counted.
 */
export class ArrayWalk {
  readonly #tables: Tables;
  readonly #nest: Nest;
  readonly #roles: ArrayRoles;
  readonly #outside: ArraySurroundings;
  readonly #states = new ChildStates();
  readonly #deliveries: ArrayDeliveries;
  #dataspace = 0;
  /** [item] */
  readonly #blocks: Block[][] = [];

  constructor(tables: Tables, nest: Nest, roles: ArrayRoles) {
    this.#tables = tables;
    this.#nest = nest;
    this.#roles = roles;
    this.#outside = new ArraySurroundings(tables, nest, roles);
    this.#deliveries = new ArrayDeliveries(tables, nest, roles, this.#states);
  }

  /** Runs the instance of that number. */
  run(boundary: ArrayBoundary, number: number): ArrayRun {
    const children = this.#nest.children[boundary.level];
    this.#outside.list(boundary.level, boundary.dataspace, number);
    this.#begin(boundary, children);
    this.#walk(0, this.#nest.imperfect, children);
    return this.#deliveries.run();
  }

  /** Words that one child below a level is sent where nobody shares or forwards; its number is among all children in use. */
  runChild(level: number, dataspace: number, number: number): number {
    const always = this.#tables.bringsAll[level * this.#tables.dataspaces + dataspace] === 1;
    this.#outside.list(level, dataspace, number, level);
    this.#begin(aloneBelow(level, dataspace, always), 1);
    this.#walk(0, this.#nest.imperfect, 1);
    return this.#deliveries.sums[0];
  }

  /** Turns to the temporal loops from `first` on to `end`, as one child runs them. */
  open(level: number, dataspace: number, first: number, end: number): void {
    this.#outside.listLoops(level, dataspace, first, end);
    this.#begin(aloneBelow(level, dataspace, false), 1);
  }

  /** Words that the child is sent by these loops, all dimensions of `last` being in their last iteration outside; moves its `state`. */
  runLoops(state: Float64Array, last: number): number {
    const { sums } = this.#deliveries;
    const { held } = this.#states;
    held.set(state);
    sums[0] = 0;
    this.#walk(0, last, 1);
    state.set(held);
    return sums[0];
  }

  /** Tells instances apart by the parts that they have: those of one key have equal runs. */
  keyOf({ level, dataspace }: ArrayBoundary, number: number): string {
    this.#outside.list(level, dataspace, number);
    return this.#outside.key();
  }

  #begin(boundary: ArrayBoundary, children: number): void {
    this.#dataspace = boundary.dataspace;
    this.#states.start(children, boundary.forwards);
    this.#deliveries.turnTo(boundary, children);
    for (let k = 0; k <= this.#outside.items.length; k++) this.#blocks[k] = [];
  }

  /** `awake` children have a part in the block around, or in that of which it is one. */
  #walk(at: number, last: number, awake: number): void {
    const { items } = this.#outside;
    if (at === items.length) this.#deliveries.deliver(last);
    else if (items[at] < 0) this.#walkChild(at, last, awake);
    else this.#walkBlock(at, last);
  }

  #walkBlock(at: number, last: number): void {
    const awake = this.#outside.awakeIn(at, last);
    if (awake > 0 && !this.#recall(at, last, awake)) this.#walkLoop(at, last, awake);
  }

  /** The part that the instance has of a fan-out outside it; none where it idles. */
  #walkChild(at: number, last: number, awake: number): void {
    const level = ~this.#outside.items[at];
    const own = this.#nest.imperfect & this.#nest.loopMask[level];
    const roles = this.#roles.at(level, this.#dataspace, last & own);
    const child = this.#outside.child[at];
    if (child >= roles.children) return;
    this.#states.moveOrigins(awake, -roles.offset[child]);
    this.#walk(at + 1, (last & ~own) | roles.last[child], awake);
    this.#states.moveOrigins(awake, roles.offset[child]);
  }

  #walkLoop(at: number, last: number, awake: number): void {
    const loop = this.#outside.items[at];
    const { imperfect, temporalDimension, temporalBound, temporalLast, temporalStride } = this.#nest;
    const { addressStep, dimensions } = this.#tables;
    const { sums } = this.#deliveries;
    const states = this.#states;
    const d = temporalDimension[loop];
    const bit = imperfect & (1 << d);
    const bound = last & bit ? temporalLast[loop] : temporalBound[loop];
    const shift = temporalStride[loop] * addressStep[this.#dataspace * dimensions + d];
    const entry = states.keep(awake);
    const entrySums = states.keepSums(sums);
    const entryLength = sums.length;
    let before: number | undefined;
    let sumsBefore: number | undefined;
    let length = 0;
    for (let index = 0; index < bound; index++) {
      const rest = bound - 2 - index;
      // Iterations between the first and the last may be alike.
      const mayRepeat = index > 0 && rest > 0;
      if (mayRepeat) {
        before = states.keep(awake, before);
        sumsBefore = states.keepSums(sums, length === sums.length ? sumsBefore : undefined);
        length = sums.length;
      }
      if (index > 0) states.moveOrigins(awake, -shift);
      this.#walk(at + 1, index === bound - 1 ? last : last & ~bit, awake);
      if (!mayRepeat || !states.isAt(before!, awake)) continue;
      for (let k = 0; k < sums.length; k++) {
        sums[k] += rest * (sums[k] - (k < length ? states.kept[sumsBefore! + k] : 0));
      }
      index += rest;
    }
    states.moveOrigins(awake, (bound - 1) * shift);
    const after = states.keep(awake);
    const adds = states.keepSums(sums);
    for (let k = 0; k < entryLength; k++) states.kept[adds + k] -= states.kept[entrySums + k];
    this.#blocks[at].push({ last, awake, before: entry, after, adds, sums: sums.length });
  }

  #recall(at: number, last: number, awake: number): boolean {
    for (const block of this.#blocks[at]) {
      if (block.last !== last || block.awake !== awake || !this.#states.isAt(block.before, awake)) continue;
      this.#takeUp(block);
      return true;
    }
    return false;
  }

  #takeUp({ awake, after, adds, sums: count }: Block): void {
    const { sums } = this.#deliveries;
    const { kept } = this.#states;
    this.#states.turnTo(after, awake);
    for (let k = 0; k < count; k++) sums[k] = (sums[k] ?? 0) + kept[adds + k];
  }
}

/** One child alone, with which nobody shares. */
function aloneBelow(level: number, dataspace: number, always: boolean): ArrayBoundary {
  return { level, dataspace, always, separately: false, forwards: false, recordsHops: false };
}
