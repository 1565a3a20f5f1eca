import type { Monotone } from '@loopwright/core';
import type { Goal } from './goal.ts';
import type { Figures } from './plans/figures.ts';
import { ROUNDING } from './rounding.ts';

interface Point {
  readonly energyPj: number;
  readonly cycles: number;
}

/** After all mappings that no other one beats in energy and cycles together: what a known one matches is cut. */
export class FrontGoal implements Goal {
  /** None is cut by its score. */
  readonly limit = Infinity;
  /** Unbeaten so far: the more energy, the fewer cycles. */
  readonly #points: Point[] = [];
  readonly #of: Monotone['of'];

  /** @param monotone a metric of energy and cycles; it orders plans */
  constructor({ of }: Monotone) {
    this.#of = of;
  }

  narrow(): void {}

  score({ energyPj, cycles, outermostAccesses }: Figures): number {
    return this.#of(energyPj, cycles, outermostAccesses);
  }

  isCut({ energyPj, cycles }: Pick<Figures, 'energyPj' | 'cycles'>): boolean {
    const last = this.#countBelow(energyPj / (1 - ROUNDING)) - 1;
    return last >= 0 && this.#points[last].cycles <= cycles;
  }

  /** Takes in a mapping; false where a known one matches it. */
  offer(energyPj: number, cycles: number): boolean {
    if (this.isCut({ energyPj, cycles })) return false;
    const points = this.#points;
    const at = this.#countBelow(energyPj);
    let end = at;
    while (end < points.length && points[end].cycles >= cycles) end++;
    points.splice(at, end - at, { energyPj, cycles });
    return true;
  }

  /** Points that take so much energy at the most. */
  #countBelow(energyPj: number): number {
    const points = this.#points;
    let low = 0;
    let high = points.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (points[middle].energyPj <= energyPj) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
