import * as F from './flow-state.ts';
import { FlowSteps } from './flow-steps.ts';
import { OpenFlows } from './open-flows.ts';
import { axesLeftAfter } from './orders-left.ts';
import type { OuterBounds } from './outer-bounds.ts';
import type { Plan } from './plan.ts';
import { boxWords } from './projection.ts';
import { measureReach } from './reach.ts';
import { type Path, SearchStack } from './search-stack.ts';
import type { Space } from './space.ts';
import { StateNumbers } from './state-numbers.ts';
import { Transpositions } from './transpositions.ts';

/**
 * Depth-first branch and bound over the temporal loops of one plan, innermost loop first. A node has placed some loops of
 * one memory; its children place one more, or go on to the next memory. What is settled is charged (`FlowSteps`); what is
 * open is bounded by the next loop that may come (`OpenFlows`) and by what lies further out (`OuterBounds`). Orders that
 * cannot be cheaper are not walked (`axesLeftAfter`), nor what follows a state that is known to cost too much.
 */
export class TreeSearch {
  /** Nodes opened, and those tried. */
  nodes = 0;
  tried = 0;
  /** Costs above this cannot be better than the best known; plan constants are taken off. */
  limit = Infinity;

  readonly #space: Space;
  readonly #bounds: OuterBounds;
  readonly #onLeaf: (path: Path, cost: number) => void;
  readonly #plan: Plan;
  readonly #steps: FlowSteps;
  #tables: (Float64Array | undefined)[] = [];
  /** [level * axes + axis][position] 1 where the levels outside can make up the rest. */
  #reaches: Uint8Array[] = [];

  #paused = false;
  #depth = -1;
  readonly #stack: SearchStack;
  readonly #open: OpenFlows;
  readonly #numbers: StateNumbers;
  readonly #known = new Transpositions();

