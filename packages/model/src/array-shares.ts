import type { ArrayRoles } from './array-roles.ts';
import type { ArraySums } from './array-sums.ts';
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
  /** 1 where these are those of the candidate at hand. */
  readonly #known: Uint8Array;

  /** [dataspace] of an instance of the uneven fan-out. */
  readonly #whole: Float64Array;
  readonly #sums: ArraySums;

  constructor(tables: Tables, nest: Nest, roles: ArrayRoles, sums: ArraySums) {
    this.#tables = tables;
    this.#nest = nest;
    this.#roles = roles;
    this.#whole = new Float64Array(tables.dataspaces);
    this.#sums = sums;
    this.#known = new Uint8Array(tables.levels * tables.dataspaces);
  }

  /** Takes note of the share of an instance of the uneven fan-out, which is split among what lies inside it. */
  split(dataspace: number, share: number): void {
    const { dataspaces } = this.#tables;
    this.#whole[dataspace] = share;
    for (let level = this.#nest.unevenFanout - 1; level >= 0; level--) this.#known[level * dataspaces + dataspace] = 0;
  }

  /** [instance in use] */
  of(level: number, dataspace: number): Float64Array {
    const at = level * this.#tables.dataspaces + dataspace;
    if (this.#known[at]) return this.#shares[at];
    const { unevenFanout } = this.#nest;
    const outside =
      level + 1 === unevenFanout
        ? new Float64Array(this.#roles.used(unevenFanout).length).fill(this.#whole[dataspace])
        : this.of(level + 1, dataspace);
    this.#shares[at] = this.#splitAt(level, dataspace, outside);
    this.#known[at] = 1;
    return this.#shares[at];
  }

  /** Of the instances in use on average. */
  mean(level: number, dataspace: number): number {
    if (this.#tilesAddUp(dataspace) && this.#sums.placesAreFixed()) return this.#meanOfTiles(level, dataspace);
    const shares = this.of(level, dataspace);
    return shares.reduce((sum, share) => sum + share, 0) / shares.length;
  }

  /** Whether tiles that differ have no gaps between them, and no words in common. */
  #tilesAddUp(dataspace: number): boolean {
    const { windowStart, windowMask, hasOwnRanks } = this.#tables;
    return (
      windowStart[dataspace] === windowStart[dataspace + 1] && !windowMask[dataspace] && hasOwnRanks[dataspace] === 1
    );
  }

  #meanOfTiles(level: number, dataspace: number): number {
    const { dimensions, relevantMask } = this.#tables;
    const { unevenFanout } = this.#nest;
    let parts = 1;
    for (let d = 0; d < dimensions; d++) {
      if (!(relevantMask[dataspace] & (1 << d))) continue;
      parts *= this.#sums.placesOf(level + 1, d) / this.#sums.placesOf(unevenFanout + 1, d);
    }
    return this.#whole[dataspace] / parts;
  }

  #splitAt(level: number, dataspace: number, outside: Float64Array): Float64Array {
    const children = this.#nest.children[level + 1];
    if (children === 1) return outside;
    const parents = this.#roles.used(level + 1);
    const passes = this.#roles.firstPass(level);
    const parentPasses = this.#roles.parentPass(level);
    let parent = 0;
    return Float64Array.from(this.#roles.used(level), (number, k) => {
      while (parents[parent] !== Math.floor(number / children)) parent++;
      const part = this.#tileIn(level, dataspace, passes[k]) / this.#tileIn(level + 1, dataspace, parentPasses[k]);
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
