import type { MulticastHistogram } from './multicast.ts';
import { greatestCommonDivisor, type SpatialShifts } from './spatial-shifts.ts';
import type { Tables } from './tables.ts';

/** More groups than this are numbered one by one instead of by what their loops add up to. */
const MOST_DENSE_GROUPS = 1 << 20;

/**
 * The children of one fan-out laid out one by one, for what their shifts alone do not tell: who is served by a neighbour,
 * and how far words travel. Children are numbered with the outermost spatial loop most significant; number n sits at
 * x = n mod meshX, y = n div meshX.
 */
export class FanoutArray {
  children = 1;
  meshX = 1;

  /** After `leaveOut`: children that get their words from no neighbour. */
  left = 0;

  /** [child] address of its offset. */
  #offset = new Float64Array(0);
  /** [child] the same for children at one offset, and only for those. */
  #group = new Int32Array(0);
  /** [child] 1 where a neighbour serves it. */
  #forwarded = new Uint8Array(0);
  #meshY = 1;
  /** [group] stamp of the count that saw it last. */
  #seen = new Int32Array(64);
  #stamp = 0;
  /** Chains of the children of each group, for hops. */
  #firstOfGroup = new Int32Array(64);
  #nextInGroup = new Int32Array(0);
  /** [x] rows that a group uses in a column. */
  #top = new Int32Array(0);
  #bottom = new Int32Array(0);
  /** [children in a group] groups of that size, and hops to them. */
  #groupsOfSize = new Float64Array(0);
  #hopsOfSize = new Float64Array(0);
  /** [loop] what one step adds to the number of a group. */
  readonly #groupStep: Float64Array;

  constructor({ mostChildren, dimensions }: Tables) {
    this.#reserveChildren(mostChildren);
    this.#groupStep = new Float64Array(dimensions);
  }

  /** Places every child and tells their groups apart. */
  layOut(shifts: SpatialShifts, children: number, meshX: number, meshY: number): void {
    if (children > this.#offset.length) this.#reserveChildren(children);
    this.children = children;
    this.meshX = meshX;
    this.#meshY = meshY;
    const span = this.#stepGroups(shifts);
    this.#place(shifts);
    if (span > MOST_DENSE_GROUPS) this.#rankOffsets();
    this.#reserveGroups(Math.min(span, MOST_DENSE_GROUPS));
    this.restore();
  }

  /** Mappings are wider than the fan-out only where empty children are skipped. */
  #reserveChildren(children: number): void {
    this.#offset = new Float64Array(children);
    this.#group = new Int32Array(children);
    this.#forwarded = new Uint8Array(children);
    this.#nextInGroup = new Int32Array(children);
    this.#top = new Int32Array(children);
    this.#bottom = new Int32Array(children);
    this.#groupsOfSize = new Float64Array(children + 1);
    this.#hopsOfSize = new Float64Array(children + 1);
  }

  /** Different offsets among the children that are left. */
  groupsLeft(): number {
    const seen = this.#seen;
    const group = this.#group;
    const forwarded = this.#forwarded;
    const stamp = ++this.#stamp;
    let groups = 0;
    for (let child = 0; child < this.children; child++) {
      if (forwarded[child] || seen[group[child]] === stamp) continue;
      seen[group[child]] = stamp;
      groups++;
    }
    return groups;
  }

  /**
   * Leaves out every child that can take its words from a neighbour (left, right, above or below) which had the very
   * same words one step ago: the one whose offset is ahead by as much as the tile has moved.
   */
  leaveOut(move: number): void {
    const offset = this.#offset;
    const forwarded = this.#forwarded;
    const meshX = this.meshX;
    const children = this.children;
    let left = children;
    for (let child = 0, x = 0; child < children; child++) {
      const wanted = offset[child] + move;
      const served =
        (x > 0 && offset[child - 1] === wanted) ||
        (x < meshX - 1 && child + 1 < children && offset[child + 1] === wanted) ||
        (child >= meshX && offset[child - meshX] === wanted) ||
        (child + meshX < children && offset[child + meshX] === wanted);
      forwarded[child] = served ? 1 : 0;
      if (served) left--;
      if (++x === meshX) x = 0;
    }
    this.left = left;
  }

  /** Forgets what `leaveOut` left out. */
  restore(): void {
    this.#forwarded.fill(0, 0, this.children);
    this.left = this.children;
  }