  constructor(plan: Plan, bounds: OuterBounds, onLeaf: (path: Path, cost: number) => void) {
    const { space } = plan;
    this.#space = space;
    this.#plan = plan;
    this.#steps = new FlowSteps(plan);
    this.#bounds = bounds;
    this.#onLeaf = onLeaf;
    this.#stack = new SearchStack(space);
    this.#open = new OpenFlows(plan, this.#stack, this.#steps);
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
    const plan = this.#plan;
    const { firstMemory } = this.#space;
    this.#stack.clear(plan.flows, this.#steps.width);
    this.#open.clear(plan.flows);
    this.#tables = [];
    for (let level = firstMemory; level >= 0; level = this.#space.nextMemory[level]) {
      // The innermost table is as large as the others, and what it bounds is walked through anyway.
      this.#tables[level] = level === firstMemory ? undefined : this.#bounds.table(plan, level);
    }
    this.#reaches = measureReach(plan);
    this.#known.clear();
    this.#numbers.clear();
    for (let flow = 0; flow < plan.flows; flow++) this.#beginAsking(flow);
    this.#depth = -1;
    if (!this.#crossFanouts(0, 0, firstMemory)) return;
    this.#enter(0, firstMemory, -1, 1);
  }

  /** Tries about so many nodes, and pauses at a leaf. */
  run(budget: number): void {
    const end = this.tried + budget;
    this.#paused = false;
    while (this.#depth >= 0 && this.tried < end && !this.#paused) this.#advance();
  }

  stop(): void {
    this.#depth = -1;
  }

  /** What a compute unit asks for is known but for the groups that depend on strides. */
  #beginAsking(flow: number): void {
    const plan = this.#plan;
    const { levels } = this.#space;
    if (plan.flowChild[flow] >= 0) return;
    for (let level = 0; level <= plan.flowParent[flow]; level++) {
      if (!plan.entangled[flow * levels + level]) continue;
      const at = flow * this.#stack.width;
      this.#stack.state[at + F.Status] = F.Asking;
      this.#stack.state[at + F.Passed] = 1;
      return;
    }
  }

  /** Makes the node at `depth`, whose points, costs and flows are written, the current one. */
  #enter(depth: number, level: number, axis: number, factor: number): void {
    const { movable } = this.#space;
    this.#depth = depth;
    this.#stack.level[depth] = level;
    if (axis < 0) this.#stack.left[depth] = movable[level];
    this.#stack.loopAxis[depth] = axis;
    this.#stack.loopFactor[depth] = factor;
    this.#stack.cursor[depth] = -1;
    this.#stack.low[depth] = Infinity;
    this.#stack.key[depth] = this.#number(depth);
    this.nodes++;
    if (this.#stack.key[depth] < 0) return;
    const known = this.#known.get(this.#stack.key[depth]);
    if (known >= 0 && this.#stack.cost[depth] + known >= this.limit) {
      this.#stack.low[depth] = known;
      this.#leave();
    }
  }

  #leave(): void {
    const depth = this.#depth;
    const low = this.#stack.low[depth];
    if (this.#stack.key[depth] >= 0) this.#known.set(this.#stack.key[depth], low);
    this.#depth = depth - 1;
    if (depth > 0) this.#learn(depth - 1, this.#stack.cost[depth] - this.#stack.cost[depth - 1] + low);
  }

  #learn(depth: number, low: number): void {
    if (low < this.#stack.low[depth]) this.#stack.low[depth] = low;
  }

  /** Tries the next child of the current node: first to finish the level, then one more loop of it. */
  #advance(): void {
    const depth = this.#depth;
    if (this.#stack.cursor[depth] < 0) {
      this.#stack.cursor[depth] = 0;
      this.#finish(depth);
      return;
    }
    const { axes, allowed, lattice } = this.#space;
    const level = this.#stack.level[depth];
    // The cursor counts (axis, factor) pairs.
    let pair = this.#stack.cursor[depth];
    let axis = 0;
    while (axis < axes && pair >= allowed[level][axis].length) pair -= allowed[level][axis++].length;
    for (; axis < axes; axis++, pair = 0) {
      const factors = allowed[level][axis];
      if (!(this.#stack.left[depth] & (1 << axis))) {
        this.#stack.cursor[depth] += factors.length - pair;
        continue;
      }
      const position = this.#stack.positions[depth * axes + axis];
      const n = lattice.divisors[axis].length;
      const reach = this.#reaches[level * axes + axis];
      for (; pair < factors.length; pair++) {
        this.#stack.cursor[depth]++;
        if (factors[pair] === 0) continue;
        const product = lattice.products[axis][position * n + factors[pair]];
        if (product < 0 || !reach[product]) continue;
        if (this.#place(depth, axis, lattice.divisors[axis][factors[pair]], product)) return;
      }
    }
    this.#leave();
  }

  /** Opens the node that places a loop; false where its bound shuts it. */
  #place(depth: number, axis: number, factor: number, product: number): boolean {
    const { axes, lattice } = this.#space;
    const level = this.#stack.level[depth];
    const child = depth + 1;
    const order = axesLeftAfter(this.#plan, this.#stack, depth, axis);
    this.#stack.copy(depth, child);
    const at = child * axes + axis;
    const stride = this.#stack.points[at];
    this.#stack.points[at] = lattice.divisors[axis][product];
    this.#stack.positions[at] = product;
    if (!this.#fits(level, child)) return false;
    this.#stack.left[child] = order;
    this.#stack.inside[child] = this.#stack.inside[depth] * factor;
    this.#open.countSteps(child, level);
    let cost = this.#stack.cost[depth];
    for (let flow = 0; flow < this.#stack.flows; flow++) {
      const from = this.#stack.stateAt(child, flow);
      const status = this.#stack.state[from + F.Status];
      if (status !== F.Open && status !== F.Sliding) continue;
      const rank = this.#open.rankStepsLeft(flow, axis, from);
      cost += this.#steps.step(
        flow,
        axis,
        factor,
        level,
        stride,
        this.#stack.inside[depth],
        this.#stack.state,
        from,
        rank,
      );
    }
    this.#stack.cost[child] = cost;
    this.#stack.shape[child] =
      this.#stack.shape[depth] + (product - this.#stack.positions[depth * axes + axis]) * lattice.strides[axis];
    const table = this.#tables[level];
    let bound = cost + (table === undefined ? 0 : table[this.#stack.shape[child]]);
    if (bound < this.limit) bound += this.#open.least(child, level);
    if (bound >= this.limit) {
      this.#learn(depth, bound - this.#stack.cost[depth]);
      return false;
    }
    this.#enter(child, level, axis, factor);
    return true;
  }

  /** Goes on to the next memory, or to the end. */
  #finish(depth: number): void {
    const { axes, mayIdle, nextMemory } = this.#space;
    const plan = this.#plan;
    const level = this.#stack.level[depth];
    this.tried++;
    if (!this.#mayStop(depth, level, axes, mayIdle) || !this.#fits(level, depth)) return;
    const next = nextMemory[level];
    const child = depth + 1;
    this.#stack.copy(depth, child);
    let cost = this.#stack.cost[depth];
    if (next < 0) {
      for (let flow = 0; flow < this.#stack.flows; flow++) cost += this.#settle(flow, child, level);
      if (cost >= this.limit) {
        this.#learn(depth, cost - this.#stack.cost[depth]);
        return;
      }
      this.#learn(depth, cost - this.#stack.cost[depth]);
      this.#paused = true;
      this.#onLeaf(this.#stack.path(depth), cost);
      return;
    }
    for (let flow = 0; flow < this.#stack.flows; flow++) {
      const at = this.#stack.stateAt(child, flow);
      if (plan.flowChild[flow] === level)
        this.#steps.open(flow, this.#stack.state, at, this.#stack.points, child * axes);
      if (this.#stack.state[at + F.Status] === F.Asking && plan.flowParent[flow] === level)
        cost += this.#answer(flow, at);
    }
    this.#stack.inside[child] = this.#stack.inside[depth];
    this.#stack.cost[child] = cost;
    if (!this.#crossFanouts(child, level + 1, next)) return;
    const table = this.#tables[next];
    let bound = cost + (table === undefined ? 0 : table[this.#stack.shape[child]]);
    this.#open.countSteps(child, next);
    if (bound < this.limit) bound += this.#open.least(child, next);
    if (bound >= this.limit) {
      this.#learn(depth, bound - this.#stack.cost[depth]);
      return;
    }
    this.#enter(child, next, -1, 1);
  }

  #settle(flow: number, depth: number, level: number): number {
    const at = this.#stack.stateAt(depth, flow);
    const status = this.#stack.state[at + F.Status];
    if (status === F.Open) return this.#steps.closeUnmoved(flow, level, this.#stack.state, at);
    if (status === F.Sliding) return this.#steps.close(flow, level, 1, this.#stack.state, at);
    return status === F.Asking ? this.#answer(flow, at) : 0;
  }

  #answer(flow: number, at: number): number {
    const plan = this.#plan;
    this.#stack.state[at + F.Status] = F.Closed;
    return plan.cost(flow, 0, plan.temporal * this.#stack.state[at + F.Passed], 0) - plan.computeCost[flow];
  }

  #mayStop(depth: number, level: number, axes: number, mayIdle: Uint8Array): boolean {
    // Loops of this level, back to the node that began it.
    let placed = 0;
    for (let d = depth; this.#stack.loopAxis[d] >= 0; d--) placed |= 1 << this.#stack.loopAxis[d];
    for (let axis = 0; axis < axes; axis++) {
      if (!(placed & (1 << axis)) && !mayIdle[level * axes + axis]) return false;
      if (!this.#reaches[level * axes + axis][this.#stack.positions[depth * axes + axis]]) return false;
    }
    return true;
  }

  /** Lets the points grow by the spatial factors from level `from` to below `to`; false where they exceed the bounds. */
  #crossFanouts(depth: number, from: number, to: number): boolean {
    const { axes, lattice } = this.#space;
    const plan = this.#plan;
    for (let level = from; level < to; level++) {
      for (let flow = 0; flow < this.#stack.flows; flow++) {
        const at = this.#stack.stateAt(depth, flow);
        if (this.#stack.state[at + F.Status] === F.Closed || plan.flowParent[flow] < level) continue;
        this.#steps.passFanout(flow, level, this.#stack.state, at, this.#stack.points, depth * axes);
      }
      for (let axis = 0; axis < axes; axis++) {
        const at = depth * axes + axis;
        const position =
          lattice.products[axis][
            this.#stack.positions[at] * lattice.divisors[axis].length + plan.spatial[level * axes + axis]
          ];
        if (position < 0) return false;
        this.#stack.positions[at] = position;
        this.#stack.points[at] = lattice.divisors[axis][position];
      }
    }
    let shape = 0;
    for (let axis = 0; axis < axes; axis++) shape += this.#stack.positions[depth * axes + axis] * lattice.strides[axis];
    this.#stack.shape[depth] = shape;
    return true;
  }

  #fits(level: number, depth: number): boolean {
    const { capacityWords, dataspaces, projections, axes } = this.#space;
    if (capacityWords[level] === Infinity) return true;
    let kept = 0;
    for (let s = 0; s < dataspaces; s++) {
      if (this.#plan.keeps[level * dataspaces + s]) kept += boxWords(projections[s], this.#stack.points, depth * axes);
    }
    return kept <= capacityWords[level];
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
