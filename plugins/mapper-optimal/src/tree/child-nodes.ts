import { OpenFlows } from '../bounds/open-flows.ts';
import type { OuterBounds } from '../bounds/outer-bounds.ts';
import * as F from '../flows/flow-state.ts';
import { FlowSteps, type Loop } from '../flows/flow-steps.ts';
import { fitsMemory, utilizesMemory } from '../plans/memory-fit.ts';
import type { Plan } from '../plans/plan.ts';
import { measureReach } from './reach.ts';
import type { SearchStack } from './search-stack.ts';

/**
 * Writes the children of nodes to the stack: points, flows and what is charged. What a loop settles is charged (`FlowSteps`); what
 * is open is bounded by the next loop that may come (`OpenFlows`) and by what lies further out (`OuterBounds`).
 */
export class ChildNodes {
  readonly #plan: Plan;
  readonly #bounds: OuterBounds;
  readonly #stack: SearchStack;
  readonly #steps: FlowSteps;
  readonly #open: OpenFlows;
  #tables: (Float64Array | undefined)[] = [];
  /** [level * axes + axis][position] 1 where the levels outside can make up the rest. */
  #reaches: Uint8Array[] = [];
  readonly #cost: Float64Array;
  readonly #loop: Loop = { level: 0, axis: 0, factor: 1, stride: 1, inside: 1 };

  constructor(plan: Plan, bounds: OuterBounds, stack: SearchStack) {
    this.#plan = plan;
    this.#bounds = bounds;
    this.#stack = stack;
    this.#steps = new FlowSteps(plan);
    this.#open = new OpenFlows(plan, stack, this.#steps);
    this.#cost = new Float64Array(plan.resources.length);
  }

  /** Where a flow's words that are passed on begin, among its numbers. */
  get peersAt(): number {
    return this.#steps.peersAt;
  }

  /** Writes the root of the plan; false where its spatial factors exceed the bounds. */
  begin(): boolean {
    const plan = this.#plan;
    const { firstMemory, nextMemory } = plan.space;
    this.#stack.clear(plan.flows, this.#steps.width, plan.constant);
    this.#steps.use(this.#stack.state);
    this.#tables = [];
    for (let level = firstMemory; level >= 0; level = nextMemory[level]) {
      // The innermost table is as large as the others, and what it bounds is walked through anyway.
      this.#tables[level] = level === firstMemory ? undefined : this.#bounds.table(plan, level);
    }
    this.#reaches = measureReach(plan);
    for (let flow = 0; flow < plan.flows; flow++) this.#beginAsking(flow);
    return this.#crossFanouts(0, 0, firstMemory);
  }

  /** [position] 1 where the levels outside `level` can make up the rest. */
  reach(level: number, axis: number): Uint8Array {
    return this.#reaches[level * this.#plan.space.axes + axis];
  }

