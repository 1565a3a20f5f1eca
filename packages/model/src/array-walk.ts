import { hopsOf } from './array-hops.ts';
import type { ArrayRoles, Roles } from './array-roles.ts';
import { MulticastHistogram } from './multicast.ts';
import { isSame, NEED, NeedGroups, ORIGIN, WORDS } from './need-groups.ts';
import type { Nest } from './nest.ts';
import type { Tables } from './tables.ts';
import { HELD, HELD_ORIGIN, TileMoves } from './tile-moves.ts';

/** What crosses the boundary below one instance over the whole run. */
export interface ArrayRun {
  readonly accesses: number;
  readonly linkTransfers: number;
  /** [child] words that the instance itself sends it. */
  readonly received: readonly number[];
  readonly multicast: MulticastHistogram | null;
}

export interface ArrayBoundary {
  readonly level: number;
  readonly dataspace: number;
  /** Children keep nothing from step to step. */
  readonly always: boolean;
  /** Each child is served by a read of its own. */
  readonly separately: boolean;
  readonly forwards: boolean;
  readonly recordsHops: boolean;
}

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
  readonly #moves: TileMoves;
  #boundary!: ArrayBoundary;
  /** [item] from outside in: a temporal loop, or `~level` of a fan-out, and there the number of the child. */
  readonly #items: number[] = [];
  readonly #child: number[] = [];
  readonly #blocks: Block[][] = [];
  /** [item] of the block from there inwards, by its pass: children with a part in it. */
  readonly #awake: Map<number, number>[] = [];
  /** [child * HELD + field], and [child * BROUGHT + field], of which there are none where nothing is forwarded. */
  #held = new Float64Array(HELD);
  #brought = new Float64Array(0);
  /**
   * States kept one behind the other: what those with a part in a block hold (the others keep what they hold, and where), and what
   * all were brought. Between them lie sums.
   */
  #kept = new Float64Array(1024);
  #keptEnd = 0;
  #children = 1;
  readonly #groups = new NeedGroups();
  /** Reads, link transfers, words sent to each child, then [entry] reads and hops of the groups of one size. */
  #sums: number[] = [];
  readonly #entries: { multicast: number; scatter: number }[] = [];

  constructor(tables: Tables, nest: Nest, roles: ArrayRoles) {
    this.#tables = tables;
    this.#nest = nest;
    this.#roles = roles;
    this.#moves = new TileMoves(tables, nest);
  }

  /** Runs the instance of that number. */
  run(boundary: ArrayBoundary, number: number): ArrayRun {
    const { level, dataspace, always, forwards } = boundary;
    this.#boundary = boundary;
    this.#children = this.#nest.children[level];
    this.#held = new Float64Array(this.#children * HELD);
    this.#brought = new Float64Array(forwards ? this.#children * NEED : 0);
    this.#groups.resize(this.#children);
    this.#sums = Array.from({ length: 2 + this.#children }, () => 0);
    this.#entries.length = 0;
    this.#listItems(level, number);
    this.#moves.turnTo(level, dataspace, always);
    this.#walk(0, this.#nest.imperfect, this.#children);
    const [accesses, linkTransfers, ...received] = this.#sums.slice(0, 2 + this.#children);
    return { accesses, linkTransfers, received, multicast: this.#histogram() };
  }

  /** Words that one child below a level is sent where nobody shares or forwards; its number is among all children in use. */
  runChild(level: number, dataspace: number, number: number): number {
    const always = this.#tables.bringsAll[level * this.#tables.dataspaces + dataspace] === 1;
    this.#boundary = { level, dataspace, always, separately: false, forwards: false, recordsHops: false };
    this.#children = 1;
    this.#held = new Float64Array(HELD);
    this.#brought = new Float64Array(0);
    this.#sums = [0, 0, 0];
    this.#listItems(level, number, level);
    this.#moves.turnTo(level, dataspace, always);
    this.#walk(0, this.#nest.imperfect, 1);
    return this.#sums[0];
  }

  /** Turns to the temporal loops from `first` on to `end`, as one child runs them. */
  open(level: number, dataspace: number, first: number, end: number): void {
    this.#boundary = { level, dataspace, always: false, separately: false, forwards: false, recordsHops: false };
    this.#children = 1;
    this.#held = new Float64Array(HELD);
    this.#brought = new Float64Array(0);
    this.#sums = [0, 0, 0];
    this.#setItems(Array.from({ length: end - first }, (_, k) => [first + k, 0]));
    this.#moves.turnTo(level, dataspace, false);
  }

  /** Words that the child is sent by these loops, all dimensions of `last` being in their last iteration outside; moves its `state`. */
  runLoops(state: Float64Array, last: number): number {
    this.#held.set(state);
    this.#sums[0] = 0;
    this.#walk(0, last, 1);
    state.set(this.#held);
    return this.#sums[0];
  }

  /** Tells instances apart by the parts that they have: those of one key have equal runs. */
  keyOf(boundary: ArrayBoundary, number: number): string {
    const { level, dataspace } = boundary;
    this.#listItems(level, number);
    return this.#items.map((item, k) => (item < 0 ? this.#partsOf(~item, dataspace, this.#child[k]) : '')).join(';');
  }

  #partsOf(level: number, dataspace: number, child: number): string {
    const { imperfect, loopMask } = this.#nest;
    const own = imperfect & loopMask[level];
    let first: number | undefined;
    const parts: string[] = [];
    for (let last = own; ; last = (last - 1) & own) {
      const { children, offset, last: still } = this.#roles.at(level, dataspace, last);
      if (child < children) {
        first ??= offset[child];
        parts.push(`${offset[child] - first},${still[child]}`);
      } else parts.push('');
      if (last === 0) return parts.join(' ');
    }
  }

  /** Lists what lies outside: temporal loops, and fan-outs from level `innermost` on. */
  #listItems(level: number, number: number, innermost = level + 1): void {
    const { isFanout, levels } = this.#tables;
    const { temporalStart, children, loopMask, imperfect } = this.#nest;
    const inwards: number[][] = [];
    let rest = number;
    for (let l = level; l < levels; l++) {
      if (!isFanout[l]) {
        for (let loop = temporalStart[l]; loop < temporalStart[l + 1]; loop++) inwards.push([loop, 0]);
      } else if (l >= innermost) {
        const child = rest % children[l];
        rest = (rest - child) / children[l];
        if ((loopMask[l] & imperfect) !== 0) inwards.push([~l, child]);
      }
    }
    this.#setItems(inwards);
  }

  #setItems(inwards: number[][]): void {
    this.#items.length = 0;
    this.#child.length = 0;
    this.#keptEnd = 0;
    for (const [item, child] of inwards.reverse()) {
      this.#items.push(item);
      this.#child.push(child);
    }
    for (let k = 0; k <= this.#items.length; k++) {
      this.#blocks[k] = [];
      this.#awake[k] = new Map();
    }
  }

  /** `awake` children have a part in the block around, or in that of which it is one. */
  #walk(at: number, last: number, awake: number): void {
    if (at === this.#items.length) {
      this.#deliver(last);
      return;
    }
    const item = this.#items[at];
    if (item < 0) this.#walkChild(at, last, awake);
    else this.#walkBlock(at, last);
  }

  #walkBlock(at: number, last: number): void {
    const awake = this.#awakeIn(at, last);
    if (awake > 0 && !this.#recall(at, last, awake)) this.#walkLoop(at, last, awake);
  }

  /** Children that have a part in some pass of a block; 0 where the instance itself has none. */
  #awakeIn(at: number, last: number): number {
    const known = this.#awake[at].get(last);
    if (known !== undefined) return known;
    const awake = this.#mostAtWork(at, last);
    this.#awake[at].set(last, awake);
    return awake;
  }

  /** Most children at work at once: they have the lowest numbers. */
  #mostAtWork(at: number, last: number): number {
    const { imperfect, loopMask, temporalDimension, temporalLast } = this.#nest;
    const { level, dataspace } = this.#boundary;
    if (at === this.#items.length) {
      if (this.#children === 1) return 1;
      return this.#roles.at(level, dataspace, last & imperfect & loopMask[level]).children;
    }
    const item = this.#items[at];
    if (item < 0) {
      const own = imperfect & loopMask[~item];
      const roles = this.#roles.at(~item, dataspace, last & own);
      if (this.#child[at] >= roles.children) return 0;
      return this.#awakeIn(at + 1, (last & ~own) | roles.last[this.#child[at]]);
    }
    const bit = last & imperfect & (1 << temporalDimension[item]);
    const inLast = this.#awakeIn(at + 1, last);
    return bit !== 0 && temporalLast[item] > 1 ? Math.max(inLast, this.#awakeIn(at + 1, last & ~bit)) : inLast;
  }

  /** The part that the instance has of a fan-out outside it; none where it idles. */
  #walkChild(at: number, last: number, awake: number): void {
    const own = this.#nest.imperfect & this.#nest.loopMask[~this.#items[at]];
    const roles = this.#roles.at(~this.#items[at], this.#boundary.dataspace, last & own);
    const child = this.#child[at];
    if (child >= roles.children) return;
    this.#moveOrigins(awake, -roles.offset[child]);
    this.#walk(at + 1, (last & ~own) | roles.last[child], awake);
    this.#moveOrigins(awake, roles.offset[child]);
  }

  #walkLoop(at: number, last: number, awake: number): void {
    const loop = this.#items[at];
    const { imperfect, temporalDimension, temporalBound, temporalLast, temporalStride } = this.#nest;
    const { addressStep, dimensions } = this.#tables;
    const d = temporalDimension[loop];
    const bit = imperfect & (1 << d);
    const bound = last & bit ? temporalLast[loop] : temporalBound[loop];
    const shift = temporalStride[loop] * addressStep[this.#boundary.dataspace * dimensions + d];
    const entry = this.#keep(awake);
    const entrySums = this.#keepSums();
    const entryLength = this.#sums.length;
    let before: number | undefined;
    let sums: number | undefined;
    let length = 0;
    for (let index = 0; index < bound; index++) {
      const rest = bound - 2 - index;
      // Iterations between the first and the last may be alike.
      const mayRepeat = index > 0 && rest > 0;
      if (mayRepeat) {
        before = this.#keep(awake, before);
        sums = this.#keepSums(length === this.#sums.length ? sums : undefined);
        length = this.#sums.length;
      }
      if (index > 0) this.#moveOrigins(awake, -shift);
      this.#walk(at + 1, index === bound - 1 ? last : last & ~bit, awake);
      if (!mayRepeat || !this.#isAt(before!, awake)) continue;
      for (let k = 0; k < this.#sums.length; k++) {
        this.#sums[k] += rest * (this.#sums[k] - (k < length ? this.#kept[sums! + k] : 0));
      }
      index += rest;
    }
    this.#moveOrigins(awake, (bound - 1) * shift);
    const after = this.#keep(awake);
    const adds = this.#keepSums();
    for (let k = 0; k < entryLength; k++) this.#kept[adds + k] -= this.#kept[entrySums + k];
    this.#blocks[at].push({ last, awake, before: entry, after, adds, sums: this.#sums.length });
  }

  #recall(at: number, last: number, awake: number): boolean {
    for (const block of this.#blocks[at]) {
      if (block.last !== last || block.awake !== awake || !this.#isAt(block.before, awake)) continue;
      this.#takeUp(block);
      return true;
    }
    return false;
  }

  #takeUp({ awake, after, adds, sums }: Block): void {
    const held = awake * HELD;
    for (let k = 0; k < held; k++) this.#held[k] = this.#kept[after + k];
    for (let k = 0; k < this.#brought.length; k++) this.#brought[k] = this.#kept[after + held + k];
    for (let k = 0; k < sums; k++) this.#sums[k] = (this.#sums[k] ?? 0) + this.#kept[adds + k];
  }

  /** Keeps the state at hand, in the place of one that is no longer needed if given; returns where. */
  #keep(awake: number, place?: number): number {
    const held = awake * HELD;
    const at = place ?? this.#reserve(held + this.#brought.length);
    for (let k = 0; k < held; k++) this.#kept[at + k] = this.#held[k];
    for (let k = 0; k < this.#brought.length; k++) this.#kept[at + held + k] = this.#brought[k];
    return at;
  }

  #keepSums(place?: number): number {
    const at = place ?? this.#reserve(this.#sums.length);
    for (let k = 0; k < this.#sums.length; k++) this.#kept[at + k] = this.#sums[k];
    return at;
  }

  #reserve(length: number): number {
    const at = this.#keptEnd;
    this.#keptEnd += length;
    if (this.#keptEnd > this.#kept.length) {
      const grown = new Float64Array(2 * this.#keptEnd);
      grown.set(this.#kept);
      this.#kept = grown;
    }
    return at;
  }

  #isAt(at: number, awake: number): boolean {
    const held = awake * HELD;
    for (let k = 0; k < held; k++) if (this.#kept[at + k] !== this.#held[k]) return false;
    for (let k = 0; k < this.#brought.length; k++) if (this.#kept[at + held + k] !== this.#brought[k]) return false;
    return true;
  }

  #moveOrigins(awake: number, by: number): void {
    if (by === 0) return;
    const held = this.#held;
    const brought = this.#brought;
    for (let at = 0; at < awake * HELD; at += HELD) if (held[at] !== 0) held[at + HELD_ORIGIN] += by;
    for (let at = 0; at < brought.length; at += NEED) if (brought[at] > 0) brought[at + ORIGIN] += by;
  }

  /** Serves the children at work in one step, the others idling. */
  #deliver(last: number): void {
    const { level, dataspace } = this.#boundary;
    const own = this.#nest.imperfect & this.#nest.loopMask[level];
    if (this.#children === 1) {
      this.#moves.step(this.#held, 0, 0, last);
      this.#sums[0] += this.#moves.words;
      this.#sums[2] += this.#moves.words;
      this.#record([[0]], this.#moves.words);
      return;
    }
    const groups = this.#groups;
    this.#findNeeds(this.#roles.at(level, dataspace, last & own), last & ~own);
    groups.tellApart(this.#boundary.separately);
    if (this.#boundary.forwards) {
      this.#findForwarded();
      this.#brought.set(groups.needs);
    }
    this.#serve();
  }

  /** What the children at work must be brought. */
  #findNeeds({ children, offset, last }: Roles, lastElsewhere: number): void {
    const moves = this.#moves;
    const groups = this.#groups;
    groups.clear();
    for (let child = 0; child < children; child++) {
      moves.step(this.#held, child * HELD, offset[child], lastElsewhere | last[child]);
      if (moves.words > 0) groups.add(child, offset[child] + moves.origin, moves);
    }
  }

  /** Tells which children a neighbour serves, that got the same words in the step before. */
  #findForwarded(): void {
    const { fanoutX, fanoutY } = this.#tables;
    const { childrenX, childrenY } = this.#nest;
    const { level } = this.#boundary;
    const groups = this.#groups;
    const columns = Math.max(fanoutX[level], childrenX[level]);
    const places = columns * Math.max(fanoutY[level], childrenY[level]);
    for (let child = 0; child < this.#children; child++) {
      if (groups.needs[child * NEED + WORDS] === 0) continue;
      const x = child % columns;
      const isForwarded =
        (x > 0 && this.#had(child - 1, child)) ||
        (x < columns - 1 && this.#had(child + 1, child)) ||
        (child >= columns && this.#had(child - columns, child)) ||
        (child + columns < places && this.#had(child + columns, child));
      if (isForwarded) groups.forward(child);
    }
    groups.settle();
  }

  #had(neighbour: number, child: number): boolean {
    return neighbour < this.#children && isSame(this.#brought, neighbour, this.#groups.needs, child);
  }

  #serve(): void {
    const { needs, first, forwarded } = this.#groups;
    const sums = this.#sums;
    for (let child = 0; child < this.#children; child++) {
      const words = needs[child * NEED + WORDS];
      if (words === 0) continue;
      if (forwarded[child]) {
        sums[1] += words;
        continue;
      }
      sums[2 + child] += words;
      if (first[child] === child) sums[0] += words;
    }
    if (this.#boundary.recordsHops) this.#recordGroups(this.#groups.list());
  }

  #recordGroups(groups: readonly (readonly number[])[]): void {
    for (const size of new Set(groups.map(({ length }) => length))) {
      const same = groups.filter(({ length }) => length === size);
      this.#record(
        same,
        same.reduce((words, [child]) => words + this.#groups.needs[child * NEED + WORDS], 0),
      );
    }
  }

  /** Takes note of reads for groups of one size. They are told apart by their number only, so each is charged their mean hops. */
  #record(groups: readonly (readonly number[])[], words: number): void {
    if (!this.#boundary.recordsHops || words === 0) return;
    const multicast = groups[0].length;
    const scatter = groups.length;
    let entry = this.#entries.findIndex((known) => known.multicast === multicast && known.scatter === scatter);
    if (entry < 0) entry = this.#entries.push({ multicast, scatter }) - 1;
    const at = 2 + this.#children + 2 * entry;
    while (this.#sums.length < at + 2) this.#sums.push(0);
    this.#sums[at] += words;
    if (this.#children > 1)
      this.#sums[at + 1] += (hopsOf(groups, this.#tables, this.#nest, this.#boundary.level) * words) / scatter;
  }

  #histogram(): MulticastHistogram | null {
    if (!this.#boundary.recordsHops) return null;
    const histogram = new MulticastHistogram();
    for (const [entry, { multicast, scatter }] of this.#entries.entries()) {
      const at = 2 + this.#children + 2 * entry;
      histogram.add(multicast, scatter, this.#sums[at], this.#sums[at + 1]);
    }
    return histogram;
  }
}
