import { CandidateBatch } from '@loopwright/core';
import type { Goal } from './goal.ts';
import type { Incumbent } from './incumbent.ts';
import type { PathEnd } from './path-end.ts';
import { PathWriter } from './path-writer.ts';
import type { Plan } from './plans/plan.ts';
import type { Path } from './tree/search-stack.ts';

/**
 * Leaves open what a path stands for, where that costs more than it costs at the least: the least of these bounds all of them. The path
 * itself is costed, as it may be the best.
 */
export class OpenLeaf implements PathEnd {
  readonly pending = false;
  least = Infinity;
  readonly #plan: Plan;
  readonly #goal: Goal;
  readonly #incumbent: Incumbent;
  readonly #writer: PathWriter;
  readonly #batch: CandidateBatch;
  #planBound = 0;

  constructor(plan: Plan, goal: Goal, incumbent: Incumbent) {
    this.#plan = plan;
    this.#goal = goal;
    this.#incumbent = incumbent;
    this.#writer = new PathWriter(plan);
    this.#batch = new CandidateBatch(plan.space.mapspace.shape, 1);
  }

  begin(planBound: number): void {
    this.#planBound = planBound;
  }

  settle(path: Path, costs: Float64Array): void {
    if (!this.#writer.write(path, this.#batch)) return;
    const least = Math.max(this.#planBound, this.#goal.score(this.#plan.measure(costs, 0)));
    this.#incumbent.evaluate(this.#batch, 0, least);
    this.least = Math.min(this.least, least);
  }

  run(): void {}
}