  /** The child that places a loop; false where its tiles do not fit. */
  placeLoop(depth: number, axis: number, factor: number, product: number): boolean {
    const { axes, lattice } = this.#plan.space;
    const stack = this.#stack;
    const loop = this.#loop;
    const child = depth + 1;
    const at = child * axes + axis;
    stack.copy(depth, child);
    loop.level = stack.level[depth];
    loop.axis = axis;
    loop.factor = factor;
    loop.stride = stack.points[at];
    loop.inside = stack.inside[depth];
    stack.points[at] = lattice.divisors[axis][product];
    stack.positions[at] = product;
    if (!fitsMemory(this.#plan, loop.level, stack.points, child * axes)) return false;
    stack.inside[child] = loop.inside * factor;
    stack.shape[child] = stack.shape[depth] + (product - stack.positions[depth * axes + axis]) * lattice.strides[axis];
    this.#open.countSteps(child, loop.level);
    this.#stepFlows(child, loop);
    return true;
  }

  /** Whether the node's level may have no more loops. */
  mayFinish(depth: number): boolean {
    const { axes, mayIdle } = this.#plan.space;
    const { loopAxis, positions, level: levels } = this.#stack;
    const level = levels[depth];
    // Loops of this level, back to the node that began it.
    let placed = 0;
    for (let d = depth; loopAxis[d] >= 0; d--) placed |= 1 << loopAxis[d];
    for (let axis = 0; axis < axes; axis++) {
      if (!(placed & (1 << axis)) && !mayIdle[level * axes + axis]) return false;
      if (!this.#reaches[level * axes + axis][positions[depth * axes + axis]]) return false;
    }
    return utilizesMemory(this.#plan, level, this.#stack.points, depth * axes);
  }

  /** The child that goes on to the next memory; false where the spatial factors in between exceed the bounds. */
  finishLevel(depth: number, next: number): boolean {
    const plan = this.#plan;
    const stack = this.#stack;
    const { axes } = plan.space;
    const level = stack.level[depth];
    const child = depth + 1;
    stack.copy(depth, child);
    for (let flow = 0; flow < stack.flows; flow++) {
      const at = stack.stateAt(child, flow);
      if (plan.flowChild[flow] === level) this.#steps.open(flow, at, stack.points, child * axes);
    }
    stack.inside[child] = stack.inside[depth];
    if (!this.#crossFanouts(child, level + 1, next)) return false;
    this.#open.countSteps(child, next);
    return true;
  }

  /** Writes to the place of a child what the whole nest of a node at the outermost memory costs. */
  finish(depth: number): void {
    const stack = this.#stack;
    const level = stack.level[depth];
    stack.copy(depth, depth + 1);
    for (let flow = 0; flow < stack.flows; flow++) this.#settle(flow, depth + 1, level);
  }

  /**
   * Least that the nests below the child written last will cost in all, [resource], written anew by every call; not looked at
   * closer where that is cut already.
   */
  leastCost(child: number, level: number, isCut: (costs: Float64Array, at: number) => boolean): Float64Array {
    const costs = this.#cost;
    const table = this.#tables[level];
    const { size } = this.#plan.space.lattice;
    for (let r = 0; r < costs.length; r++) {
      const outside = table === undefined ? 0 : table[r * size + this.#stack.shape[child]];
      costs[r] = this.#stack.cost[child * costs.length + r] + outside;
    }
    if (!isCut(costs, 0)) this.#open.addLeast(child, level, costs);
    return costs;
  }

  /** What a compute unit asks for is known but for the groups that depend on strides. */
  #beginAsking(flow: number): void {
    const plan = this.#plan;
    const { levels } = plan.space;
    if (plan.flowChild[flow] >= 0) return;
    for (let level = 0; level <= plan.flowParent[flow]; level++) {
      if (!plan.entangled[flow * levels + level]) continue;
      const at = flow * this.#stack.width;
      this.#stack.state[at + F.Status] = F.Asking;
      this.#stack.state[at + F.Passed] = 1;
      return;
    }
  }

  /** Takes a loop to all flows under way, and charges what it settles. */
  #stepFlows(child: number, loop: Loop): void {
    const stack = this.#stack;
    for (let flow = 0; flow < stack.flows; flow++) {
      const at = stack.stateAt(child, flow);
      const status = stack.state[at + F.Status];
      if (status !== F.Open && status !== F.Sliding) continue;
      const left = this.#open.rankStepsLeft(flow, loop.axis, at);
      this.#steps.step(flow, at, loop, left, stack.cost, child * this.#cost.length);
    }
  }

  #settle(flow: number, depth: number, level: number): void {
    const at = this.#stack.stateAt(depth, flow);
    const status = this.#stack.state[at + F.Status];
    const { cost } = this.#stack;
    const costAt = depth * this.#cost.length;
    if (status === F.Open) this.#steps.closeUnmoved(flow, at, level, cost, costAt);
    else if (status === F.Sliding) this.#steps.close(flow, at, level, 1, cost, costAt);
  }

  /** Of compute units that ask a memory all fan-outs are passed. */
  #answerAll(depth: number, parent: number): void {
    const stack = this.#stack;
    for (let flow = 0; flow < stack.flows; flow++) {
      const at = stack.stateAt(depth, flow);
      if (stack.state[at + F.Status] === F.Asking && this.#plan.flowParent[flow] === parent)
        this.#answer(flow, at, depth);
    }
  }

  #answer(flow: number, at: number, depth: number): void {
    const plan = this.#plan;
    const { state, cost } = this.#stack;
    const resources = this.#cost.length;
    state[at + F.Status] = F.Closed;
    const accesses = plan.asked[flow] * state[at + F.Passed];
    for (let r = 0; r < resources; r++) {
      cost[depth * resources + r] += plan.cost(r, flow, 0, accesses, 0) - plan.computeCost[flow * resources + r];
    }
  }

  /** Lets the points grow by the spatial factors from level `from` to below `to`; false where they exceed the bounds. */
  #crossFanouts(depth: number, from: number, to: number): boolean {
    const { axes, lattice, padding } = this.#plan.space;
    const { points, positions, shape } = this.#stack;
    for (let level = from; level < to; level++) {
      this.#passFanout(depth, level);
      for (let axis = 0; axis < axes; axis++) {
        const at = depth * axes + axis;
        const n = lattice.divisors[axis].length;
        const factor = this.#plan.spatial[level * axes + axis];
        const position = lattice.products[axis][positions[at] * n + factor];
        if (position < 0) return false;
        if (padding && factor > 0 && !padding.mayFollow(level, axis, points[at], lattice.divisors[axis][factor]))
          return false;
        positions[at] = position;
        points[at] = lattice.divisors[axis][position];
      }
    }
    shape[depth] = 0;
    for (let axis = 0; axis < axes; axis++) shape[depth] += positions[depth * axes + axis] * lattice.strides[axis];
    this.#answerAll(depth, to);
    return true;
  }

  #passFanout(depth: number, level: number): void {
    const plan = this.#plan;
    const stack = this.#stack;
    for (let flow = 0; flow < stack.flows; flow++) {
      const at = stack.stateAt(depth, flow);
      if (stack.state[at + F.Status] === F.Closed || plan.flowParent[flow] < level) continue;
      this.#steps.passFanout(flow, at, level, stack.points, depth * plan.space.axes);
    }
  }
}
