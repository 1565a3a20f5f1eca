import type { Plan } from '../plans/plan.ts';

/** [level * axes + axis][position] 1 where the levels outside can make up what is left of the bound. */
export function measureReach(plan: Plan): Uint8Array[] {
  const { axes, levels, lattice, allowed, isFanout, padding } = plan.space;
  const reaches: Uint8Array[] = [];
  for (let axis = 0; axis < axes; axis++) {
    const n = lattice.divisors[axis].length;
    let after = new Uint8Array(n);
    after[n - 1] = 1;
    for (let level = levels - 1; level >= 0; level--) {
      reaches[level * axes + axis] = after;
      const before = new Uint8Array(n);
      const factors = isFanout[level] ? [plan.spatial[level * axes + axis]] : allowed[level][axis];
      for (let position = 0; position < n; position++) {
        for (const factor of factors) {
          const product = lattice.products[axis][position * n + factor];
          if (product < 0 || !after[product]) continue;
          const values = lattice.divisors[axis];
          if (padding && !padding.mayFollow(level, axis, values[position], values[factor])) continue;
          before[position] = 1;
        }
      }
      after = before;
    }
  }
  return reaches;
}
