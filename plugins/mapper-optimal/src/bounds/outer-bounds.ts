import { utilizesMemory } from '../plans/memory-fit.ts';
import type { Plan } from '../plans/plan.ts';
import { measureExtents } from '../space/projection.ts';
import type { Space } from '../space/space.ts';
import { NextLoop } from './next-loop.ts';

/** Numbers in the tables of one search, at the most: some 500 MB; the oldest go first. */
const MOST_NUMBERS = 2 ** 26;

/**
 * Least costs of what is outside a tile. For a memory and every tile shape inside its own loops: the least that all flows out
 * of this memory and of those further out can cost, of every resource by itself, whatever loops follow. A shape's own flows cost at least what their
 * tiles ask for (`NextLoop`); the least over all shapes that it can still grow to,
 * and that fit, bounds what follows. A table depends on nothing further in, so plans share it.
 */
export class OuterBounds {
  /** Entries of tables that were computed so far. */
  entries = 0;
  readonly #resources: number;
  readonly #tables = new Map<string, Float64Array>();
  readonly #points: Float64Array;
  readonly #strides: Float64Array;
  readonly #next: NextLoop;
  readonly #positions: Int32Array;
  readonly #extents: Float64Array;
  readonly #costs: Float64Array;

  constructor(space: Space, resources: number) {
    const { axes } = space;
    this.#resources = resources;
    this.#costs = new Float64Array(resources);
    this.#points = new Float64Array(axes);
    this.#strides = new Float64Array(axes);
    this.#next = new NextLoop(axes, resources);
    this.#positions = new Int32Array(axes);
    this.#extents = new Float64Array(space.mostRanks);
  }

