import type { Plan } from './plan.ts';

/** Costs that no dataspace is to blame for: computes and leakage. */
export function overheadOf(plan: Plan): number {
  const { levels, isFanout, computes, mapspace } = plan.space;
  const { compute, leak } = plan.prices;
  let cost = computes * compute;
  for (let level = 0; level < levels; level++) {
    if (isFanout[level] || leak[level] === 0) continue;
    const memory = mapspace.architecture.levels[level];
    if (memory.kind !== 'memory') continue;
    const shared = memory.instances / mapspace.architecture.levels[memory.powerGatedAt].instances;
    const leaking = shared > 1 ? shared * plan.instances[memory.powerGatedAt] : plan.instances[level];
    cost += leak[level] * plan.temporal * leaking;
  }
  return cost;
}
