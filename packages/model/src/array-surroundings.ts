import type { ArrayRoles } from './array-roles.ts';
import type { Nest } from './nest.ts';
import type { Tables } from './tables.ts';

/** What lies outside one instance of an uneven array: temporal loops, and fan-outs of which it has a part. */
export class ArraySurroundings {
  /** [item] from outside in: a temporal loop, or `~level` of a fan-out, and there the number of the child. */
  readonly items: number[] = [];
  readonly child: number[] = [];

  readonly #tables: Tables;
  readonly #nest: Nest;
  readonly #roles: ArrayRoles;
  #level = 0;
  #dataspace = 0;
  #children = 1;
  /** [item] of the block from there inwards, by its pass: children with a part in it. */
  readonly #awake: Map<number, number>[] = [];

  constructor(tables: Tables, nest: Nest, roles: ArrayRoles) {
    this.#tables = tables;
    this.#nest = nest;
    this.#roles = roles;
  }

  /** Lists what lies outside the instance of that number: temporal loops, and fan-outs from level `innermost` on. */
  list(level: number, dataspace: number, number: number, innermost = level + 1): void {
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
    this.#set(level, dataspace, innermost > level ? children[level] : 1, inwards);
  }

  /** Lists the temporal loops from `first` on to `end` alone, as one child runs them. */
  listLoops(level: number, dataspace: number, first: number, end: number): void {
    const loops = Array.from({ length: end - first }, (_, k) => [first + k, 0]);
    this.#set(level, dataspace, 1, loops);
  }

  #set(level: number, dataspace: number, children: number, inwards: number[][]): void {
    this.#level = level;
    this.#dataspace = dataspace;
    this.#children = children;
    this.items.length = 0;
    this.child.length = 0;
    for (const [item, child] of inwards.reverse()) {
      this.items.push(item);
      this.child.push(child);
    }
    for (let k = 0; k <= this.items.length; k++) this.#awake[k] = new Map();
  }

  /** Tells instances apart by the parts that they have: those of one key have equal runs. */
  key(): string {
    return this.items.map((item, k) => (item < 0 ? this.#partsOf(~item, this.child[k]) : '')).join(';');
  }

  #partsOf(level: number, child: number): string {
    const { imperfect, loopMask } = this.#nest;
    const own = imperfect & loopMask[level];
    let first: number | undefined;
    const parts: string[] = [];
    for (let last = own; ; last = (last - 1) & own) {
      const { children, offset, last: still } = this.#roles.at(level, this.#dataspace, last);
      if (child < children) {
        first ??= offset[child];
        parts.push(`${offset[child] - first},${still[child]}`);
      } else parts.push('');
      if (last === 0) return parts.join(' ');
    }
  }

  /**
   * Children that have a part in some pass of the block from an item inwards, all dimensions of `last` being in their last
   * iteration outside; 0 where the instance itself has none.
   */
  awakeIn(at: number, last: number): number {
    const known = this.#awake[at].get(last);
    if (known !== undefined) return known;
    const awake = this.#mostAtWork(at, last);
    this.#awake[at].set(last, awake);
    return awake;
  }

  /** Most children at work at once: they have the lowest numbers. */
  #mostAtWork(at: number, last: number): number {
    const { imperfect, loopMask, temporalDimension, temporalLast } = this.#nest;
    if (at === this.items.length) {
      if (this.#children === 1) return 1;
      return this.#roles.at(this.#level, this.#dataspace, last & imperfect & loopMask[this.#level]).children;
    }
    const item = this.items[at];
    if (item < 0) {
      const own = imperfect & loopMask[~item];
      const roles = this.#roles.at(~item, this.#dataspace, last & own);
      if (this.child[at] >= roles.children) return 0;
      return this.awakeIn(at + 1, (last & ~own) | roles.last[this.child[at]]);
    }
    const bit = last & imperfect & (1 << temporalDimension[item]);
    const inLast = this.awakeIn(at + 1, last);
    return bit !== 0 && temporalLast[item] > 1 ? Math.max(inLast, this.awakeIn(at + 1, last & ~bit)) : inLast;
  }
}
