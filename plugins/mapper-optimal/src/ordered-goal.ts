import type { Monotone } from '@loopwright/core';
import type { Goal } from './goal.ts';
import type { Figures } from './plans/figures.ts';
import { ROUNDING } from './rounding.ts';

/** After the least value of a metric and, of all mappings that have it, the least of the next one, and so on. */
export class OrderedGoal implements Goal {
  /** What equals the best known in the first metric may still be better in the next. */
  limit = Infinity;
  readonly #metrics: readonly Monotone[];
  /** [metric] of the best known; Infinity from where on it is not known here. */
  readonly #best: Float64Array;

  /** @param metrics the first decides, the next break ties */
  constructor(metrics: readonly Monotone[]) {
    this.#metrics = metrics;
    this.#best = new Float64Array(metrics.length).fill(Infinity);
  }

  narrow(bestScore: number, figures?: Figures): void {
    this.limit = bestScore * (1 + ROUNDING);
    this.#metrics.forEach((metric, place) => {
      this.#best[place] = figures ? valueAt(metric, figures) : Infinity;
    });
    this.#best[0] = bestScore;
  }

  score(figures: Figures): number {
    return valueAt(this.#metrics[0], figures);
  }

  isCut(figures: Figures): boolean {
    for (let place = 0; place < this.#best.length; place++) {
      const best = this.#best[place];
      const least = valueAt(this.#metrics[place], figures);
      if (best === Infinity || least < best * (1 - ROUNDING)) return false;
      if (least > best * (1 + ROUNDING)) return true;
    }
    return true;
  }
}

function valueAt({ of }: Monotone, { energyPj, cycles, outermostAccesses }: Figures): number {
  return of(energyPj, cycles, outermostAccesses);
}
