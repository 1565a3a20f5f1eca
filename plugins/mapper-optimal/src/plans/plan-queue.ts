import type { OuterBounds } from '../bounds/outer-bounds.ts';
import { BoundHeap } from './bound-heap.ts';
import { type KeepChoices, writeKeeps } from './keep-choices.ts';
import { KeepCombinations } from './keep-combinations.ts';
import type { Plan } from './plan.ts';
import { compulsoryCost, leastPlanCost } from './plan-bound.ts';
import type { SpatialChoices } from './spatial-choices.ts';

/** Numbers in the queue: some 300 MB. */
const MOST_NUMBERS = 2 ** 24;
/** Units of work that it takes to load a plan. */
const WORK_PER_PLAN = 30;

/** What plans are chosen from. */
export interface PlanChoices {
  readonly spatial: SpatialChoices;
  readonly keeps: KeepChoices;
  /** This search is one of `shards` that take turns at the spatial choices, counted from 0. */
  readonly shard: number;
  readonly shards: number;
}

/**
 * The plans yet to be searched, least bound first. A plan enters with the sum of what each dataspace must cost by itself
 * (dataspaces share nothing but the spatial factors, so the sum is cheap); where it comes to the front, a sharper bound
 * puts it back into its place.
 */
export class PlanQueue {
  /** True where more plans wait than memory should hold: then nothing can be proven. */
  isOverfull = false;
  readonly #plan: Plan;
  readonly #bounds: OuterBounds;
  readonly #choices: PlanChoices;
  #next = 0;
  readonly #heap = new BoundHeap<WaitingPlan>();
  readonly #most: number;
  /** [dataspace][choice] */
  readonly #costs: number[][];
  readonly #scratch: Uint8Array;
  readonly #combinations: KeepCombinations;

  constructor(plan: Plan, bounds: OuterBounds, choices: PlanChoices) {
    const { keeps } = choices;
    this.#plan = plan;
    this.#bounds = bounds;
    this.#choices = choices;
    this.#costs = keeps.masks.map(() => []);
    this.#combinations = new KeepCombinations(this.#costs);
    this.#most = MOST_NUMBERS / (keeps.masks.length + 4);
    this.#scratch = new Uint8Array(plan.keeps.length);
  }

  get complete(): boolean {
    return this.#next >= this.#choices.spatial.count && this.#combinations.done;
  }

  /** Least score of the plans in the queue; Infinity where it is empty. */
  get least(): number {
    return this.#heap.least;
  }

  /** Lists more plans for about so many units of work, leaving out those that reach the limit. */
  list(work: number, limit: number): void {
    for (let left = work; left > 0 && !this.complete && !this.isOverfull; ) {
      if (this.#combinations.done) left -= this.#begin(this.#next++);
      left -= this.#combinations.advance(
        left,
        (cost) => this.#plan.scoreOf(cost) < limit,
        (keeps, cost) => this.#wait(keeps, this.#plan.scoreOf(cost)),
      );
      if (this.#heap.size > this.#most) this.isOverfull = true;
    }
  }

  /** Takes the front plan out, loads it and returns its bound. Where that was not sharp, the plan may go back: then -1. */
  take(limit: number): number {
    const first = this.#heap.pop();
    this.#load(first);
    if (first.isSharp) return first.bound;
    const bound = Math.max(first.bound, this.#plan.scoreOf(leastPlanCost(this.#plan, this.#bounds)));
    if (bound < limit) this.#heap.push({ ...first, bound, isSharp: true });
    return -1;
  }

  #wait(keeps: Int32Array, bound: number): void {
    const masks = this.#choices.keeps.masks.map((own, s) => own[keeps[s]]);
    this.#heap.push({ choice: this.#next - 1, keeps: masks, bound, isSharp: false });
  }

  #load({ choice, keeps }: WaitingPlan): void {
    const space = this.#plan.space;
    keeps.forEach((mask, s) => {
      writeKeeps(space, s, mask, this.#scratch);
    });
    this.#plan.load(this.#scratch, this.#positions(choice));
  }

  #positions(choice: number): Int16Array {
    const { levels, axes } = this.#plan.space;
    return this.#choices.spatial.positions.subarray(choice * levels * axes, (choice + 1) * levels * axes);
  }

  /** Costs every keep of a spatial choice, if it is one of this shard; returns the work that was. */
  #begin(choice: number): number {
    if (choice % this.#choices.shards !== this.#choices.shard) return 1;
    const plan = this.#plan;
    const { space } = plan;
    const { masks, most } = this.#choices.keeps;
    for (let round = 0; round < most; round++) {
      masks.forEach((own, s) => {
        writeKeeps(space, s, own[Math.min(round, own.length - 1)], this.#scratch);
      });
      plan.load(this.#scratch, this.#positions(choice));
      masks.forEach((own, s) => {
        if (round < own.length) this.#costs[s][round] = compulsoryCost(plan, s);
      });
    }
    this.#combinations.begin(plan.overhead);
    return most * WORK_PER_PLAN;
  }
}

interface WaitingPlan {
  readonly choice: number;
  /** [dataspace] mask of the levels that keep it. */
  readonly keeps: readonly number[];
  readonly bound: number;
  /** The tiles are in the bound. */
  readonly isSharp: boolean;
}
