import type { OuterBounds } from '../bounds/outer-bounds.ts';
import type { Goal } from '../goal.ts';
import type { Plan } from '../plans/plan.ts';
import { ChildNodes } from './child-nodes.ts';
import { axesLeftAfter } from './orders-left.ts';
import { type Path, SearchStack } from './search-stack.ts';
import { StateNumbers } from './state-numbers.ts';
import { TranspositionTable } from './transposition-table.ts';

/**
 * Depth-first branch and bound over the temporal loops of one plan, innermost loop first. A node has placed some loops of
 * one memory; its children (`ChildNodes`) place one more, or go on to the next memory. Those whose bound the goal cuts are
 * shut. Orders that cannot be cheaper are not walked (`axesLeftAfter`), nor what follows a state that is known to cost too much.
 */
export class TreeSearch {
  /** Nodes opened, and those tried. */
  nodes = 0;
  tried = 0;

  readonly #plan: Plan;
  readonly #goal: Goal;
  readonly #resources: number;
  readonly #onLeaf: (path: Path, costs: Float64Array) => void;
  readonly #stack: SearchStack;
  readonly #children: ChildNodes;
  readonly #numbers: StateNumbers;
  readonly #known: TranspositionTable;
  readonly #sum: Float64Array;
  readonly #leafCosts: Float64Array;
  #paused = false;
  /** Of the current node; -1 where no plan is being searched. */
  #depth = -1;

  /** @param onLeaf gets what the nest costs at the least, [resource], and settles at once or before the next `run` whether it is of use */
  constructor(plan: Plan, bounds: OuterBounds, goal: Goal, onLeaf: (path: Path, costs: Float64Array) => void) {
    const resources = plan.resources.length;
    this.#plan = plan;
    this.#goal = goal;
    this.#resources = resources;
    this.#onLeaf = onLeaf;
    this.#stack = new SearchStack(plan.space, resources);
    this.#children = new ChildNodes(plan, bounds, this.#stack);
    this.#numbers = new StateNumbers(plan, this.#stack, this.#children.peersAt);
    this.#known = new TranspositionTable(resources);
    this.#sum = new Float64Array(resources);
    this.#leafCosts = new Float64Array(resources);
  }

