import type { Nest } from '../nest.ts';
import type { Tables } from '../tables.ts';
import type { ArrayPasses, Pass } from './array-passes.ts';

/** Which children of an instance lie side by side on its mesh, and how far apart their tiles are. */
export class ArrayNeighbours {
  readonly #tables: Tables;
  readonly #nest: Nest;
  readonly #passes: ArrayPasses;
  #columns = 1;
  #places = 1;
  #siblings = 1;
  /** [pass before * passes + pass] */
  readonly #gaps = new Map<number, ReadonlySet<number>>();

  constructor(tables: Tables, nest: Nest, passes: ArrayPasses) {
    this.#tables = tables;
    this.#nest = nest;
    this.#passes = passes;
  }

  turnTo(level: number): void {
    const { fanoutX, fanoutY } = this.#tables;
    const { childrenX, childrenY, children } = this.#nest;
    this.#columns = Math.max(fanoutX[level], childrenX[level]);
    this.#places = this.#columns * Math.max(fanoutY[level], childrenY[level]);
    this.#siblings = children[level];
    this.#gaps.clear();
  }

  /** How many neighbours a child has; afterwards, `neighbour` names them. */
  of(child: number, neighbours: Int32Array): number {
    const siblings = this.#siblings;
    const columns = this.#columns;
    const at = child % siblings;
    const x = at % columns;
    let count = 0;
    if (x > 0) neighbours[count++] = child - 1;
    if (x < columns - 1 && at + 1 < siblings) neighbours[count++] = child + 1;
    if (at >= columns) neighbours[count++] = child - columns;
    if (at + columns < Math.min(this.#places, siblings)) neighbours[count++] = child + columns;
    return count;
  }

  /** Ways from the tile that a child has in a pass to those that its neighbours have in the pass before, of all children. */
  gaps(before: Pass, pass: Pass): ReadonlySet<number> {
    const key = before.index * 65_536 + pass.index;
    const known = this.#gaps.get(key);
    if (known) return known;
    const gaps = this.#measure(before, pass);
    this.#gaps.set(key, gaps);
    return gaps;
  }

  #measure(before: Pass, pass: Pass): ReadonlySet<number> {
    const gaps = new Set<number>();
    const neighbours = new Int32Array(4);
    const latest = new Float64Array(4).fill(NaN);
    for (let child = 0; child < this.#passes.children; child++) {
      if (pass.cell[child] < 0) continue;
      for (let k = this.of(child, neighbours) - 1; k >= 0; k--) {
        if (before.cell[neighbours[k]] < 0) continue;
        const gap = before.offset[neighbours[k]] - pass.offset[child];
        // Most lie as far apart as those looked at before.
        if (gap !== latest[k]) gaps.add(gap);
        latest[k] = gap;
      }
    }
    return gaps;
  }
}
