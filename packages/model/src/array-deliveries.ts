import { hopsOf } from './array-hops.ts';
import type { ArrayRoles, Roles } from './array-roles.ts';
import type { ArrayBoundary, ArrayRun } from './array-run.ts';
import type { ChildStates } from './child-states.ts';
import { MulticastHistogram } from './multicast.ts';
import { isSame, NEED, NeedGroups, WORDS } from './need-groups.ts';
import type { Nest } from './nest.ts';
import type { Tables } from './tables.ts';
import { HELD, TileMoves } from './tile-moves.ts';

/** Serves the children of one instance of an uneven array, step by step, and adds up what that takes. */
export class ArrayDeliveries {
  /** Reads, link transfers, words sent to each child, then [entry] reads and hops of the groups of one size. */
  readonly sums: number[] = [];

  readonly #tables: Tables;
  readonly #nest: Nest;
  readonly #roles: ArrayRoles;
  readonly #moves: TileMoves;
  readonly #states: ChildStates;
  readonly #groups = new NeedGroups();
  readonly #entries: { multicast: number; scatter: number }[] = [];
  #boundary!: ArrayBoundary;
  #children = 1;

  constructor(tables: Tables, nest: Nest, roles: ArrayRoles, states: ChildStates) {
    this.#tables = tables;
    this.#nest = nest;
    this.#roles = roles;
    this.#moves = new TileMoves(tables, nest);
    this.#states = states;
  }

  /** Turns to the boundary below an instance, or below one child of it alone; nothing is delivered yet. */
  turnTo(boundary: ArrayBoundary, children: number): void {
    this.#boundary = boundary;
    this.#children = children;
    if (children > 1) this.#groups.resize(children);
    this.sums.length = 0;
    for (let k = 0; k < 2 + children; k++) this.sums.push(0);
    this.#entries.length = 0;
    this.#moves.turnTo(boundary.level, boundary.dataspace, boundary.always);
  }

  /** What has been delivered since. */
  run(): ArrayRun {
    const [accesses, linkTransfers, ...received] = this.sums.slice(0, 2 + this.#children);
    return { accesses, linkTransfers, received, multicast: this.#histogram() };
  }

  #histogram(): MulticastHistogram | null {
    if (!this.#boundary.recordsHops) return null;
    const histogram = new MulticastHistogram();
    for (const [entry, { multicast, scatter }] of this.#entries.entries()) {
      const at = 2 + this.#children + 2 * entry;
      histogram.add(multicast, scatter, this.sums[at], this.sums[at + 1]);
    }
    return histogram;
  }

  /** Serves the children at work in one step, the others idling. */
  deliver(last: number): void {
    const { level, dataspace } = this.#boundary;
    const own = this.#nest.imperfect & this.#nest.loopMask[level];
    if (this.#children === 1) {
      this.#moves.step(this.#states.held, 0, 0, last);
      this.sums[0] += this.#moves.words;
      this.sums[2] += this.#moves.words;
      this.#record([[0]], this.#moves.words);
      return;
    }
    const groups = this.#groups;
    this.#findNeeds(this.#roles.at(level, dataspace, last & own), last & ~own);
    groups.tellApart(this.#boundary.separately);
    if (this.#boundary.forwards) {
      this.#findForwarded();
      this.#states.brought.set(groups.needs);
    }
    this.#serve();
  }

  /** What the children at work must be brought. */
  #findNeeds({ children, offset, last }: Roles, lastElsewhere: number): void {
    const moves = this.#moves;
    const groups = this.#groups;
    groups.clear();
    for (let child = 0; child < children; child++) {
      moves.step(this.#states.held, child * HELD, offset[child], lastElsewhere | last[child]);
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
    return neighbour < this.#children && isSame(this.#states.brought, neighbour, this.#groups.needs, child);
  }

  #serve(): void {
    const { needs, first, forwarded } = this.#groups;
    const { sums } = this;
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
    const { sums } = this;
    const multicast = groups[0].length;
    const scatter = groups.length;
    let entry = this.#entries.findIndex((known) => known.multicast === multicast && known.scatter === scatter);
    if (entry < 0) entry = this.#entries.push({ multicast, scatter }) - 1;
    const at = 2 + this.#children + 2 * entry;
    while (sums.length < at + 2) sums.push(0);
    sums[at] += words;
    if (this.#children > 1)
      sums[at + 1] += (hopsOf(groups, this.#tables, this.#nest, this.#boundary.level) * words) / scatter;
  }
}
