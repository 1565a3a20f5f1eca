import type { OuterBounds } from '../bounds/outer-bounds.ts';
import { keptWords } from './kept-words.ts';
import { leastPlaces } from './least-places.ts';
import type { Plan } from './plan.ts';

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
  const { firstMemory, nextMemory, movable } = plan.space;
  const next = nextMemory[firstMemory];
  if (next < 0) return plan.constant;
  const positions = spatialShape(plan, firstMemory);
  const outside = bounds.table(plan, next);
  const costHere = () => bounds.costAt(plan, firstMemory, positions, outside);
  // Whatever the innermost loops make of the tile, the next memory's loops could.
  const isFree = !hasFlowsFrom(plan, firstMemory) && (movable[firstMemory] & ~movable[next]) === 0;
  return plan.constant + (isFree ? costHere() : leastOverShapes(plan, positions, costHere));
}

/** [axis] position of what the spatial factors inside a level cover. */
function spatialShape({ space, spatial }: Plan, level: number): Int32Array {
  const { axes, lattice } = space;
  const positions = new Int32Array(axes);
  for (let axis = 0; axis < axes; axis++) {
    const n = lattice.divisors[axis].length;
    for (let l = 0; l < level; l++) {
      positions[axis] = lattice.products[axis][positions[axis] * n + spatial[l * axes + axis]];
    }
  }
  return positions;
}

function hasFlowsFrom(plan: Plan, child: number): boolean {
  for (let flow = 0; flow < plan.flows; flow++) if (plan.flowChild[flow] === child) return true;
  return false;
}

/** Grows `positions` by the innermost memory's own loops to every shape that it can keep. */
function leastOverShapes(plan: Plan, positions: Int32Array, costHere: () => number): number {
  const { axes, lattice, firstMemory, capacityWords, allowed } = plan.space;
  const points = new Float64Array(axes);
  // Axes not yet chosen count as covered no further than they must be.
  const fits = (): boolean => {
    for (let axis = 0; axis < axes; axis++) points[axis] = lattice.divisors[axis][positions[axis]];
    return keptWords(plan, firstMemory, points, 0) <= capacityWords[firstMemory];
  };
  let least = Infinity;
  const visit = (axis: number): void => {
    if (axis === axes) {
      least = Math.min(least, costHere());
      return;
    }
    const start = positions[axis];
    const n = lattice.divisors[axis].length;
    for (const factor of allowed[firstMemory][axis]) {
      const product = lattice.products[axis][start * n + factor];
      if (product < 0) continue;
      positions[axis] = product;
      if (!fits()) break;
      visit(axis + 1);
    }
    positions[axis] = start;
  };
  visit(0);
  return least;
}
