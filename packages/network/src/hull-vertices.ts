import type { Tangent } from './cost-curve.ts';
import { meets } from './relative-rounding.ts';
import { weightedCost } from './weighted-objective.ts';

interface Cost {
  readonly energyPj: number;
  readonly cycles: number;
}

/** Where two tangents meet, and no third one lies above. */
export interface HullVertex<P> extends Cost {
  /** The tangent of less weight, which holds at more cycles, and the other. */
  readonly low: Tangent<P>;
  readonly high: Tangent<P>;
}

/**
 * The vertices of what tangents leave possible, by falling cycles. A cost that is least at vertices is nowhere less.
 *
 * @param tangents by rising weight, 0 and Infinity among them; without a point where only a bound is known
 */
export function hullVertices<P extends Cost | null>(tangents: readonly Tangent<P>[]): HullVertex<P>[] {
  const vertices: HullVertex<P>[] = [];
  let low = 0;
  while (low < tangents.length - 1) {
    // Walking to fewer cycles, the tangent that is met next is the one at most cycles.
    let next = low + 1;
    for (let other = low + 2; other < tangents.length; other++) {
      if (meeting(tangents[low]!, tangents[other]!) > meeting(tangents[low]!, tangents[next]!)) next = other;
    }
    vertices.push(vertex(tangents[low]!, tangents[next]!));
    low = next;
  }
  return vertices;
}

/** A point that touches both tangents is where they meet, free of the rounding of two slopes that hardly differ. */
function vertex<P extends Cost | null>(low: Tangent<P>, high: Tangent<P>): HullVertex<P> {
  const shared = [low.point, high.point].find((point) => point && touches(low, point) && touches(high, point));
  if (shared) return { energyPj: shared.energyPj, cycles: shared.cycles, low, high };
  const cycles = meeting(low, high);
  return { energyPj: low.bound - low.weightPjPerCycle * cycles, cycles, low, high };
}

function touches({ weightPjPerCycle, bound }: Tangent<unknown>, { energyPj, cycles }: Cost): boolean {
  return meets(bound, weightedCost(weightPjPerCycle, energyPj, cycles));
}

/** Cycles at which two tangents have the same energy. */
function meeting(low: Tangent<unknown>, high: Tangent<unknown>): number {
  if (high.weightPjPerCycle === Infinity) return high.bound;
  return (high.bound - low.bound) / (high.weightPjPerCycle - low.weightPjPerCycle);
}
