import type { Monotone } from '@loopwright/core';
import type { Goal } from './goal.ts';
import type { Figures } from './plans/figures.ts';
import { ROUNDING } from './rounding.ts';

/** After the least value of a metric. */
export class ScoreGoal implements Goal {
  /** Scores from here on are no better than the best known, but for rounding. */
  limit = Infinity;
  readonly #of: Monotone['of'];

  constructor({ of }: Monotone) {
    this.#of = of;
  }

  narrow(bestScore: number): void {
    this.limit = bestScore * (1 - ROUNDING);
  }

  score({ energyPj, cycles, outermostAccesses }: Figures): number {
    return this.#of(energyPj, cycles, outermostAccesses);
  }

  isCut({ energyPj, cycles, outermostAccesses }: Figures): boolean {
    return this.#of(energyPj, cycles, outermostAccesses) >= this.limit;
  }
}
