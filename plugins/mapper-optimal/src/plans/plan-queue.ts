import type { OuterBounds } from '../bounds/outer-bounds.ts';
import type { Goal } from '../goal.ts';
import { BoundHeap } from './bound-heap.ts';
import type { Figures } from './figures.ts';
import { type KeepChoices, writeKeeps } from './keep-choices.ts';
import { KeepCombinations } from './keep-combinations.ts';
import type { Plan } from './plan.ts';
import { addCompulsoryCosts, forEachTile } from './plan-bound.ts';
import type { SpatialChoices } from './spatial-choices.ts';

/** Numbers in the queue: some 300 MB. */
const MOST_NUMBERS = 2 ** 24;
/** Units of work that it takes to load a plan. */
const WORK_PER_PLAN = 30;

/** What plans are chosen from. */
export interface PlanChoices {
  readonly spatial: SpatialChoices;
  readonly keeps: KeepChoices;
  /** What any mapping costs at the least. */
  readonly leastFigures: Figures;
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
  readonly #goal: Goal;
  #next = 0;
  readonly #heap = new BoundHeap<WaitingPlan>();
  readonly #most: number;
  /** [dataspace][choice * resources + resource] */
  readonly #costs: readonly Float64Array[];
  readonly #scratch: Uint8Array;
  readonly #combinations: KeepCombinations;

  constructor(plan: Plan, bounds: OuterBounds, choices: PlanChoices, goal: Goal) {
    const { keeps } = choices;
    const resources = plan.resources.length;
    this.#plan = plan;
    this.#bounds = bounds;
    this.#choices = choices;
    this.#goal = goal;
    this.#costs = keeps.masks.map((own) => new Float64Array(own.length * resources));
    this.#combinations = new KeepCombinations(this.#costs, resources);
    this.#most = MOST_NUMBERS / (keeps.masks.length + 7);
    this.#scratch = new Uint8Array(plan.keeps.length);
  }

  get complete(): boolean {
    return this.#next >= this.#choices.spatial.count && this.#combinations.done;
  }

  /** Least score of the plans in the queue; Infinity where it is empty. */
  get least(): number {
    return this.#heap.least;
  }

  /** Lists more plans for about so many units of work, leaving out those that are cut. */
  list(work: number): void {
    for (let left = work; left > 0 && !this.complete && !this.isOverfull; ) {
      if (this.#combinations.done) left -= this.#begin(this.#next++);
      left -= this.#combinations.advance(
        left,
        (costs) => !this.#goal.isCut(this.#plan.measure(costs, 0)),
        (keeps, costs) => this.#wait(keeps, this.#plan.measure(costs, 0)),
      );
      if (this.#heap.size > this.#most) this.isOverfull = true;
    }
  }

  /** Takes the front plan out, loads it and returns its bound. Where it is cut, or may go back with a sharper bound: -1. */
  take(): number {
    const first = this.#heap.pop();
    if (this.#goal.isCut(first.figures)) return -1;
    this.#load(first);
    if (first.isSharp) return first.bound;
    const sharp = this.#sharpen(first);
    if (sharp.bound < Infinity) this.#heap.push(sharp);
    return -1;
  }

  /** The plan with the bound of those of its tiles that are not cut, Infinity where there are none. */
  #sharpen(waiting: WaitingPlan): WaitingPlan {
    const goal = this.#goal;
    const figures = { energyPj: Infinity, cycles: Infinity, outermostAccesses: Infinity };
    let bound = Infinity;
    forEachTile(this.#plan, this.#bounds, (ofTile) => {
      if (goal.isCut(ofTile)) return;
      bound = Math.min(bound, goal.score(ofTile));
      figures.energyPj = Math.min(figures.energyPj, ofTile.energyPj);
      figures.cycles = Math.min(figures.cycles, ofTile.cycles);
      figures.outermostAccesses = Math.min(figures.outermostAccesses, ofTile.outermostAccesses);
    });
    return { ...waiting, bound: Math.max(waiting.bound, bound), figures, isSharp: true };
  }

  #wait(keeps: Int32Array, figures: Figures): void {
    const masks = this.#choices.keeps.masks.map((own, s) => own[keeps[s]]);
    const bound = this.#goal.score(figures);
    this.#heap.push({ choice: this.#next - 1, keeps: masks, bound, figures: { ...figures }, isSharp: false });
  }

  #load({ choice, keeps }: WaitingPlan): void {
    const space = this.#plan.space;
    keeps.forEach((mask, s) => {
      writeKeeps(space, s, mask, this.#scratch);
    });
    this.#loadChoice(choice);
  }

  /** Takes up what is kept and a spatial choice. */
  #loadChoice(choice: number): void {
    const { spatial } = this.#choices;
    this.#plan.load(this.#scratch, spatial.positionsOf(choice), spatial.spaceOf(choice));
  }

  /** Whether the computes alone take longer than is of use, whatever is kept. */
  #isTooSlow(choice: number): boolean {
    const { leastFigures, spatial } = this.#choices;
    const cycles = spatial.cyclesOf(choice) + this.#plan.space.latencyCycles;
    return this.#goal.isCut({ ...leastFigures, cycles });
  }

  /** Costs every keep of a spatial choice, if it is one of this shard; returns the work that was. */
  #begin(choice: number): number {
    if (choice % this.#choices.shards !== this.#choices.shard || this.#isTooSlow(choice)) return 1;
    const plan = this.#plan;
    const { space } = plan;
    const { masks, most } = this.#choices.keeps;
    for (let round = 0; round < most; round++) {
      masks.forEach((own, s) => {
        writeKeeps(space, s, own[Math.min(round, own.length - 1)], this.#scratch);
      });
      this.#loadChoice(choice);
      masks.forEach((own, s) => {
        if (round >= own.length) return;
        const at = round * plan.resources.length;
        this.#costs[s].fill(0, at, at + plan.resources.length);
        addCompulsoryCosts(plan, s, this.#costs[s], at);
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
  readonly figures: Figures;
  /** The tiles are in the bound. */
  readonly isSharp: boolean;
}
