import type { MulticastHistogram } from './multicast.ts';
import type { Nest } from './nest.ts';
import type { Tables } from './tables.ts';

/** More groups than this are told apart by sorting instead of by a dense table. */
const MOST_DENSE_GROUPS = 1 << 20;

/**
 * Spatial reuse: the children of one fan-out as one dataspace sees them. Each child sits at an offset, the sum of its
 * spatial indices times the shifts of their loops; children at one offset need the same words, so one read serves them
 * all (multicast; for outputs, spatial reduction). Children are numbered with the outermost spatial loop most
 * significant; number n sits at x = n mod meshX, y = n div meshX.
 */
export class FanoutArray {
  children = 1;
  /** Different offsets among all children. */
  groups = 1;

  /** After `measureDistances`: how far apart any two offsets are at the most. */
  span = 0;

  /** After `leaveOut`: children that get their words from no neighbour, and the different offsets among them. */
  left = 0;
  groupsLeft = 0;

  readonly #tables: Tables;
  readonly #nest: Nest;
  /** [child] address of its offset. */
  readonly #offset: Float64Array;
  /** [child] the same for children at one offset, and only for those. */
  readonly #group: Int32Array;
  /** [child] 1 where a neighbour serves it. */
  readonly #forwarded: Uint8Array;
  #meshX = 1;
  #meshY = 1;
  /** [group] stamp of the count that saw it last. */
  #seen = new Int32Array(64);
  #stamp = 0;
  /** Chains of the children of each group, for hops. */
  #firstOfGroup = new Int32Array(64);
  readonly #nextInGroup: Int32Array;
  /** [x] rows that a group uses in a column. */
  readonly #top: Int32Array;
  readonly #bottom: Int32Array;
  /** [children in a group] groups of that size, and hops to them. */
  readonly #groupsOfSize: Float64Array;
  readonly #hopsOfSize: Float64Array;
  /** Spatial loops at hand that move the dataspace, ordered by their shift. */
  readonly #shift = new Float64Array(64);
  readonly #bound = new Float64Array(64);
  readonly #groupStep = new Float64Array(64);
  readonly #order = new Int32Array(64);
  #moving = 0;
  /** Differences between offsets of neighbours, without sign; and those being built, with their carries. */
  readonly #distance: Float64Array;
  #distances = 0;
  readonly #partial: Float64Array;
  readonly #carried: Uint8Array;

  constructor(tables: Tables, nest: Nest) {
    this.#tables = tables;
    this.#nest = nest;
    this.#offset = new Float64Array(tables.mostChildren);
    this.#group = new Int32Array(tables.mostChildren);
    this.#forwarded = new Uint8Array(tables.mostChildren);
    this.#nextInGroup = new Int32Array(tables.mostChildren);
    this.#top = new Int32Array(tables.mostChildren);
    this.#bottom = new Int32Array(tables.mostChildren);
    const distances = 2 ** Math.min(tables.dimensions, 1 + Math.log2(tables.mostChildren));
    this.#distance = new Float64Array(2 * distances);
    this.#partial = new Float64Array(distances);
    this.#carried = new Uint8Array(distances);
    this.#groupsOfSize = new Float64Array(tables.mostChildren + 1);
    this.#hopsOfSize = new Float64Array(tables.mostChildren + 1);
  }

  /** How many different offsets the children have, without laying them out where their shifts tell it. */
  countGroups(level: number, dataspace: number): number {
    this.#orderByShift(level, dataspace);
    const shift = this.#shift;
    const bound = this.#bound;
    const moving = this.#moving;
    let product = 1;
    let span = 0;
    for (let k = 0; k < moving; k++) {
      if (shift[k] <= span) {
        if (k === 1 && moving === 2) return pairwiseSums(bound[0], shift[0], bound[1], shift[1]);
        this.layOut(level, dataspace);
        return this.groups;
      }
      span += (bound[k] - 1) * shift[k];
      product *= bound[k];
    }
    return product;
  }

  /** Places every child and tells their groups apart. */
  layOut(level: number, dataspace: number): void {
    const nest = this.#nest;
    const tables = this.#tables;
    this.#meshX = Math.max(tables.fanoutX[level], nest.childrenX[level]);
    this.#meshY = Math.max(tables.fanoutY[level], nest.childrenY[level]);
    this.children = nest.children[level];
    const span = this.#stepGroups(level, dataspace);
    this.#place(level, dataspace);
    if (span > MOST_DENSE_GROUPS) this.#rankOffsets();
    this.#reserveGroups(Math.min(span, MOST_DENSE_GROUPS));
    this.#forwarded.fill(0, 0, this.children);
    this.groups = this.#countLeft();
    this.restore();
  }

  /**
   * Leaves out every child that can take its words from a neighbour (left, right, above or below) which had the very
   * same words one step ago: the one whose offset is ahead by as much as the tile has moved.
   */
  leaveOut(move: number): void {
    const offset = this.#offset;
    const forwarded = this.#forwarded;
    const meshX = this.#meshX;
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
    this.groupsLeft = this.#countLeft();
  }

  /** Forgets what `leaveOut` left out. */
  restore(): void {
    this.#forwarded.fill(0, 0, this.children);
    this.left = this.children;
    this.groupsLeft = this.groups;
  }

