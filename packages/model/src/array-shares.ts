import type { ArrayRoles } from './array-roles.ts';
import type { Nest } from './nest.ts';
import type { Tables } from './tables.ts';
import { extentOf } from './tiles.ts';

/**
 * Shares of a tensor where instances differ: of its parent's share an instance has what its tile is of the parent's, in the
 * first and fullest pass.
 */
export class ArrayShares {
  readonly #tables: Tables;
  readonly #nest: Nest;
  readonly #roles: ArrayRoles;
  /** [level * dataspaces + dataspace][instance in use] words */
  readonly #shares: Float64Array[] = [];

  constructor(tables: Tables, nest: Nest, roles: ArrayRoles) {
    this.#tables = tables;
    this.#nest = nest;
    this.#roles = roles;
  }

  /** Splits the share of an instance of the uneven fan-out among what lies inside it. */
  measure(dataspace: number, share: number): void {
    const { dataspaces } = this.#tables;
    const { unevenFanout } = this.#nest;
    let outside: Float64Array = new Float64Array(this.#roles.used(unevenFanout).length).fill(share);
    for (let level = unevenFanout - 1; level >= 0; level--) {
      outside = this.#splitAt(level, dataspace, outside);
      this.#shares[level * dataspaces + dataspace] = outside;
    }
  }

  /** [instance in use] */
  of(level: number, dataspace: number): Float64Array {
    return this.#shares[level * this.#tables.dataspaces + dataspace];
  }

  /** Of the instances in use on average. */
  mean(level: number, dataspace: number): number {
    const shares = this.of(level, dataspace);
    return shares.reduce((sum, share) => sum + share, 0) / shares.length;
  }

  #splitAt(level: number, dataspace: number, outside: Float64Array): Float64Array {
    const children = this.#nest.children[level + 1];
    if (children === 1) return outside;
    const parents = this.#roles.used(level + 1);
    const passes = this.#roles.firstPass(level);
    const parentPasses = this.#roles.firstPass(level + 1);
    let parent = 0;
    return Float64Array.from(this.#roles.used(level), (number, k) => {
      while (parents[parent] !== Math.floor(number / children)) parent++;
      const part = this.#tileIn(level, dataspace, passes[k]) / this.#tileIn(level + 1, dataspace, parentPasses[parent]);
      return outside[parent] * part;
    });
  }

  /** Words of the tile of a level where the dimensions of `last` run their last pass. */
  #tileIn(level: number, dataspace: number, last: number): number {
    const { dimensions, rankStart } = this.#tables;
    const { points, lastPoints } = this.#nest;
    const at = level * dimensions;
    const own = points.slice(at, at + dimensions);
    for (let d = 0; d < dimensions; d++) if (last & (1 << d)) own[d] = lastPoints[at + d];
    let words = 1;
    for (let rank = rankStart[dataspace]; rank < rankStart[dataspace + 1]; rank++) {
      words *= extentOf(this.#tables, own, 0, rank);
    }
    return words;
  }
}
