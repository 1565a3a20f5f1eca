import type { Costs, LeastLeft, Mapspace } from '@loopwright/core';
import type { AxisTables } from './lattice.ts';
import { describeSpace, type Space } from './space.ts';

/** The spaces of all padded problems of a mapspace, each described when it is asked for. */
export class PaddedSpaces {
  /** That of the problem as it is. */
  readonly plain: Space;
  readonly #mapspace: Mapspace;
  readonly #costs: Costs;
  readonly #tables = new Map<number, AxisTables>();
  readonly #known = new Map<string, Space>();

  constructor(mapspace: Mapspace, costs: Costs, left?: LeastLeft) {
    this.#mapspace = mapspace;
    this.#costs = costs;
    this.plain = describeSpace(mapspace, costs, mapspace.problem, this.#tables, left);
    this.#known.set(this.plain.lattice.bounds.join(), this.plain);
  }

  /** @param bounds [axis] */
  of(bounds: ArrayLike<number>): Space {
    const key = Array.prototype.join.call(bounds);
    const known = this.#known.get(key);
    if (known) return known;
    const { problem } = this.#mapspace;
    const dimensions = problem.dimensions.slice();
    this.plain.lattice.dimensions.forEach((d, axis) => {
      dimensions[d] = { ...dimensions[d], bound: bounds[axis] };
    });
    const space = describeSpace(this.#mapspace, this.#costs, { ...problem, dimensions }, this.#tables);
    this.#known.set(key, space);
    return space;
  }
}
