import type { OuterBounds } from '../bounds/outer-bounds.ts';
import type { Goal } from '../goal.ts';
import { computeCycles } from '../space/compute-cycles.ts';
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
 * The plans yet to be searched, least bound first. Spatial choices enter with the sum of what each dataspace must cost by itself
 * (dataspaces share nothing but the spatial factors, so the sum is cheap); where one comes to the front, its plans take its place,
 * each with a sharper bound.
 */
export class PlanQueue {
  /** True where more plans wait than memory should hold: then nothing can be proven. */
  isOverfull = false;
  /** Units of work that were done so far, about a microsecond each. */
  work = 0;
  readonly #plan: Plan;
  readonly #bounds: OuterBounds;
  readonly #choices: PlanChoices;
  readonly #goal: Goal;
  #next = 0;
  readonly #heap = new BoundHeap<Waiting>();
  readonly #most: number;
  /** [dataspace][choice * resources + resource] */
  readonly #costs: readonly Float64Array[];
  readonly #scratch: Uint8Array;
  readonly #combinations: KeepCombinations;
  /** Whose combinations these are. */
  #open: Waiting | undefined;

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
    return this.#next >= this.#choices.spatial.count;
  }

  /** Least score of the plans in the queue; Infinity where it is empty. */
  get least(): number {
    return Math.min(this.#heap.least, this.#open?.bound ?? Infinity);
  }

  /** Lists more spatial choices for about so many units of work, leaving out those that are cut. */
  list(work: number): void {
    const end = this.work + work;
    while (this.work < end && !this.complete && !this.isOverfull) this.#list(this.#next++);
  }

  /**
   * Works on what comes first, for about so many units. Returns the bound of a plan that it has taken out and loaded; -1 where it
   * has not come to one.
   */
  take(work: number): number {
    const end = this.work + work;
    while (this.work < end && this.least < this.#goal.limit) {
      this.work++;
      if (this.#open) {
        this.#listPlans(end - this.work);
        continue;
      }
      const first = this.#heap.pop();
      if (this.#goal.isCut(first.figures)) continue;
      if (first.keeps) {
        this.#loadPlan(first.keeps, first.choice);
        this.work += WORK_PER_PLAN;
        return first.bound;
      }
      this.#beginPlans(first.choice);
      this.#open = first;
    }
    return -1;
  }

  /** Has a spatial choice wait for its turn, if it is one of this shard. */
  #list(choice: number): void {
    this.work++;
    if (choice % this.#choices.shards !== this.#choices.shard || this.#isTooSlow(choice)) return;
    const figures = this.#plan.measure(this.#beginPlans(choice), 0);
    if (!this.#goal.isCut(figures)) this.#wait({ choice, bound: this.#goal.score(figures), figures: { ...figures } });
  }

  /** Lists plans of the choice that is open. */
  #listPlans(work: number): void {
    const { bound, choice } = this.#open!;
    this.work += this.#combinations.advance(
      work,
      (costs) => !this.#goal.isCut(this.#plan.measure(costs, 0)),
      (chosen, costs) => {
        const keeps = this.#choices.keeps.masks.map((own, s) => own[chosen[s]]);
        return this.#sharpen(keeps, choice, Math.max(bound, this.#goal.score(this.#plan.measure(costs, 0))));
      },
    );
    if (this.#combinations.done) this.#open = undefined;
  }

  /** Has a plan wait for its turn, with the bound of those of its tiles that are not cut, if there are any; returns the work that was. */
  #sharpen(keeps: readonly number[], choice: number, atLeast: number): number {
    const goal = this.#goal;
    const { entries } = this.#bounds;
    const figures = { energyPj: Infinity, cycles: Infinity, outermostAccesses: Infinity };
    let bound = Infinity;
    let tiles = 0;
    this.#loadPlan(keeps, choice);
    forEachTile(this.#plan, this.#bounds, (ofTile) => {
      tiles++;
      if (goal.isCut(ofTile)) return;
      bound = Math.min(bound, goal.score(ofTile));
      figures.energyPj = Math.min(figures.energyPj, ofTile.energyPj);
      figures.cycles = Math.min(figures.cycles, ofTile.cycles);
      figures.outermostAccesses = Math.min(figures.outermostAccesses, ofTile.outermostAccesses);
    });
    if (bound < Infinity) this.#wait({ choice, keeps, bound: Math.max(atLeast, bound), figures });
    return WORK_PER_PLAN + tiles + this.#bounds.entries - entries;
  }

  #wait(waiting: Waiting): void {
    this.#heap.push(waiting);
    if (this.#heap.size > this.#most) this.isOverfull = true;
  }

  #loadPlan(keeps: readonly number[], choice: number): void {
    keeps.forEach((mask, s) => {
      writeKeeps(this.#plan.space, s, mask, this.#scratch);
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
    const { space } = this.#plan;
    const cycles = computeCycles(space, spatial.cyclesOf(choice)) + space.latencyCycles;
    return this.#goal.isCut({ ...leastFigures, cycles });
  }

  /** Costs every keep of a spatial choice, and begins to combine them; returns what any plan costs at the least. */
  #beginPlans(choice: number): Float64Array {
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
    this.work += most * WORK_PER_PLAN;
    return this.#combinations.begin(plan.overhead);
  }
}

/** A plan, or all plans of a spatial choice. */
interface Waiting {
  readonly choice: number;
  /** [dataspace] mask of the levels that keep it, of a plan. */
  readonly keeps?: readonly number[];
  readonly bound: number;
  readonly figures: Figures;
}
