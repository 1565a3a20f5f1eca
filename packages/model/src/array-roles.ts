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
  readonly #parentPass: Int32Array[] = [];
  #unitsUsed = 0;
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

  /** Compute units ever in use. */
  unitsUsed(): number {
    if (!this.#isListed) this.#listInstances();
    return this.#unitsUsed;
  }

  /** [instance in use] the pass that its parent, the fan-out, is in at that step. */
  parentPass(level: number): Int32Array {
    if (!this.#isListed) this.#listInstances();
    return this.#parentPass[level];
  }

  /** [instance in use] the dimensions in which it runs the last pass in its first step, with as much to do as ever. */
  firstPass(level: number): Int32Array {
    if (!this.#isListed) this.#listInstances();
    return this.#firstPass[level];
  }

  /** The children of a fan-out in one pass, as a dataspace sees them. */
  at(level: number, dataspace: number, last: number): Roles {
    const { dataspaces } = this.#tables;
    const key = (level * dataspaces + dataspace) * 2 ** 31 + last;
    const known = this.#known.get(key);
    if (known) return known;
    const offset = new Float64Array(this.#nest.children[level]);
    const still = new Int32Array(offset.length);
    offset[0] = 0;
    still[0] = last;
    const children = this.spread(level, dataspace, last, 0, offset, still);
    const roles = { children, offset: offset.subarray(0, children), last: still.subarray(0, children) };
    this.#known.set(key, roles);
    return roles;
  }

  /**
   * Writes `offset` and `last` of the children of a fan-out in one pass, where those of the first child stand already, at
   * `first`. Returns how many there are.
   */
  spread(
    level: number,
    dataspace: number,
    pass: number,
    first: number,
    offset: Float64Array,
    last: Int32Array,
  ): number {
    const { spatialStart, spatialDimension, spatialBound, spatialLast, spatialStride, imperfect } = this.#nest;
    const { addressStep, dimensions } = this.#tables;
    let children = 1;
    for (let loop = spatialStart[level]; loop < spatialStart[level + 1]; loop++) {
      const dimension = spatialDimension[loop];
      const bit = imperfect & (1 << dimension);
      const bound = pass & (1 << dimension) ? spatialLast[loop] : spatialBound[loop];
      const step = spatialStride[loop] * addressStep[dataspace * dimensions + dimension];
      const end = first + children;
      // The children so far, once for every index but the first, and then they themselves for that.
      for (let index = bound - 1; index >= 0; index--) {
        const kept = index < bound - 1 ? ~bit : -1;
        const move = index * step;
        for (let child = first, at = first + index * children; child < end; child++, at++) {
          offset[at] = offset[child] + move;
          last[at] = last[child] & kept;
        }
      }
      children *= bound;
    }
    return children;
  }

  /** Follows which passes each instance takes part in, in their order in time, from outside in. */
  #listInstances(): void {
    const { isFanout, levels } = this.#tables;
    const { children, unevenFanout, imperfect } = this.#nest;
    this.#isListed = true;
    let instances: Instance[] = [{ number: 0, parentPass: imperfect, passes: [imperfect] }];
    for (let level = levels - 1; level >= 0; level--) {
      if (level <= unevenFanout) this.#list(level, instances);
      instances = isFanout[level]
        ? instances.flatMap(({ number, passes }) => this.#childrenOf(level, number * children[level], passes))
        : this.#inTime(level, instances);
    }
    this.#unitsUsed = instances.length;
  }

  #list(level: number, instances: readonly Instance[]): void {
    this.#used[level] = Int32Array.from(instances, ({ number }) => number);
    this.#firstPass[level] = Int32Array.from(instances, ({ passes }) => passes[0]);
    this.#parentPass[level] = Int32Array.from(instances, ({ parentPass }) => parentPass);
  }

  /** What lies below the instances of a memory: its loops run more passes. */
  #inTime(level: number, instances: Instance[]): Instance[] {
    const { temporalStart } = this.#nest;
    if (temporalStart[level] === temporalStart[level + 1]) return instances;
    // Instances alike share the list of their passes.
    const known = new Map<readonly number[], readonly number[]>();
    return instances.map(({ number, parentPass, passes }) => {
      const inside = known.get(passes) ?? this.#passesInTime(level, passes);
      known.set(passes, inside);
      return { number, parentPass, passes: inside };
    });
  }

  /** Passes in which the loops of a memory run what lies below it, given those of the memory itself. */
  #passesInTime(level: number, passes: readonly number[]): number[] {
    const { temporalStart, temporalDimension, temporalBound, temporalLast, imperfect } = this.#nest;
    let found = [...passes];
    for (let loop = temporalStart[level + 1] - 1; loop >= temporalStart[level]; loop--) {
      const bit = imperfect & (1 << temporalDimension[loop]);
      const next = new Set<number>();
      for (const last of found) {
        if ((last & bit ? temporalLast[loop] : temporalBound[loop]) > 1) next.add(last & ~bit);
        next.add(last);
      }
      found = [...next];
    }
    return found;
  }

  #childrenOf(level: number, first: number, passes: readonly number[]): Instance[] {
    const { children, loopMask, imperfect } = this.#nest;
    if ((loopMask[level] & imperfect) === 0) {
      return Array.from({ length: children[level] }, (_, child) => ({
        number: first + child,
        parentPass: passes[0],
        passes,
      }));
    }
    const found: { number: number; parentPass: number; passes: number[] }[] = [];
    for (const pass of passes) {
      const { last } = this.at(level, 0, pass);
      for (let child = 0; child < last.length; child++) {
        found[child] ??= { number: first + child, parentPass: pass, passes: [] };
        if (!found[child].passes.includes(last[child])) found[child].passes.push(last[child]);
      }
    }
    return found;
  }
}

interface Instance {
  readonly number: number;
  /** The pass of what lies outside in which it first has a part, and its own passes in their order in time. */
  readonly parentPass: number;
  readonly passes: readonly number[];
}