  /** Finds the distances at which `neighboursApart` may find neighbours; offsets lie within `span` of each other. */
  measureDistances(level: number, dataspace: number): void {
    const nest = this.#nest;
    const { addressStep, dimensions, fanoutX } = this.#tables;
    const { spatialStart, spatialDimension, spatialBound, spatialStride } = nest;
    const meshX = Math.max(fanoutX[level], nest.childrenX[level]);
    let span = 0;
    for (let loop = spatialStart[level]; loop < spatialStart[level + 1]; loop++) {
      span += (spatialBound[loop] - 1) * spatialStride[loop] * addressStep[dataspace * dimensions + spatialDimension[loop]];
    }
    this.span = span;
    this.#distances = 0;
    this.#listDistances(level, dataspace, 1);
    if (meshX > 1 && meshX < nest.children[level]) this.#listDistances(level, dataspace, meshX);
  }

  /** Whether neighbours may have offsets apart by `move`; never false where some do. */
  neighboursApart(move: number): boolean {
    const distance = this.#distance;
    const size = Math.abs(move);
    for (let k = 0; k < this.#distances; k++) if (distance[k] === size) return true;
    return false;
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

  #orderByShift(level: number, dataspace: number): void {
    const { spatialStart, spatialDimension, spatialBound, spatialStride } = this.#nest;
    const { addressStep, dimensions } = this.#tables;
    const shift = this.#shift;
    const bound = this.#bound;
    const order = this.#order;
    let moving = 0;
    for (let loop = spatialStart[level]; loop < spatialStart[level + 1]; loop++) {
      const own = spatialStride[loop] * addressStep[dataspace * dimensions + spatialDimension[loop]];
      if (own === 0) continue;
      let k = moving++;
      for (; k > 0 && shift[k - 1] > own; k--) {
        shift[k] = shift[k - 1];
        bound[k] = bound[k - 1];
        order[k] = order[k - 1];
      }
      shift[k] = own;
      bound[k] = spatialBound[loop];
      order[k] = loop - spatialStart[level];
    }
    this.#moving = moving;
  }

  /**
   * Finds a step per loop such that the sums of indices times steps are equal exactly where the offsets are, and small:
   * loops whose shifts may meet are counted in their common divisor, the others follow in mixed radix.
   */
  #stepGroups(level: number, dataspace: number): number {
    this.#orderByShift(level, dataspace);
    const shift = this.#shift;
    const bound = this.#bound;
    const groupStep = this.#groupStep.fill(0);
    let radix = 1;
    let span = 0;
    for (let k = 0; k < this.#moving; ) {
      let unit = shift[k];
      let end = k + 1;
      let reach = span + (bound[k] - 1) * shift[k];
      for (; end < this.#moving && shift[end] <= reach; end++) {
        unit = greatestCommonDivisor(shift[end], unit);
        reach += (bound[end] - 1) * shift[end];
      }
      let points = 1;
      for (; k < end; k++) {
        groupStep[this.#order[k]] = (shift[k] / unit) * radix;
        points += (shift[k] / unit) * (bound[k] - 1);
      }
      radix *= points;
      span = reach;
    }
    return radix;
  }

  #place(level: number, dataspace: number): void {
    const { spatialStart, spatialDimension, spatialBound, spatialStride } = this.#nest;
    const { addressStep, dimensions } = this.#tables;
    const offset = this.#offset;
    const group = this.#group;
    offset[0] = 0;
    group[0] = 0;
    let placed = 1;
    for (let loop = spatialStart[level]; loop < spatialStart[level + 1]; loop++) {
      const shift = spatialStride[loop] * addressStep[dataspace * dimensions + spatialDimension[loop]];
      const step = this.#groupStep[loop - spatialStart[level]];
      const inner = placed;
      const all = placed * spatialBound[loop];
      for (; placed < all; placed++) {
        offset[placed] = offset[placed - inner] + shift;
        group[placed] = group[placed - inner] + step;
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

  #countLeft(): number {
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
   * Lists by how much the offset can change where `far` is added to a child's number: digit by digit in the mixed radix
   * of the spatial loops, each with a carry or without.
   */
  #listDistances(level: number, dataspace: number, far: number): void {
    const { addressStep, dimensions } = this.#tables;
    const { spatialStart, spatialDimension, spatialBound, spatialStride } = this.#nest;
    const partial = this.#partial;
    const carried = this.#carried;
    let rest = far;
    let partials = 1;
    partial[0] = 0;
    carried[0] = 0;
    for (let loop = spatialStart[level]; loop < spatialStart[level + 1]; loop++) {
      const bound = spatialBound[loop];
      const shift = spatialStride[loop] * addressStep[dataspace * dimensions + spatialDimension[loop]];
      const own = rest % bound;
      rest = (rest - own) / bound;
      const before = partials;
      for (let k = 0; k < before; k++) {
        const digit = own + carried[k];
        const difference = partial[k];
        const stays = digit < bound;
        partial[k] = difference + (stays ? digit : digit - bound) * shift;
        carried[k] = stays ? 0 : 1;
        if (!stays || digit === 0) continue;
        partial[partials] = difference + (digit - bound) * shift;
        carried[partials++] = 1;
      }
    }
    for (let k = 0; k < partials; k++) if (carried[k] === 0) this.#distance[this.#distances++] = Math.abs(partial[k]);
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
    const meshX = this.#meshX;
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
      if (!this.#forwarded[child]) hops += (child % this.#meshX) + Math.abs(Math.floor(child / this.#meshX) - middle);
    }
    return hops;
  }
}

/** Different values of i x a + j x b for i below m and j below n: chains along (b / g, -a / g) meet in one value. */
function pairwiseSums(m: number, a: number, n: number, b: number): number {
  const unit = greatestCommonDivisor(b, a);
  return m * n - Math.max(0, m - b / unit) * Math.max(0, n - a / unit);
}

function greatestCommonDivisor(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}
