import { CandidateBatch, type CostFigure } from '@loopwright/core';
import type { Goal } from './goal.ts';
import type { Incumbent } from './incumbent.ts';
import type { PathEnd } from './path-end.ts';
import { PathWriter } from './path-writer.ts';
import type { Figures } from './plans/figures.ts';
import type { Plan } from './plans/plan.ts';
import { ROUNDING } from './rounding.ts';
import type { Path } from './tree/search-stack.ts';

/**
 * Costs the mappings that a path stands for. The path fixes all factors and what is kept; the loop orders it has are those
 * for which the bound holds. Where the real cost is the bound, nothing that the path stands for is better. Else (words
 * passed on between neighbours, networks, leakage) every loop order and split of these factors is tried, which settles
 * them once for all.
 */
export class Leaf implements PathEnd {
  readonly #plan: Plan;
  readonly #goal: Goal;
  /** Figures that the goal depends on. */
  readonly #figures: readonly CostFigure[];
  readonly #incumbent: Incumbent;
  readonly #isAddedTo: boolean;
  readonly #writer: PathWriter;
  readonly #batch: CandidateBatch;
  readonly #numbers: Float64Array;
  readonly #settled = new Set<string>();
  /** All that a path stands for is costed, or worse than the best. */
  readonly least = Infinity;
  /** What remains to be tried; the odometer runs over the levels in the order given. */
  #pending = false;
  readonly #ordered: CandidateBatch;
  #followsPath = false;
  #key = '';
  /** Least figures and score of the path, and score of all mappings of its plan. */
  readonly #target: Figures = { energyPj: 0, cycles: 0, outermostAccesses: 0 };
  #targetScore = 0;
  #planBound = 0;

  /** @param isAddedTo whether plugins add to what the plan knows of: any order may then differ from any other */
  constructor(plan: Plan, goal: Goal, figures: readonly CostFigure[], incumbent: Incumbent, isAddedTo: boolean) {
    const { mapspace } = plan.space;
    this.#plan = plan;
    this.#goal = goal;
    this.#figures = figures;
    this.#incumbent = incumbent;
    this.#isAddedTo = isAddedTo;
    this.#writer = new PathWriter(plan);
    this.#batch = new CandidateBatch(mapspace.shape, 1);
    this.#ordered = new CandidateBatch(mapspace.shape, 1);
    this.#numbers = new Float64Array(mapspace.shape.levels);
  }

  get pending(): boolean {
    return this.#pending;
  }

  begin(planBound: number): void {
    this.#planBound = planBound;
    this.#settled.clear();
    this.#pending = false;
  }

  settle(path: Path, costs: Float64Array): void {
    const batch = this.#ordered;
    if (!this.#writer.write(path, batch)) return;
    this.#numbers.fill(0);
    Object.assign(this.#target, this.#plan.measure(costs, 0));
    this.#targetScore = this.#goal.score(this.#target);
    this.#incumbent.evaluate(batch, 0, this.#bound(true));
    if (this.#meetsTarget(batch)) return;
    if (!this.#isAddedTo && (batch.rejection[0] || !this.#mayDiffer(batch))) return;
    const key = batch.factors.join();
    if (this.#settled.has(key)) return;
    this.#key = key;
    this.#pending = true;
    this.#followsPath = true;
  }

  /** Tries up to so many more; stops where one meets the target, or the target is no longer of interest. */
  run(evaluations: number): void {
    for (let i = 0; i < evaluations && this.#pending; i++) {
      if (!this.#advance()) return;
      this.#write();
      this.#incumbent.evaluate(this.#batch, 0, this.#bound(this.#followsPath));
      if (this.#meetsTarget(this.#batch) || this.#goal.isCut(this.#target)) this.#pending = false;
    }
  }

  /** What is known of a mapping of these factors: other loop orders than those of the path may have lower bounds. */
  #bound(followsPath: boolean): number {
    return followsPath ? Math.max(this.#targetScore, this.#planBound) : this.#planBound;
  }

  #meetsTarget(batch: CandidateBatch): boolean {
    if (batch.rejection[0]) return false;
    return this.#figures.every((figure) => batch[figure][0] <= this.#target[figure] * (1 + ROUNDING));
  }

  /**
   * Whether another order of the same factors may cost less. Not where the run is longer than its bound, and that alone makes it
   * dearer: unless neighbours pass words on, the path's orders bring the fewest words on every way, so no order is faster.
   */
  #mayDiffer(batch: CandidateBatch): boolean {
    const plan = this.#plan;
    const { energyPj, cycles, outermostAccesses } = this.#target;
    if (plan.passesOn || plan.isPadded) return true;
    if (this.#figures.includes('outermostAccesses') && batch.outermostAccesses[0] > outermostAccesses) return true;
    if (!this.#figures.includes('energyPj')) return false;
    const leaked = plan.leakPjPerCycle * (batch.cycles[0] - cycles);
    return batch.energyPj[0] > (energyPj + leaked) * (1 + ROUNDING);
  }

  /** The next combination of numbers: first fan-outs alone with the path's loop orders, then all. */
  #advance(): boolean {
    const { levels, isFanout } = this.#plan.space;
    const counts = this.#writer.variants.counts;
    for (let pass = 0; pass < 2; pass++) {
      for (let level = 0; level < levels; level++) {
        if (isFanout[level] !== 1 - pass || (this.#followsPath && !isFanout[level])) continue;
        if (++this.#numbers[level] < counts[level]) return true;
        this.#numbers[level] = 0;
      }
    }
    if (this.#followsPath) {
      // The numbers are all 0 again, which is a combination of the second round.
      this.#followsPath = false;
      return true;
    }
    // Only now: a round that stopped at its path's target says nothing of other orders of the same factors.
    this.#settled.add(this.#key);
    this.#pending = false;
    return false;
  }

  #write(): void {
    const batch = this.#batch;
    batch.factors.set(this.#ordered.factors);
    batch.remainders.set(this.#ordered.remainders);
    batch.keeps.set(this.#ordered.keeps);
    this.#writer.variants.write(this.#numbers, batch, 0);
    if (!this.#followsPath) return;
    const { levels, isFanout, mapspace } = this.#plan.space;
    const { dimensions } = mapspace.shape;
    for (let level = 0; level < levels; level++) {
      if (isFanout[level]) continue;
      const at = level * dimensions;
      batch.permutation.set(this.#ordered.permutation.subarray(at, at + dimensions), at);
    }
  }
}
