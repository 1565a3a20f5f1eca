import { type KeepChoices, writeKeeps } from './keep-choices.ts';
import { KeepCombinations } from './keep-combinations.ts';
import type { OuterBounds } from './outer-bounds.ts';
import type { Plan } from './plan.ts';
import { compulsoryCost, leastPlanCost } from './root-bound.ts';
import type { SpatialChoices } from './spatial-choices.ts';

/** Numbers in the queue: some 300 MB. */
const MOST_NUMBERS = 2 ** 24;
/** Units of work that it takes to load a plan. */
const WORK_PER_PLAN = 30;

/**
 * The plans yet to be searched, least bound first. A plan enters with the sum of what each dataspace must cost by itself
 * (dataspaces share nothing but the spatial factors, so the sum is cheap); where it comes to the front, a sharper bound
 * puts it back into its place.
 */
export class RootQueue {
  /** True where more plans wait than memory should hold: then nothing can be proven. */
  isOverfull = false;
  readonly #plan: Plan;
  readonly #bounds: OuterBounds;
  readonly #spatial: SpatialChoices;
  readonly #keeps: KeepChoices;
  readonly #scoreOf: (cost: number) => number;
  readonly #shard: number;
  readonly #shards: number;
  #next = 0;
  /** Binary heap. */
  readonly #heap: Root[] = [];
  readonly #most: number;
  /** [dataspace][choice] */
  readonly #costs: number[][];
  readonly #scratch: Uint8Array;
  readonly #combinations: KeepCombinations;

  constructor(
    plan: Plan,
    bounds: OuterBounds,
    spatial: SpatialChoices,
    keeps: KeepChoices,
    scoreOf: (cost: number) => number,
    shard: number,
    shards: number,
  ) {
    this.#plan = plan;
    this.#bounds = bounds;
    this.#spatial = spatial;
    this.#keeps = keeps;
    this.#scoreOf = scoreOf;
    this.#shard = shard;
    this.#shards = shards;
    this.#costs = keeps.masks.map(() => []);
    this.#combinations = new KeepCombinations(this.#costs);
    this.#most = MOST_NUMBERS / (keeps.masks.length + 4);
    this.#scratch = new Uint8Array(plan.keeps.length);
  }

  get complete(): boolean {
    return this.#next >= this.#spatial.count && this.#combinations.done;
  }

  /** Least score of the plans in the queue; Infinity where it is empty. */
  get least(): number {
    return this.#heap.length > 0 ? this.#heap[0].bound : Infinity;
  }

  get size(): number {
    return this.#heap.length;
  }

  /** Lists more plans for about so many units of work, leaving out those that reach the limit. */
  list(work: number, limit: number): void {
    for (let left = work; left > 0 && !this.complete && !this.isOverfull; ) {
      if (this.#combinations.done) left -= this.#begin(this.#next++);
      left -= this.#combinations.advance(
        left,
        (cost) => this.#scoreOf(cost) < limit,
        (keeps, cost) => {
          this.#push({ choice: this.#next - 1, keeps: this.#masksOf(keeps), bound: this.#scoreOf(cost), sharp: false });
        },
      );
      if (this.#heap.length > this.#most) this.isOverfull = true;
    }
  }

  /** Takes the front plan out and loads it; where its bound was not sharp, it may go back. False where none came out. */
  take(limit: number): number {
    const root = this.#pop();
    this.#load(root);
    if (root.sharp) return root.bound;
    const bound = Math.max(root.bound, this.#scoreOf(leastPlanCost(this.#plan, this.#bounds)));
    if (bound >= limit) return -1;
    this.#push({ ...root, bound, sharp: true });
    return -1;
  }

  #load({ choice, keeps }: Root): void {
    const space = this.#plan.space;
    keeps.forEach((mask, s) => {
      writeKeeps(space, s, mask, this.#scratch);
    });
    this.#plan.load(this.#scratch, this.#positions(choice));
  }

  #positions(choice: number): Int16Array {
    const { levels, axes } = this.#plan.space;
    return this.#spatial.positions.subarray(choice * levels * axes, (choice + 1) * levels * axes);
  }

  /** Costs every keep of a spatial choice, if it is one of this shard; returns the work that was. */
  #begin(choice: number): number {
    if (choice % this.#shards !== this.#shard) return 1;
    const plan = this.#plan;
    const { space } = plan;
    const { masks, most } = this.#keeps;
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

  #masksOf(keeps: Int32Array): number[] {
    return this.#keeps.masks.map((own, s) => own[keeps[s]]);
  }

  #push(root: Root): void {
    const heap = this.#heap;
    let at = heap.push(root) - 1;
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (heap[up].bound <= root.bound) break;
      heap[at] = heap[up];
      at = up;
    }
    heap[at] = root;
  }

  #pop(): Root {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop()!;
    if (heap.length === 0) return first;
    let at = 0;
    for (;;) {
      let down = 2 * at + 1;
      if (down >= heap.length) break;
      if (down + 1 < heap.length && heap[down + 1].bound < heap[down].bound) down++;
      if (heap[down].bound >= last.bound) break;
      heap[at] = heap[down];
      at = down;
    }
    heap[at] = last;
    return first;
  }
}

interface Root {
  readonly choice: number;
  /** [dataspace] mask of the levels that keep it. */
  readonly keeps: readonly number[];
  readonly bound: number;
  readonly sharp: boolean;
}
