import type { Tables } from '../../tables.ts';
import type { SparseTables } from '../sparse-tables.ts';
import type { TilesOfFrame } from './tiles-of-frame.ts';

/**
 * The most that units can save in any order of loops. A read is found in vain by a tile that covers no less than the tile of the next
 * memory inside; the smaller, the more often it is empty. Where several loops move both tensors, blocks may divide such a tile along them.
 */
export class MostSaved {
  /** [level * dataspaces + dataspace] chance of what is saved of reads and updates there. */
  readonly chance: Float64Array;
  readonly #dense: Tables;
  readonly #sparse: SparseTables;
  readonly #tiles: TilesOfFrame;
  /** [dimension] */
  readonly #covered: Float64Array;

  constructor(dense: Tables, sparse: SparseTables, tiles: TilesOfFrame) {
    this.chance = new Float64Array(dense.levels * dense.dataspaces);
    this.#dense = dense;
    this.#sparse = sparse;
    this.#tiles = tiles;
    this.#covered = new Float64Array(dense.dimensions);
  }

  /** Bounds the chances of what units save; false where one has nothing to save. */
  limit(): boolean {
    const { levels, dataspaces } = this.#dense;
    this.chance.fill(0);
    for (let level = 0; level < levels; level++) {
      for (const { options } of this.#sparse.units[level]) {
        for (const { target, conditionOn } of options) {
          const own = this.#keeperFrom(target, level, 1, levels);
          if (own < 0) return false;
          const child = this.#keeperFrom(target, own - 1, -1, -1);
          const at = own * dataspaces + target;
          this.chance[at] = Math.max(this.chance[at], this.#mostSaved(target, child, conditionOn));
        }
      }
    }
    return true;
  }

  /** The first level from one on, in steps, that keeps a dataspace; -1 where none does. */
  #keeperFrom(s: number, from: number, step: number, end: number): number {
    for (let level = from; level !== end; level += step) {
      if (this.#tiles.isKept(level * this.#dense.dataspaces + s)) return level;
    }
    return -1;
  }

  #mostSaved(target: number, child: number, conditionOn: readonly number[]): number {
    const { dimensions, problem } = this.#dense;
    let effectual = 1;
    for (const condition of conditionOn) {
      const { dimensions: moves } = this.#tiles.lattices[condition];
      const shared = moves.filter(
        (d) => problem.dimensions[d].bound > 1 && this.#tiles.lattices[target].dimensions.includes(d),
      );
      this.#covered.fill(1);
      for (const d of moves) {
        const isDivided = shared.length > 1 && shared.includes(d);
        if (child >= 0 && !isDivided) this.#covered[d] = this.#tiles.points[child * dimensions + d];
      }
      effectual *= 1 - this.#tiles.lattices[condition].emptyChance(this.#covered);
    }
    return 1 - effectual;
  }
}
