import type { ArraySums } from './array-sums.ts';
import type { ArrayWalk } from './array-walk.ts';
import type { Nest } from './nest.ts';
import type { Tables } from './tables.ts';

/** More children than this are not run one by one. */
const MOST_SAMPLES = 81;

/**
 * What crosses a boundary of an uneven array, from a few of its children that stand for all: where no two of them need the same
 * words but those that differ in nothing the tensor knows, and none takes the part of another. Of a loop with a shorter last pass
 * the children before the last one of that pass do the same, that one has smaller tiles, and those behind it idle.
 */
export class ArraySamples {
  /** After `measure`: reads at the level, and words sent to all children. */
  accesses = 0;
  words = 0;

  readonly #tables: Tables;
  readonly #nest: Nest;
  readonly #sums: ArraySums;
  readonly #walk: ArrayWalk;
  #level = 0;
  #dataspace = 0;
  /** [sample] the child of a number that stands for so many, and how many of these are the first of those that share a read. */
  readonly #numbers = new Int32Array(MOST_SAMPLES);
  readonly #counts = new Float64Array(MOST_SAMPLES);
  readonly #reads = new Float64Array(MOST_SAMPLES);
  #samples = 0;

  constructor(tables: Tables, nest: Nest, sums: ArraySums, walk: ArrayWalk) {
    this.#tables = tables;
    this.#nest = nest;
    this.#sums = sums;
    this.#walk = walk;
  }

  /** False where children must be looked at together. */
  measure(level: number, dataspace: number): boolean {
    this.#level = level;
    this.#dataspace = dataspace;
    // Where children keep nothing, those that idle are not sent what others are.
    if (this.#tables.bringsAll[level * this.#tables.dataspaces + dataspace]) return false;
    if (!this.#sums.keepsApart(level, dataspace) || !this.#draw()) return false;
    this.words = 0;
    this.accesses = 0;
    for (let sample = 0; sample < this.#samples; sample++) {
      const words = this.#walk.runChild(level, dataspace, this.#numbers[sample]);
      this.words += words * this.#counts[sample];
      this.accesses += words * this.#reads[sample];
    }
    return true;
  }

  /** Lists the children that stand for all, loop by loop. */
  #draw(): boolean {
    const { levels, isFanout, relevantMask, noReuse, dataspaces } = this.#tables;
    const { spatialStart, spatialDimension, spatialBound, spatialLast, imperfect, children } = this.#nest;
    const relevant = relevantMask[this.#dataspace];
    const sharesReads = !noReuse[this.#level * dataspaces + this.#dataspace];
    this.#samples = 1;
    this.#numbers[0] = 0;
    this.#counts[0] = 1;
    this.#reads[0] = 1;
    let step = 1;
    for (let level = this.#level; level < levels; level++) {
      if (!isFanout[level]) continue;
      const end = step * children[level];
      for (let loop = spatialStart[level]; loop < spatialStart[level + 1]; loop++) {
        const bit = 1 << spatialDimension[loop];
        const bound = spatialBound[loop];
        const last = spatialLast[loop];
        // Those that idle in its last pass miss nothing: the tile then stays, and the first child of the loop never idles.
        const shares = level === this.#level && sharesReads && (relevant & bit) === 0;
        const tellsApart = (relevant & bit) !== 0 || this.#sums.hasLoopInside(spatialDimension[loop], level);
        if ((imperfect & bit) === 0 || (bound === last && !tellsApart)) this.#multiply(bound, shares ? 1 : bound);
        else if (this.#samples * 3 > MOST_SAMPLES) return false;
        else if (tellsApart) this.#split(step, bound, last, shares);
        else this.#setIdleApart(end - step, bound, last, shares);
        step *= bound;
      }
    }
    return true;
  }

  #multiply(children: number, reads: number): void {
    for (let sample = 0; sample < this.#samples; sample++) {
      this.#counts[sample] *= children;
      this.#reads[sample] *= reads;
    }
  }

  /** Tells apart the children before the last one of the last pass, that one, and those behind it. */
  #split(step: number, bound: number, last: number, shares: boolean): void {
    const before = this.#samples;
    for (let sample = 0; sample < before; sample++) {
      const number = this.#numbers[sample];
      const count = this.#counts[sample];
      const reads = this.#reads[sample];
      this.#numbers[sample] = number + (last - 1) * step;
      if (shares && last > 1) this.#reads[sample] = 0;
      if (last > 1) this.#add(number, count * (last - 1), reads * (shares ? 1 : last - 1));
      if (bound > last)
        this.#add(number + (bound - 1) * step, count * (bound - last), shares ? 0 : reads * (bound - last));
    }
  }

  /** Tells those that idle in the last pass from all others: wherever the loop stands, they have the highest numbers, to the `top`. */
  #setIdleApart(top: number, bound: number, last: number, shares: boolean): void {
    const before = this.#samples;
    for (let sample = 0; sample < before; sample++) {
      const idle = bound - last;
      this.#add(this.#numbers[sample] + top, this.#counts[sample] * idle, shares ? 0 : this.#reads[sample] * idle);
      this.#counts[sample] *= last;
      if (!shares) this.#reads[sample] *= last;
    }
  }

  #add(number: number, count: number, reads: number): void {
    this.#numbers[this.#samples] = number;
    this.#reads[this.#samples] = reads;
    this.#counts[this.#samples++] = count;
  }
}
