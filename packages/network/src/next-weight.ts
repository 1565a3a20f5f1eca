import type { HullVertex } from './hull-vertices.ts';
import type { NetworkPoint } from './network-curve.ts';

/**
 * The weight that tells whether anything lies between the two points that the tangents of a vertex touch: by it both cost the
 * same. Undefined where nothing can: where they are one point, or the weight is one of the tangents' own.
 */
export function nextWeight<R>({ low, high }: HullVertex<NetworkPoint<R>>): number | undefined {
  const energyPj = high.point.energyPj - low.point.energyPj;
  const cycles = low.point.cycles - high.point.cycles;
  const weight = energyPj / cycles;
  return weight > low.weightPjPerCycle && weight < high.weightPjPerCycle ? weight : undefined;
}
