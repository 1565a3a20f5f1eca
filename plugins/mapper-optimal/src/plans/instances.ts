import type { Plan } from './plan.ts';

/** Counts instances and children in use of every level, from the outermost in, and the temporal steps that are left. */
export function countInstances(plan: Plan): void {
  const { levels, axes, isFanout, lattice, clusters, iterations } = plan.space;
  const { spatial, spatialOutside, instances, paying, children, resources } = plan;
  let used = 1;
  const outside = new Float64Array(axes).fill(1);
  for (let level = levels - 1; level >= 0; level--) {
    instances[level] = used;
    resources.forEach(({ payers }, r) => {
      const all = payers === 'one' ? 1 : used;
      paying[r * levels + level] = payers === 'clusters' ? Math.min(all, clusters[level]) : all;
    });
    children[level] = 1;
    for (let axis = 0; axis < axes; axis++) spatialOutside[level * axes + axis] = outside[axis];
    if (!isFanout[level]) continue;
    for (let axis = 0; axis < axes; axis++) {
      const factor = lattice.divisors[axis][spatial[level * axes + axis]];
      children[level] *= factor;
      outside[axis] *= factor;
    }
    used *= children[level];
  }
  plan.temporal = iterations / used;
  plan.unevenFanout = findUnevenFanout(plan);
}

function findUnevenFanout({ space, spatial }: Plan): number {
  const { levels, axes, isFanout, padding } = space;
  for (let level = levels - 1; padding && level >= 0; level--) {
    for (let axis = 0; axis < axes; axis++) {
      if (isFanout[level] && padding.axes & (1 << axis) && spatial[level * axes + axis] > 0) return level;
    }
  }
  return -1;
}