  /**
   * Adds what `words` sent to every group of the children left cost in reads and hops. A word enters in the middle of
   * the left edge, runs along X to the group's last column, and in each column used goes up and down from the middle
   * row to the outermost members.
   */
  record(words: number, separately: boolean, histogram: MulticastHistogram): void {
    if (separately) {
      if (this.left > 0) histogram.add(1, this.left, words * this.left, words * this.#hopsToEach());
      return;
    }
    this.#chainGroups();
    let largest = 0;
    for (let child = 0; child < this.children; child++) {
      if (this.#forwarded[child] || this.#firstOfGroup[this.#group[child]] !== child) continue;
      let size = 0;
      for (let member = child; member >= 0; member = this.#nextInGroup[member]) size++;
      for (; largest < size; largest++) {
        this.#groupsOfSize[largest + 1] = 0;
        this.#hopsOfSize[largest + 1] = 0;
      }
      this.#groupsOfSize[size]++;
      this.#hopsOfSize[size] += this.#hopsOfChain(child);
    }
    for (let size = 1; size <= largest; size++) {
      const groups = this.#groupsOfSize[size];
      if (groups > 0) histogram.add(size, groups, words * groups, words * this.#hopsOfSize[size]);
    }
  }

  /**
   * Finds a step per loop such that the sums of indices times steps are equal exactly where the offsets are, and small:
   * loops whose shifts may meet are counted in their common divisor, and the others follow in mixed radix, which is
   * unique as long as that divisor exceeds all that the loops before them can add up to.
   */
  #stepGroups({ shift, bound, order, moving }: SpatialShifts): number {
    const groupStep = this.#groupStep.fill(0);
    let radix = 1;
    let reach = 0;
    for (let k = 0; k < moving; ) {
      const before = reach;
      let unit = shift[order[k]];
      let end = k;
      do {
        const loop = order[end];
        unit = greatestCommonDivisor(shift[loop], unit);
        reach += (bound[loop] - 1) * shift[loop];
        end++;
      } while (end < moving && shift[order[end]] <= reach);
      if (unit <= before) return Infinity;
      let points = 1;
      for (; k < end; k++) {
        const loop = order[k];
        groupStep[loop] = (shift[loop] / unit) * radix;
        points += (shift[loop] / unit) * (bound[loop] - 1);
      }
      radix *= points;
    }
    return radix;
  }

  #place({ loops, shift, bound }: SpatialShifts): void {
    const offset = this.#offset;
    const group = this.#group;
    offset[0] = 0;
    group[0] = 0;
    let placed = 1;
    for (let loop = 0; loop < loops; loop++) {
      const inner = placed;
      const all = placed * bound[loop];
      for (; placed < all; placed++) {
        offset[placed] = offset[placed - inner] + shift[loop];
        group[placed] = group[placed - inner] + this.#groupStep[loop];
      }
    }
  }

  #rankOffsets(): void {
    const ranks = new Map<number, number>();
    for (let child = 0; child < this.children; child++) {
      const known = ranks.get(this.#offset[child]);
      if (known === undefined) ranks.set(this.#offset[child], ranks.size);
      this.#group[child] = known ?? ranks.size - 1;
    }
  }

  #reserveGroups(groups: number): void {
    if (groups <= this.#seen.length) return;
    this.#seen = new Int32Array(groups * 2);
    this.#firstOfGroup = new Int32Array(groups * 2);
    this.#stamp = 0;
  }

  #chainGroups(): void {
    const { children } = this;
    for (let child = 0; child < children; child++) this.#firstOfGroup[this.#group[child]] = -1;
    for (let child = children - 1; child >= 0; child--) {
      if (this.#forwarded[child]) continue;
      const group = this.#group[child];
      this.#nextInGroup[child] = this.#firstOfGroup[group];
      this.#firstOfGroup[group] = child;
    }
  }

  #hopsOfChain(first: number): number {
    const meshX = this.meshX;
    const middle = (this.#meshY - 1) / 2;
    let lastX = 0;
    for (let child = first; child >= 0; child = this.#nextInGroup[child]) {
      const x = child % meshX;
      this.#top[x] = -1;
      if (x > lastX) lastX = x;
    }
    for (let child = first; child >= 0; child = this.#nextInGroup[child]) {
      const x = child % meshX;
      const y = Math.floor(child / meshX);
      if (this.#top[x] < 0) this.#bottom[x] = y;
      this.#top[x] = y;
    }
    let hops = lastX;
    for (let child = first; child >= 0; child = this.#nextInGroup[child]) {
      const x = child % meshX;
      if (this.#top[x] < 0) continue;
      hops += Math.max(0, middle - this.#bottom[x]) + Math.max(0, this.#top[x] - middle);
      this.#top[x] = -1;
    }
    return hops;
  }

  #hopsToEach(): number {
    const middle = (this.#meshY - 1) / 2;
    let hops = 0;
    for (let child = 0; child < this.children; child++) {
      if (!this.#forwarded[child]) hops += (child % this.meshX) + Math.abs(Math.floor(child / this.meshX) - middle);
    }
    return hops;
  }
}
