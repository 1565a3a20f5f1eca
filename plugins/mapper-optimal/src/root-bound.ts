import type { OuterBounds } from './outer-bounds.ts';
import { leastPlaces, type Plan } from './plan.ts';
import { boxWords } from './projection.ts';

/** Least cost of one dataspace's flows: every word comes once, and is written before it is read. */
export function compulsoryCost(plan: Plan, s: number): number {
  let cost = 0;
  for (let flow = 0; flow < plan.flows; flow++) {
    if (plan.flowDataspace[flow] !== s) continue;
    const child = plan.flowChild[flow];
    if (child < 0) cost += plan.computeCost[flow];
    else cost += Math.max(0, plan.leastPrice[flow] * leastPlaces(plan, s, child) - plan.saved[flow]);
  }
  return cost;
}

/** Least cost of a plan, its constant included, over all shapes of the innermost tile that fit. */
export function leastPlanCost(plan: Plan, bounds: OuterBounds): number {
  const { space } = plan;
  const { axes, lattice, firstMemory, nextMemory, capacityWords, allowed, dataspaces, projections, movable } = space;
  const positions = new Int32Array(axes);
  const points = new Float64Array(axes);
  for (let axis = 0; axis < axes; axis++) {
    for (let l = 0; l < firstMemory; l++) {
      const n = lattice.divisors[axis].length;
      positions[axis] = lattice.products[axis][positions[axis] * n + plan.spatial[l * axes + axis]];
    }
  }
  const next = nextMemory[firstMemory];
  if (next < 0) return plan.constant;
  let flows = 0;
  for (let flow = 0; flow < plan.flows; flow++) if (plan.flowChild[flow] === firstMemory) flows++;
  const outside = bounds.table(plan, next);
  if (flows === 0 && (movable[firstMemory] & ~movable[next]) === 0) {
    // Whatever the innermost loops make of the tile, the next memory's loops could.
    return plan.constant + bounds.costAt(plan, firstMemory, positions, outside);
  }
  let least = Infinity;
  const limited = capacityWords[firstMemory] !== Infinity;
  const visit = (axis: number): void => {
    if (axis === axes) {
      least = Math.min(least, bounds.costAt(plan, firstMemory, positions, outside));
      return;
    }
    const start = positions[axis];
    const n = lattice.divisors[axis].length;
    for (const factor of allowed[firstMemory][axis]) {
      const product = lattice.products[axis][start * n + factor];
      if (product < 0) continue;
      positions[axis] = product;
      if (limited && !fits()) break;
      visit(axis + 1);
    }
    positions[axis] = start;
  };
  // Axes not yet chosen count as covered no further than they must be.
  const fits = (): boolean => {
    for (let axis = 0; axis < axes; axis++) points[axis] = lattice.divisors[axis][positions[axis]];
    let kept = 0;
    for (let s = 0; s < dataspaces; s++) {
      if (plan.keeps[firstMemory * dataspaces + s]) kept += boxWords(projections[s], points, 0);
    }
    return kept <= capacityWords[firstMemory];
  };
  visit(0);
  return plan.constant + least;
}
