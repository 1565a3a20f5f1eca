import type { Plan } from './plan.ts';

/** What all components leak in a cycle, pJ. */
export function leakagePerCycle({ space, instances }: Plan): number {
  const { levels, isFanout, mapspace, costs } = space;
  let leakage = 0;
  for (let level = 0; level < levels; level++) {
    const leak = costs.levels[level].energyPj.leak ?? 0;
    const memory = mapspace.architecture.levels[level];
    if (isFanout[level] || leak === 0 || memory.kind !== 'memory') continue;
    const shared = memory.instances / mapspace.architecture.levels[memory.powerGatedAt].instances;
    leakage += leak * (shared > 1 ? shared * instances[memory.powerGatedAt] : instances[level]);
  }
  return leakage;
}
