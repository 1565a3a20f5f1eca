import type { CandidateBatch } from '@loopwright/core';
import type { OuterBounds } from '../bounds/outer-bounds.ts';
import type { Plan } from './plan.ts';
import { compulsoryCost, leastPlanCost } from './plan-bound.ts';

/**
 * Least cost of a mapping by every bound of its plan and of its tiles, as a mapping that was found elsewhere shows whether they
 * hold. Leaves the plan loaded.
 */
export function leastMappingCost(plan: Plan, bounds: OuterBounds, batch: CandidateBatch, candidate: number): number {
  const { levels, axes, lattice, dataspaces, isFanout, firstMemory, nextMemory } = plan.space;
  const factors = positionsOf(plan, batch, candidate);
  const keeps = batch.keeps.slice(candidate * levels * dataspaces, (candidate + 1) * levels * dataspaces);
  plan.load(
    keeps,
    factors.map((position, i) => (isFanout[Math.floor(i / axes)] ? position : 0)),
  );
  let compulsory = plan.overhead;
  for (let s = 0; s < dataspaces; s++) compulsory += compulsoryCost(plan, s);
  let least = Math.max(compulsory, leastPlanCost(plan, bounds));
  const shape = new Int32Array(axes);
  for (let level = 0, memory = firstMemory; level < levels; level++) {
    for (let axis = 0; axis < axes; axis++) {
      shape[axis] = lattice.products[axis][shape[axis] * lattice.divisors[axis].length + factors[level * axes + axis]];
    }
    if (level !== memory) continue;
    memory = nextMemory[level];
    least = Math.max(least, plan.constant + bounds.costAt(plan, level, shape, bounds.table(plan, memory)));
  }
  return least;
}

/** [level * axes + axis] */
function positionsOf({ space }: Plan, batch: CandidateBatch, candidate: number): Int16Array {
  const { levels, axes, lattice } = space;
  const { dimensions } = batch.shape;
  const positions = new Int16Array(levels * axes);
  for (let i = 0; i < positions.length; i++) {
    const [level, axis] = [Math.floor(i / axes), i % axes];
    const factor = batch.factors[(candidate * levels + level) * dimensions + lattice.dimensions[axis]];
    positions[i] = lattice.position(axis, factor);
  }
  return positions;
}
