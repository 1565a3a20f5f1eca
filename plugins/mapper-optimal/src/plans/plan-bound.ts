import type { OuterBounds } from '../bounds/outer-bounds.ts';
import type { Figures } from './figures.ts';
import { fitsMemory } from './memory-fit.ts';
import type { Plan } from './plan.ts';

/** Adds the least costs of one dataspace's flows to `costs` [at + resource]: every word comes once, and is written before it is read. */
export function addCompulsoryCosts(plan: Plan, s: number, costs: Float64Array, at: number): void {
  const resources = plan.resources.length;
  for (let flow = 0; flow < plan.flows; flow++) {
    if (plan.flowDataspace[flow] !== s) continue;
    const child = plan.flowChild[flow];
    for (let r = 0, place = flow * resources; r < resources; r++, place++) {
      const brought = Math.max(0, plan.compulsory[place] - plan.saved[place]);
      costs[at + r] += child < 0 ? plan.computeCost[place] : brought;
    }
  }
}

/** Hands on the least figures of a plan's mappings, for every shape of the innermost tile that fits. */
export function forEachTile(plan: Plan, bounds: OuterBounds, visit: (figures: Figures) => void): void {
  const { firstMemory, nextMemory, movable, minUtilizedWords, left } = plan.space;
  const next = nextMemory[firstMemory];
  if (next < 0) {
    visit(plan.measure(plan.constant, 0));
    return;
  }
  const positions = spatialShape(plan, firstMemory);
  const outside = bounds.table(plan, next);
  const costs = new Float64Array(plan.resources.length);
  const visitHere = () => {
    if (!bounds.costAt(plan, firstMemory, positions, outside, costs)) return;
    for (let r = 0; r < costs.length; r++) costs[r] += plan.constant[r];
    visit(plan.measure(costs, 0));
  };
  // Whatever the innermost loops make of the tile, the next memory's loops could.
  const isFree = !hasFlowsFrom(plan, firstMemory) && (movable[firstMemory] & ~movable[next]) === 0;
  if (isFree && minUtilizedWords[firstMemory] === 0 && !left) visitHere();
  else visitShapes(plan, positions, visitHere);
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
function visitShapes(plan: Plan, positions: Int32Array, visitHere: () => void): void {
  const { axes, lattice, firstMemory, allowed } = plan.space;
  const points = new Float64Array(axes);
  // Axes not yet chosen count as covered no further than they must be.
  const fits = (): boolean => {
    for (let axis = 0; axis < axes; axis++) points[axis] = lattice.divisors[axis][positions[axis]];
    return fitsMemory(plan, firstMemory, points, 0);
  };
  const visit = (axis: number): void => {
    if (axis === axes) {
      visitHere();
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
}
