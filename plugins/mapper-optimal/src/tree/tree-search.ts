import type { OuterBounds } from '../bounds/outer-bounds.ts';
import type { Plan } from '../plans/plan.ts';
import { ChildNodes } from './child-nodes.ts';
import { axesLeftAfter } from './orders-left.ts';
import { type Path, SearchStack } from './search-stack.ts';
import { StateNumbers } from './state-numbers.ts';
import { TranspositionTable } from './transposition-table.ts';

/**
 * Depth-first branch and bound over the temporal loops of one plan, innermost loop first. A node has placed some loops of
 * one memory; its children (`ChildNodes`) place one more, or go on to the next memory. Those whose bound reaches the limit are
 * shut. Orders that cannot be cheaper are not walked (`axesLeftAfter`), nor what follows a state that is known to cost too much.
 */
export class TreeSearch {
  /** Nodes opened, and those tried. */
  nodes = 0;
  tried = 0;
  /** Costs above this cannot be better than the best known; plan constants are taken off. */
  limit = Infinity;

  readonly #plan: Plan;
  readonly #onLeaf: (path: Path, cost: number) => void;
  readonly #stack: SearchStack;
  readonly #children: ChildNodes;
  readonly #numbers: StateNumbers;
  readonly #known = new TranspositionTable();
  #paused = false;
  /** Of the current node; -1 where no plan is being searched. */
  #depth = -1;

  constructor(plan: Plan, bounds: OuterBounds, onLeaf: (path: Path, cost: number) => void) {
    this.#plan = plan;
    this.#onLeaf = onLeaf;
    this.#stack = new SearchStack(plan.space);
    this.#children = new ChildNodes(plan, bounds, this.#stack);
    this.#numbers = new StateNumbers(plan, this.#stack);
  }

  /** Work of one try, 1 for a layer: states of all flows are copied. */
  get workPerTry(): number {
    return Math.max(1, (this.#stack.flows * this.#stack.width) / 500);
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
    if (this.#children.begin()) this.#enter(0, this.#plan.space.firstMemory, -1, 1);
  }

  /** Tries about so many nodes, and pauses at a leaf. */
  run(budget: number): void {
    const end = this.tried + budget;
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
    stack.low[depth] = Infinity;
    stack.key[depth] = this.#number(depth);
    this.nodes++;
    if (stack.key[depth] < 0) return;
    const known = this.#known.get(stack.key[depth]);
    if (known >= 0 && stack.cost[depth] + known >= this.limit) {
      stack.low[depth] = known;
      this.#leave();
    }
  }

  #leave(): void {
    const stack = this.#stack;
    const depth = this.#depth;
    const low = stack.low[depth];
    if (stack.key[depth] >= 0) this.#known.set(stack.key[depth], low);
    this.#depth = depth - 1;
    if (depth > 0) this.#learn(depth - 1, stack.cost[depth] + low);
  }

  /** What follows a node may cost so much in all. */
  #learn(depth: number, bound: number): void {
    const low = bound - this.#stack.cost[depth];
    if (low < this.#stack.low[depth]) this.#stack.low[depth] = low;
  }

  /** Tries the next child of the current node: first to finish the level, then one more loop of it. */
  #advance(): void {
    const stack = this.#stack;
    const depth = this.#depth;
    if (stack.cursor[depth] < 0) {
      stack.cursor[depth] = 0;
      this.#finishLevel(depth);
      return;
    }
    const { axes, allowed, lattice } = this.#plan.space;
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
    const bound = this.#children.leastCost(depth + 1, level, this.limit);
    if (bound >= this.limit) {
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
      const cost = this.#children.finish(depth);
      this.#learn(depth, cost);
      if (cost >= this.limit) return;
      this.#paused = true;
      this.#onLeaf(this.#stack.path(depth), cost);
      return;
    }
    if (!this.#children.finishLevel(depth, next)) return;
    const bound = this.#children.leastCost(depth + 1, next, this.limit);
    if (bound >= this.limit) this.#learn(depth, bound);
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