  /** [resource * shapes + shape] inside the loops of memory `level`; undefined where the level is -1: nothing follows. */
  table(plan: Plan, level: number): Float64Array | undefined {
    if (level < 0) return undefined;
    const key = this.#key(plan, level);
    const known = this.#tables.get(key);
    if (known) return known;
    const table = this.#build(plan, level);
    if ((this.#tables.size + 1) * table.length > MOST_NUMBERS) this.#tables.delete(this.#tables.keys().next().value!);
    this.#tables.set(key, table);
    return table;
  }

  /**
   * Writes to `costs` [resource] the least cost of the flows out of memory `level` where the shape inside it is the one given, and
   * of all further out; false where there is no such mapping.
   */
  costAt(
    plan: Plan,
    level: number,
    positions: Int32Array,
    outside: Float64Array | undefined,
    costs: Float64Array,
  ): boolean {
    const { axes, lattice, nextMemory } = plan.space;
    const points = this.#points;
    const { steps } = this.#next;
    for (let axis = 0; axis < axes; axis++) {
      points[axis] = lattice.divisors[axis][positions[axis]];
      steps[axis] = lattice.bounds[axis] / (points[axis] * plan.spatialOutside[level * axes + axis]);
      // The spatial factors outside must fit into what is left.
      if (steps[axis] !== Math.floor(steps[axis])) return false;
    }
    if (!utilizesMemory(plan, level, points, 0)) return false;
    costs.fill(0);
    if (nextMemory[level] < 0) return true;
    const shape = this.#shapeOutside(plan, level, positions);
    if (shape < 0) return false;
    if (outside !== undefined) {
      if (outside[shape] === Infinity) return false;
      for (let r = 0; r < costs.length; r++) costs[r] = outside[r * lattice.size + shape];
    }
    this.#addFlows(plan, level, costs);
    return true;
  }

  /** Number of the shape that the fan-outs up to the next memory make of a tile, -1 where there is none; writes its points to `strides`. */
  #shapeOutside(plan: Plan, level: number, positions: Int32Array): number {
    const { axes, lattice, nextMemory } = plan.space;
    let shape = 0;
    for (let axis = 0; axis < axes; axis++) {
      let position = positions[axis];
      const n = lattice.divisors[axis].length;
      for (let l = level + 1; l < nextMemory[level]; l++) {
        position = lattice.products[axis][position * n + plan.spatial[l * axes + axis]];
        if (position < 0) return -1;
      }
      this.#strides[axis] = lattice.divisors[axis][position];
      shape += position * lattice.strides[axis];
    }
    return shape;
  }

  #addFlows(plan: Plan, level: number, costs: Float64Array): void {
    const { projections, nextMemory } = plan.space;
    const next = this.#next;
    next.begin(this.#strides, 0, !plan.hasSpatialLoopsFrom(nextMemory[level] + 1));
    let flows = 0;
    for (let flow = 0; flow < plan.flows; flow++) {
      if (plan.flowChild[flow] !== level) continue;
      const projection = projections[plan.flowDataspace[flow]];
      const full = measureExtents(projection, this.#points, 0, this.#extents, 0);
      const priceAt = flow * costs.length;
      for (let r = 0; r < costs.length; r++) {
        costs[r] += (next.all === 1 ? plan.leastPrice[priceAt + r] * full : 0) - plan.saved[priceAt + r];
      }
      if (next.all === 1) continue;
      next.add(projection, plan.leastPrice, priceAt, plan.compulsory, priceAt, full, this.#extents, 0);
      flows++;
    }
    if (flows > 0) next.addLeast(costs);
  }

  #key(plan: Plan, level: number): string {
    const { levels, dataspaces, axes, isFanout } = plan.space;
    const keeps = plan.keeps.subarray(level * dataspaces, levels * dataspaces);
    let key = `${level}|${keeps.join('')}`;
    if (plan.isPadded) key += `|${plan.space.lattice.bounds.join()}|${this.#realShares(plan, level)}`;
    for (let l = level + 1; l < levels; l++) {
      if (isFanout[l]) key += `|${plan.spatial.subarray(l * axes, (l + 1) * axes).join(',')}`;
    }
    return key;
  }

  /** Of the flows that are in the table: they differ with what is spatial inside. */
  #realShares(plan: Plan, level: number): string {
    let shares = '';
    for (let flow = 0; flow < plan.flows; flow++) {
      if (plan.flowChild[flow] >= level) shares += `${plan.realFills[flow]},${plan.realReads[flow]},`;
    }
    return `${shares}${plan.unevenFanout}`;
  }

  #build(plan: Plan, level: number): Float64Array {
    const { lattice, axes, nextMemory } = plan.space;
    const outside = this.table(plan, nextMemory[level]);
    const costs = this.#costs;
    const table = new Float64Array(this.#resources * lattice.size);
    const positions = this.#positions.fill(0);
    this.entries += lattice.size;
    for (let index = 0; index < lattice.size; index++) {
      const isPossible = this.costAt(plan, level, positions, outside, costs);
      for (let r = 0; r < costs.length; r++) table[r * lattice.size + index] = isPossible ? costs[r] : Infinity;
      for (let axis = 0; axis < axes; axis++) {
        if (++positions[axis] < lattice.divisors[axis].length) break;
        positions[axis] = 0;
      }
    }
    this.#spread(plan, table, level);
    return table;
  }

  /** Replaces every entry by the least over all shapes that the level's own loops can make of it. */
  #spread(plan: Plan, table: Float64Array, level: number): void {
    const { lattice, axes, movable } = plan.space;
    for (let axis = 0; axis < axes; axis++) {
      if (!(movable[level] & (1 << axis))) continue;
      const n = lattice.divisors[axis].length;
      const stride = lattice.strides[axis];
      const block = stride * n;
      const products = lattice.products[axis];
      for (const prime of lattice.primes[axis]) {
        // From the largest divisor down, so that an entry takes in those already spread.
        for (let position = n - 1; position >= 0; position--) {
          const grown = products[position * n + prime];
          if (grown < 0) continue;
          for (let outer = 0; outer < table.length; outer += block) {
            const at = outer + position * stride;
            const from = outer + grown * stride;
            for (let i = 0; i < stride; i++) if (table[from + i] < table[at + i]) table[at + i] = table[from + i];
          }
        }
      }
    }
  }
}
