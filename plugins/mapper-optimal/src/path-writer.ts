import { type CandidateBatch, Variants } from '@loopwright/core';
import type { Plan } from './plans/plan.ts';
import type { Path } from './tree/search-stack.ts';

/** Writes the mapping that a path is. The path fixes all factors and loop orders; fan-outs change over from X to Y where that first fits. */
export class PathWriter {
  /** Of its factors, once a mapping is written. */
  readonly variants: Variants;
  readonly #plan: Plan;
  readonly #numbers: Float64Array;

  constructor(plan: Plan) {
    const { mapspace } = plan.space;
    this.#plan = plan;
    this.variants = new Variants(mapspace, true);
    this.#numbers = new Float64Array(mapspace.shape.levels);
  }

  /** False where its factors fit no fan-out in any order. */
  write(path: Path, batch: CandidateBatch): boolean {
    this.#writeFactors(path, batch);
    if (!this.variants.prepare(batch.factors, 0)) return false;
    this.variants.write(this.#numbers, batch, 0);
    this.#writeOrders(path, batch);
    return true;
  }

  #writeFactors(path: Path, batch: CandidateBatch): void {
    const plan = this.#plan;
    const { levels, axes, lattice, mapspace, isFanout } = plan.space;
    const { dimensions } = mapspace.shape;
    batch.factors.fill(1);
    for (let level = 0; level < levels; level++) {
      if (!isFanout[level]) continue;
      for (let axis = 0; axis < axes; axis++) {
        batch.factors[level * dimensions + lattice.dimensions[axis]] =
          lattice.divisors[axis][plan.spatial[level * axes + axis]];
      }
    }
    for (let i = 0; i < path.length; i++) {
      batch.factors[path.levels[i] * dimensions + lattice.dimensions[path.axes[i]]] = path.factors[i];
    }
    this.#writeRemainders(batch);
    batch.keeps.set(plan.keeps);
  }

  /** Bounds of the last passes: the digits of the last index in the mixed radix of the factors, and one more. */
  #writeRemainders({ factors, remainders }: CandidateBatch): void {
    remainders.set(factors);
    const { padding, levels, lattice, mapspace } = this.#plan.space;
    if (!padding) return;
    const { dimensions } = mapspace.shape;
    lattice.dimensions.forEach((d, axis) => {
      let last = padding.bounds[axis] - 1;
      for (let at = d; at < levels * dimensions; at += dimensions) {
        remainders[at] = (last % factors[at]) + 1;
        last = Math.floor(last / factors[at]);
      }
    });
  }

  /** Loops of a memory as the path has them, as far as the user's order leaves them free; loops of bound 1 inside. */
  #writeOrders(path: Path, batch: CandidateBatch): void {
    const { levels, lattice, mapspace, isFanout } = this.#plan.space;
    const { dimensions } = mapspace.shape;
    for (let level = 0; level < levels; level++) {
      if (isFanout[level]) continue;
      const { prefix, free, suffix } = mapspace.orders[level];
      const placed: number[] = [];
      for (let i = 0; i < path.length; i++) {
        const d = lattice.dimensions[path.axes[i]];
        if (path.levels[i] === level && free.includes(d)) placed.push(d);
      }
      const idle = free.filter((d) => !placed.includes(d));
      batch.permutation.set([...prefix, ...idle, ...placed, ...suffix], level * dimensions);
    }
  }
}
