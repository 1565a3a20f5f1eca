import type { Monotone } from '@loopwright/core';
import type { Goal } from './goal.ts';
import type { Figures } from './plans/figures.ts';

/** After the least value of a metric. */
export class ScoreGoal implements Goal {
  /** Scores from here on are no better than the best known. */
  limit = Infinity;
  readonly #of: Monotone['of'];

  constructor({ of }: Monotone) {
    this.#of = of;
  }

  score({ energyPj, cycles, outermostAccesses }: Figures): number {
    return this.#of(energyPj, cycles, outermostAccesses);
  }

  isCut({ energyPj, cycles, outermostAccesses }: Figures): boolean {
    return this.#of(energyPj, cycles, outermostAccesses) >= this.limit;
  }
}
