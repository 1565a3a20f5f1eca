import type { KeepChoices } from './keep-choices.ts';
import { writeKeeps } from './keep-choices.ts';
import type { OuterBounds } from './outer-bounds.ts';
import type { Plan } from './plan.ts';
import { compulsoryCost, leastPlanCost } from './root-bound.ts';
import type { SpatialChoices } from './spatial-choices.ts';

/**
 * The plans yet to be searched, least bound first. A plan enters with the sum of what each dataspace must cost by itself
 * (dataspaces share nothing but the spatial factors, so the sum is cheap); where it comes to the front, a sharper bound
 * puts it back into its place.
 */
export class RootQueue {
  /** Plans listed so far, and those that the best known cut off at once. */
  listed = 0;
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
  /** [dataspace][choice] */
  readonly #costs: number[][];
  readonly #scratch: Uint8Array;

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
    this.#scratch = new Uint8Array(plan.keeps.length);
  }

  get complete(): boolean {
    return this.#next >= this.#spatial.count;
  }

  /** Least score of the plans in the queue; Infinity where it is empty. */
  get least(): number {
    return this.#heap.length > 0 ? this.#heap[0].bound : Infinity;
  }

  get size(): number {
    return this.#heap.length;
  }

  /** Lists the plans of a few more spatial choices, leaving out those that reach the limit. */
  list(choices: number, limit: number): void {
    for (let i = 0; i < choices && !this.complete; i++, this.#next++) {
      if (this.#next % this.#shards === this.#shard) this.#listKeeps(this.#next, limit);
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

  #listKeeps(choice: number, limit: number): void {
    const plan = this.#plan;
    const { space } = plan;
    const { masks, most } = this.#keeps;
    let shared = 0;
    for (let round = 0; round < most; round++) {
      masks.forEach((own, s) => {
        writeKeeps(space, s, own[Math.min(round, own.length - 1)], this.#scratch);
      });
      plan.load(this.#scratch, this.#positions(choice));
      shared = plan.constant;
      for (let flow = 0; flow < plan.flows; flow++) shared -= plan.computeCost[flow];
      masks.forEach((own, s) => {
        if (round < own.length) this.#costs[s][round] = compulsoryCost(plan, s);
      });
    }
    this.#combine(choice, 0, shared, [], limit);
  }

  #combine(choice: number, s: number, cost: number, keeps: number[], limit: number): void {
    const { masks } = this.#keeps;
    if (s === masks.length) {
      this.listed++;
      const bound = this.#scoreOf(cost);
      if (bound < limit) this.#push({ choice, keeps: [...keeps], bound, sharp: false });
      return;
    }
    masks[s].forEach((mask, i) => {
      keeps.push(mask);
      this.#combine(choice, s + 1, cost + this.#costs[s][i], keeps, limit);
      keeps.pop();
    });
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
