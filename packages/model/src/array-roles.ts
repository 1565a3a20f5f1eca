import type { Nest } from './nest.ts';
import type { Tables } from './tables.ts';

/** What the children of a fan-out do in one pass. */
export interface Roles {
  /** Children at work; those with higher numbers are idle. */
  readonly children: number;
  /** [child] address of its offset. */
  readonly offset: Float64Array;
  /** [child] bit mask of the dimensions in which it runs the last pass. */
  readonly last: Int32Array;
}

/**
 * Who does what in an array whose last passes are shorter. Children are numbered anew in every pass, with the outermost
 * spatial loop most significant, as in Timeloop: a pass with fewer of them may give a child the part of another one. `last` is
 * the bit mask of the imperfect dimensions whose loops outside are all in their last iteration.
 */
export class ArrayRoles {
  readonly #tables: Tables;
  readonly #nest: Nest;
  readonly #known = new Map<number, Roles>();
  /** [level] numbers of the instances ever in use; of the uneven fan-outs and what lies inside them. */
  readonly #used: Int32Array[] = [];
  readonly #firstPass: Int32Array[] = [];
  #isListed = false;

  constructor(tables: Tables, nest: Nest) {
    this.#tables = tables;
    this.#nest = nest;
  }

  /** Turns to the candidate that the nest has listed. */
  turn(): void {
    this.#known.clear();
    this.#isListed = false;
  }

  /**
   * Numbers of the instances of a level that are ever in use. A child's number is that of its parent times the children of
   * a parent in full passes, plus its own.
   */
  used(level: number): Int32Array {
    if (!this.#isListed) this.#listInstances();
    return this.#used[level];
  }

  /** [instance in use] the dimensions in which it runs the last pass in its first step, with as much to do as ever. */
  firstPass(level: number): Int32Array {
    if (!this.#isListed) this.#listInstances();
    return this.#firstPass[level];
  }

  /** The children of a fan-out in one pass, as a dataspace sees them. */
  at(level: number, dataspace: number, last: number): Roles {
    const { spatialStart, spatialDimension, spatialBound, spatialLast, spatialStride, imperfect } = this.#nest;
    const { addressStep, dimensions, dataspaces } = this.#tables;
    const key = (level * dataspaces + dataspace) * 2 ** 31 + last;
    const known = this.#known.get(key);
    if (known) return known;
    const first = spatialStart[level];
    const loops = Array.from({ length: spatialStart[level + 1] - first }, (_, k) => {
      const dimension = spatialDimension[first + k];
      const bit = 1 << dimension;
      const step = spatialStride[first + k] * addressStep[dataspace * dimensions + dimension];
      return { bound: last & bit ? spatialLast[first + k] : spatialBound[first + k], bit: bit & imperfect, step };
    });
    const children = loops.reduce((product, { bound }) => product * bound, 1);
    const roles = { children, offset: new Float64Array(children), last: new Int32Array(children) };
    for (let child = 0; child < children; child++) {
      let rest = child;
      let still = last;
      let offset = 0;
      for (const { bound, bit, step } of loops) {
        const index = rest % bound;
        rest = (rest - index) / bound;
        offset += index * step;
        if (index < bound - 1) still &= ~bit;
      }
      roles.offset[child] = offset;
      roles.last[child] = still;
    }
    this.#known.set(key, roles);
    return roles;
  }

  /**
   * Finds who is ever in use, from outside in: whoever has a part in the very first step, as all other passes have as many
   * children or fewer.
   */
  #listInstances(): void {
    const { isFanout, levels } = this.#tables;
    const { children, unevenFanout, imperfect } = this.#nest;
    this.#isListed = true;
    let numbers = [0];
    let passes = [imperfect];
    for (let level = levels - 1; level >= 0; level--) {
      if (level <= unevenFanout) {
        this.#used[level] = Int32Array.from(numbers);
        this.#firstPass[level] = Int32Array.from(passes);
      }
      if (!isFanout[level]) {
        passes = passes.map((last) => this.#lastAtFirst(level, last));
        continue;
      }
      const parts = passes.map((last) => this.at(level, 0, last).last);
      numbers = numbers.flatMap((number, k) => Array.from(parts[k], (_, child) => number * children[level] + child));
      passes = parts.flatMap((part) => [...part]);
    }
  }

  /** Of the dimensions that run their last pass, those that do so when the loops of a memory begin. */
  #lastAtFirst(level: number, last: number): number {
    const { temporalStart, temporalDimension, temporalLast } = this.#nest;
    let still = last;
    for (let loop = temporalStart[level]; loop < temporalStart[level + 1]; loop++) {
      if (temporalLast[loop] > 1) still &= ~(1 << temporalDimension[loop]);
    }
    return still;
  }
}
