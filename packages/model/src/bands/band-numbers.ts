import type { ArrayRoles } from '../array-roles.ts';
import { shorterIn } from '../last-passes.ts';
import type { Nest } from '../nest.ts';

/** Bands are bits of a mask. */
export const MOST_BANDS = 31;

/** Numbers the bands of an array: children that work in the same passes, whenever these are. */
export class BandNumbers {
  /** After `tellApart`: [child] its band. */
  ofChild = new Int32Array(1);
  bands = 1;
  firstBands = 1;

  readonly #nest: Nest;
  readonly #roles: ArrayRoles;
  /** [child of one parent] in the fan-out at hand. */
  #own = new Int32Array(1);
  #outside = new Int32Array(1);

  constructor(nest: Nest, roles: ArrayRoles) {
    this.#nest = nest;
    this.#roles = roles;
  }

  /** Numbers the children of all `fanouts`, from outside in; false where there are too many bands. */
  tellApart(fanouts: readonly number[], passMask: number, dataspace: number): boolean {
    const { children, loopMask, temporalMaskFrom, imperfect } = this.#nest;
    let turning = temporalMaskFrom[fanouts[0]];
    let parents = 1;
    this.ofChild[0] = 0;
    this.bands = 1;
    for (let k = 0; k < fanouts.length; k++) {
      const level = fanouts[k];
      const width = children[level];
      let inside = 0;
      for (let inner = k + 1; inner < fanouts.length; inner++) inside |= shorterIn(this.#nest, fanouts[inner]);
      const own = (shorterIn(this.#nest, level) | inside) & turning;
      if (this.#own.length < width) this.#own = new Int32Array(width);
      this.#own.fill(0, 0, width);
      if (inside === 0) this.#byNumber(level, own);
      else this.#byParts(level, own, inside, passMask, dataspace);
      let most = 1;
      for (let child = 0; child < width; child++) most = Math.max(most, this.#own[child] + 1);
      if (this.bands * most > MOST_BANDS) return false;
      this.#multiply(parents, width, most);
      parents *= width;
      turning |= loopMask[level] & imperfect;
    }
    return true;
  }

  /** Numbers the children of all parents anew, `most` bands to each of theirs. */
  #multiply(parents: number, width: number, most: number): void {
    if (this.#outside.length < parents) this.#outside = new Int32Array(parents);
    for (let parent = 0; parent < parents; parent++) this.#outside[parent] = this.ofChild[parent];
    if (this.ofChild.length < parents * width) this.ofChild = new Int32Array(parents * width);
    for (let parent = 0, at = 0; parent < parents; parent++) {
      const first = this.#outside[parent] * most;
      for (let child = 0; child < width; child++, at++) this.ofChild[at] = first + this.#own[child];
    }
    this.firstBands = 0;
    for (let band = 0; band < this.bands; band++) this.firstBands |= 1 << (band * most);
    this.bands *= most;
  }

  /** Where all that a child's number tells is in which passes it works: those of the lowest numbers do. */
  #byNumber(level: number, own: number): void {
    const { spatialStart, spatialDimension, spatialBound, spatialLast, children } = this.#nest;
    const bands = this.#own;
    const width = children[level];
    for (let full = own; ; full = (full - 1) & own) {
      let working = 1;
      for (let loop = spatialStart[level]; loop < spatialStart[level + 1]; loop++) {
        working *= full & (1 << spatialDimension[loop]) ? spatialBound[loop] : spatialLast[loop];
      }
      // The child before the first idle one begins no band yet.
      if (working < width && bands[working] === 0) bands[working] = 1;
      if (full === 0) break;
    }
    for (let child = 1; child < width; child++) bands[child] += bands[child - 1];
  }

  /** The same where it also tells which passes the fan-outs `inside` run. */
  #byParts(level: number, own: number, inside: number, passMask: number, dataspace: number): void {
    const bands = this.#own;
    const width = this.#nest.children[level];
    const numbers = new Map<number, number>();
    for (let full = own; ; full = (full - 1) & own) {
      const { children, last } = this.#roles.at(level, dataspace, passMask & ~full);
      numbers.clear();
      for (let child = 0; child < width; child++) {
        const part = bands[child] * 2 ** 32 + (child < children ? (last[child] & inside) + 1 : 0);
        if (!numbers.has(part)) numbers.set(part, numbers.size);
        bands[child] = numbers.get(part)!;
      }
      if (full === 0) return;
    }
  }
}
