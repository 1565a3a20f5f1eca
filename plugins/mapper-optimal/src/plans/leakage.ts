import type { Plan } from './plan.ts';

/** What all components leak in a cycle at the least, pJ. */
export function leakagePerCycle({ space, instances }: Plan): number {
  const { levels, isFanout, mapspace, costs, padding, left } = space;
  let leakage = 0;
  for (let level = 0; level < levels; level++) {
    const leak = costs.levels[level].energyPj.leak ?? 0;
    const memory = mapspace.architecture.levels[level];
    if (isFanout[level] || leak === 0 || memory.kind !== 'memory') continue;
    const shared = memory.instances / mapspace.architecture.levels[memory.powerGatedAt].instances;
    const leaking = shared > 1 ? memory.powerGatedAt : level;
    leakage += leak * Math.max(1, shared) * instances[leaking] * (left?.leaking[leaking] ?? 1);
  }
  // Some instances may never be in use: no more than the iterations that are not real.
  return padding ? padding.real.reduce((product, real) => product * real, leakage) : leakage;
}