  /** Work of one try, 1 for a layer: states of all flows are copied. */
  get workPerTry(): number {
    return Math.max(1, (this.#stack.flows * this.#stack.width) / 500) * (0.5 + this.#resources / 2);
  }

  /** True while a plan is being searched. */
  get running(): boolean {
    return this.#depth >= 0;
  }

  /** Begins the plan, which stays loaded until the search of it is over. */
  start(): void {
    this.#known.clear();
    this.#numbers.clear();
    this.#depth = -1;
    this.#paused = false;
    if (this.#children.begin()) this.#enter(0, this.#plan.space.firstMemory, -1, 1);
  }

  /** Tries about so many nodes, and pauses at a leaf. */
  run(budget: number): void {
    const end = this.tried + budget;
    if (this.#paused && this.#depth >= 0) this.#learnLeaf();
    this.#paused = false;
    while (this.#depth >= 0 && this.tried < end && !this.#paused) this.#advance();
  }

  /** Makes the node at `depth`, whose points, costs and flows are written, the current one. */
  #enter(depth: number, level: number, axis: number, factor: number): void {
    const stack = this.#stack;
    this.#depth = depth;
    stack.level[depth] = level;
    if (axis < 0) stack.left[depth] = this.#plan.space.movable[level];
    stack.loopAxis[depth] = axis;
    stack.loopFactor[depth] = factor;
    stack.cursor[depth] = -1;
    stack.low.fill(Infinity, depth * this.#resources, (depth + 1) * this.#resources);
    stack.shut[depth] = 1;
    stack.key[depth] = this.#number(depth);
    this.nodes++;
    if (stack.key[depth] >= 0 && this.#isKnownShut(depth)) this.#return();
  }

  /** Whether the state of a node is known to cost too much from here on; then its `low` is what is known of it. */
  #isKnownShut(depth: number): boolean {
    const resources = this.#resources;
    const { key, cost, low } = this.#stack;
    const at = depth * resources;
    const slot = this.#known.find(key[depth]);
    if (slot < 0) return false;
    const sum = this.#sum;
    for (let r = 0; r < resources; r++) sum[r] = cost[at + r] + this.#known.low[slot * resources + r];
    if (!this.#isCut(sum, 0) && !this.#known.isShutAt(slot, cost, at)) return false;
    for (let r = 0; r < resources; r++) low[at + r] = this.#known.low[slot * resources + r];
    return true;
  }

  /** Leaves a node all of whose children were seen. */
  #leave(): void {
    const { key, cost, low, shut } = this.#stack;
    const depth = this.#depth;
    if (key[depth] >= 0) this.#known.set(key[depth], low, cost, depth * this.#resources, shut[depth] === 1);
    this.#return();
  }

  #return(): void {
    const { cost, low, shut } = this.#stack;
    const resources = this.#resources;
    const depth = this.#depth;
    this.#depth = depth - 1;
    if (depth === 0) return;
    for (let r = 0, at = depth * resources; r < resources; r++, at++) this.#sum[r] = cost[at] + low[at];
    this.#learn(depth - 1, this.#sum);
    if (!shut[depth]) shut[depth - 1] = 0;
  }

  /** What follows a node may cost so much in all. */
  #learn(depth: number, bound: Float64Array): void {
    const { cost, low } = this.#stack;
    for (let r = 0, at = depth * this.#resources; r < bound.length; r++, at++) {
      const rest = bound[r] - cost[at];
      if (rest < low[at]) low[at] = rest;
    }
  }

  /** A leaf that was settled and is not cut by its bound cost more than that: with other loops inside it may not. */
  #learnLeaf(): void {
    if (!this.#isCut(this.#leafCosts, 0)) this.#stack.shut[this.#depth] = 0;
  }

  readonly #isCut = (costs: Float64Array, at: number): boolean => this.#goal.isCut(this.#plan.measure(costs, at));

  /** Tries the next child of the current node: first to finish the level, then one more loop of it. */
  #advance(): void {
    const stack = this.#stack;
    const depth = this.#depth;
    if (stack.cursor[depth] < 0) {
      stack.cursor[depth] = 0;
      this.#finishLevel(depth);
      return;
    }
    const { axes, allowed, lattice, padding } = this.#plan.space;
    const level = stack.level[depth];
    // The cursor counts (axis, factor) pairs.
    let pair = stack.cursor[depth];
    let axis = 0;
    while (axis < axes && pair >= allowed[level][axis].length) pair -= allowed[level][axis++].length;
    for (; axis < axes; axis++, pair = 0) {
      const factors = allowed[level][axis];
      if (!(stack.left[depth] & (1 << axis))) {
        stack.cursor[depth] += factors.length - pair;
        continue;
      }
      const position = stack.positions[depth * axes + axis];
      const n = lattice.divisors[axis].length;
      const reach = this.#children.reach(level, axis);
      for (; pair < factors.length; pair++) {
        stack.cursor[depth]++;
        if (factors[pair] === 0) continue;
        const product = lattice.products[axis][position * n + factors[pair]];
        if (product < 0 || !reach[product]) continue;
        if (
          padding &&
          !padding.mayFollow(level, axis, stack.points[depth * axes + axis], lattice.divisors[axis][factors[pair]])
        )
          continue;
        if (this.#placeLoop(depth, axis, lattice.divisors[axis][factors[pair]], product)) return;
      }
    }
    this.#leave();
  }

  /** Opens the node that places a loop; false where its bound shuts it. */
  #placeLoop(depth: number, axis: number, factor: number, product: number): boolean {
    const stack = this.#stack;
    const level = stack.level[depth];
    const order = axesLeftAfter(this.#plan, stack, depth, axis);
    if (!this.#children.placeLoop(depth, axis, factor, product)) return false;
    stack.left[depth + 1] = order;
    const bound = this.#children.leastCost(depth + 1, level, this.#isCut);
    if (this.#isCut(bound, 0)) {
      this.#learn(depth, bound);
      return false;
    }
    this.#enter(depth + 1, level, axis, factor);
    return true;
  }

  /** Goes on to the next memory, or to the end. */
  #finishLevel(depth: number): void {
    const level = this.#stack.level[depth];
    this.tried++;
    if (!this.#children.mayFinish(depth)) return;
    const next = this.#plan.space.nextMemory[level];
    if (next < 0) {
      const resources = this.#resources;
      this.#children.finish(depth);
      this.#leafCosts.set(this.#stack.cost.subarray((depth + 1) * resources, (depth + 2) * resources));
      this.#learn(depth, this.#leafCosts);
      if (this.#isCut(this.#leafCosts, 0)) return;
      this.#paused = true;
      this.#onLeaf(this.#stack.path(depth), this.#leafCosts);
      return;
    }
    if (!this.#children.finishLevel(depth, next)) return;
    const bound = this.#children.leastCost(depth + 1, next, this.#isCut);
    if (this.#isCut(bound, 0)) this.#learn(depth, bound);
    else this.#enter(depth + 1, next, -1, 1);
  }

  /** A number of the state. Begins the numbers anew lest they fill the memory: what is under way keeps none of the old ones. */
  #number(depth: number): number {
    if (this.#numbers.isFull) {
      this.#known.clear();
      this.#numbers.clear();
      this.#stack.key.fill(-1, 0, depth);
    }
    return this.#numbers.number(depth);
  }
}
