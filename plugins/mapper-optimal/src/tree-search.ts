import * as F from './flow-state.ts';
import { FlowSteps } from './flow-steps.ts';
import { openWords } from './open-words.ts';
import type { OuterBounds } from './outer-bounds.ts';
import type { Plan } from './plan.ts';
import { boxWords } from './projection.ts';
import type { Space } from './space.ts';
import { Transpositions, TupleNumbers } from './transpositions.ts';

/** Numbers of a sliding flow that tell it from another one at the same place. */
const SLIDE_NUMBERS = 13;
/** Tuples that are numbered at a time: some 100 MB. */
const MOST_TUPLES = 2 ** 20;

/** Where the search of one plan stands: the loops placed so far, innermost first. */
export interface Path {
  /** Loops placed. */
  readonly length: number;
  readonly levels: Int32Array;
  readonly axes: Int32Array;
  readonly factors: Float64Array;
}

/**
 * Depth-first branch and bound over the temporal loops of one plan, innermost loop first. A node has placed some loops of
 * one memory; its children place one more, or go on to the next memory. What is settled is charged (`FlowSteps`); what is
 * open is bounded by the next loop that may come (`openWords`) and by what lies further out (`OuterBounds`).
 *
 * Orders that cannot be cheaper are not walked. Loops that move no open flow cost nothing and make every run longer, so
 * those of a level come first, in one order. Once no flow is open the order of what is left of the level is free. Both hold
 * only while no window slides and no neighbour may pass on words; then every order is walked.
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
  #flows = 0;
  #flowWidth = 0;
  #tables: (Float64Array | undefined)[] = [];
  /** [level * axes + axis][position] 1 where the levels outside can make up the rest. */
  #reaches: Uint8Array[] = [];

  #paused = false;
  #depth = -1;
  /** [depth] */
  readonly #level: Int32Array;
  readonly #left: Int32Array;
  readonly #inside: Float64Array;
  readonly #cost: Float64Array;
  readonly #low: Float64Array;
  readonly #key: Float64Array;
  readonly #cursor: Int32Array;
  readonly #shape: Int32Array;
  /** [depth] loop that led here, -1 where a level was finished. */
  readonly #loopAxis: Int32Array;
  readonly #loopFactor: Float64Array;
  /** [depth * axes + axis] */
  readonly #points: Float64Array;
  readonly #positions: Int32Array;
  /** [(depth * flows + flow) * width] */
  #state = new Float64Array(0);

  readonly #stepsLeft: Float64Array;
  #words = new Float64Array(0);
  readonly #known = new Transpositions();
  readonly #slides = new TupleNumbers(SLIDE_NUMBERS);
  readonly #pairs = new TupleNumbers(2);
  readonly #tuple = new Float64Array(SLIDE_NUMBERS);
  readonly #pair = new Float64Array(2);
  readonly #pathLevels: Int32Array;
  readonly #pathAxes: Int32Array;
  readonly #pathFactors: Float64Array;

  constructor(plan: Plan, bounds: OuterBounds, onLeaf: (path: Path, cost: number) => void) {
    const { space } = plan;
    const { levels, axes } = space;
    const depths = levels * (axes + 1) + 2;
    this.#space = space;
    this.#plan = plan;
    this.#steps = new FlowSteps(plan);
    this.#bounds = bounds;
    this.#onLeaf = onLeaf;
    this.#level = new Int32Array(depths);
    this.#left = new Int32Array(depths);
    this.#inside = new Float64Array(depths);
    this.#cost = new Float64Array(depths);
    this.#low = new Float64Array(depths);
    this.#key = new Float64Array(depths);
    this.#cursor = new Int32Array(depths);
    this.#shape = new Int32Array(depths);
    this.#loopAxis = new Int32Array(depths);
    this.#loopFactor = new Float64Array(depths);
    this.#points = new Float64Array(depths * axes);
    this.#positions = new Int32Array(depths * axes);
    this.#stepsLeft = new Float64Array(axes);
    this.#pathLevels = new Int32Array(depths);
    this.#pathAxes = new Int32Array(depths);
    this.#pathFactors = new Float64Array(depths);
  }

  /** Work of one try, 1 for a layer: states of all flows are copied. */
  get workPerTry(): number {
    return Math.max(1, (this.#flows * this.#flowWidth) / 500);
  }

  /** True while a plan is being searched. */
  get running(): boolean {
    return this.#depth >= 0;
  }

  /** Begins the plan, which stays loaded until the search of it is over. */
  start(): void {
    const plan = this.#plan;
    const { axes, firstMemory } = this.#space;
    this.#flows = plan.flows;
    this.#flowWidth = this.#steps.width;
    const depths = this.#level.length;
    const room = depths * this.#flows * this.#flowWidth;
    if (this.#state.length < room) this.#state = new Float64Array(room);
    if (this.#words.length < this.#flows * axes) this.#words = new Float64Array(this.#flows * axes);
    this.#tables = [];
    for (let level = firstMemory; level >= 0; level = this.#space.nextMemory[level]) {
      // The innermost table is as large as the others, and what it bounds is walked through anyway.
      this.#tables[level] = level === firstMemory ? undefined : this.#bounds.table(plan, level);
    }
    this.#measureReach();
    this.#known.clear();
    this.#slides.clear();
    this.#pairs.clear();
    for (let axis = 0; axis < axes; axis++) {
      this.#points[axis] = 1;
      this.#positions[axis] = 0;
    }
    this.#state.fill(0, 0, this.#flows * this.#flowWidth);
    for (let flow = 0; flow < this.#flows; flow++) this.#beginAsking(flow);
    this.#inside[0] = 1;
    this.#cost[0] = 0;
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
      const at = flow * this.#flowWidth;
      this.#state[at + F.Status] = F.Asking;
      this.#state[at + F.Passed] = 1;
      return;
    }
  }

  /** Makes the node at `depth`, whose points, costs and flows are written, the current one. */
  #enter(depth: number, level: number, axis: number, factor: number): void {
    const { movable } = this.#space;
    this.#depth = depth;
    this.#level[depth] = level;
    if (axis < 0) this.#left[depth] = movable[level];
    this.#loopAxis[depth] = axis;
    this.#loopFactor[depth] = factor;
    this.#cursor[depth] = -1;
    this.#low[depth] = Infinity;
    this.#key[depth] = this.#number(depth);
    this.nodes++;
    if (this.#key[depth] < 0) return;
    const known = this.#known.get(this.#key[depth]);
    if (known >= 0 && this.#cost[depth] + known >= this.limit) {
      this.#low[depth] = known;
      this.#leave();
    }
  }

  #leave(): void {
    const depth = this.#depth;
    const low = this.#low[depth];
    if (this.#key[depth] >= 0) this.#known.set(this.#key[depth], low);
    this.#depth = depth - 1;
    if (depth > 0) this.#learn(depth - 1, this.#cost[depth] - this.#cost[depth - 1] + low);
  }

  #learn(depth: number, low: number): void {
    if (low < this.#low[depth]) this.#low[depth] = low;
  }

  /** Tries the next child of the current node: first to finish the level, then one more loop of it. */
  #advance(): void {
    const depth = this.#depth;
    if (this.#cursor[depth] < 0) {
      this.#cursor[depth] = 0;
      this.#finish(depth);
      return;
    }
    const { axes, allowed, lattice } = this.#space;
    const level = this.#level[depth];
    // The cursor counts (axis, factor) pairs.
    let pair = this.#cursor[depth];
    let axis = 0;
    while (axis < axes && pair >= allowed[level][axis].length) pair -= allowed[level][axis++].length;
    for (; axis < axes; axis++, pair = 0) {
      const factors = allowed[level][axis];
      if (!(this.#left[depth] & (1 << axis))) {
        this.#cursor[depth] += factors.length - pair;
        continue;
      }
      const position = this.#positions[depth * axes + axis];
      const n = lattice.divisors[axis].length;
      const reach = this.#reaches[level * axes + axis];
      for (; pair < factors.length; pair++) {
        this.#cursor[depth]++;
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
    const level = this.#level[depth];
    const child = depth + 1;
    const order = this.#leftAfter(depth, axis);
    this.#copy(depth, child);
    const at = child * axes + axis;
    const stride = this.#points[at];
    this.#points[at] = lattice.divisors[axis][product];
    this.#positions[at] = product;
    if (!this.#fits(level, child)) return false;
    this.#left[child] = order;
    this.#inside[child] = this.#inside[depth] * factor;
    this.#countSteps(child, level);
    let cost = this.#cost[depth];
    for (let flow = 0; flow < this.#flows; flow++) {
      const from = this.#stateAt(child, flow);
      const status = this.#state[from + F.Status];
      if (status !== F.Open && status !== F.Sliding) continue;
      const rank = this.#rankStepsLeft(flow, axis, from);
      cost += this.#steps.step(flow, axis, factor, level, stride, this.#inside[depth], this.#state, from, rank);
    }
    this.#cost[child] = cost;
    this.#shape[child] = this.#shape[depth] + (product - this.#positions[depth * axes + axis]) * lattice.strides[axis];
    const table = this.#tables[level];
    let bound = cost + (table === undefined ? 0 : table[this.#shape[child]]);
    if (bound < this.limit) bound += this.#leastOpen(child, level);
    if (bound >= this.limit) {
      this.#learn(depth, bound - this.#cost[depth]);
      return false;
    }
    this.#enter(child, level, axis, factor);
    return true;
  }

  /** Goes on to the next memory, or to the end. */
  #finish(depth: number): void {
    const { axes, mayIdle, nextMemory } = this.#space;
    const plan = this.#plan;
    const level = this.#level[depth];
    this.tried++;
    if (!this.#mayStop(depth, level, axes, mayIdle) || !this.#fits(level, depth)) return;
    const next = nextMemory[level];
    const child = depth + 1;
    this.#copy(depth, child);
    let cost = this.#cost[depth];
    if (next < 0) {
      for (let flow = 0; flow < this.#flows; flow++) cost += this.#settle(flow, child, level);
      if (cost >= this.limit) {
        this.#learn(depth, cost - this.#cost[depth]);
        return;
      }
      this.#learn(depth, cost - this.#cost[depth]);
      this.#paused = true;
      this.#onLeaf(this.#path(depth), cost);
      return;
    }
    for (let flow = 0; flow < this.#flows; flow++) {
      const at = this.#stateAt(child, flow);
      if (plan.flowChild[flow] === level) this.#steps.open(flow, this.#state, at, this.#points, child * axes);
      if (this.#state[at + F.Status] === F.Asking && plan.flowParent[flow] === level) cost += this.#answer(flow, at);
    }
    this.#inside[child] = this.#inside[depth];
    this.#cost[child] = cost;
    if (!this.#crossFanouts(child, level + 1, next)) return;
    const table = this.#tables[next];
    let bound = cost + (table === undefined ? 0 : table[this.#shape[child]]);
    this.#countSteps(child, next);
    if (bound < this.limit) bound += this.#leastOpen(child, next);
    if (bound >= this.limit) {
      this.#learn(depth, bound - this.#cost[depth]);
      return;
    }
    this.#enter(child, next, -1, 1);
  }

  #settle(flow: number, depth: number, level: number): number {
    const at = this.#stateAt(depth, flow);
    const status = this.#state[at + F.Status];
    if (status === F.Open) return this.#steps.closeUnmoved(flow, level, this.#state, at);
    if (status === F.Sliding) return this.#steps.close(flow, level, 1, this.#state, at);
    return status === F.Asking ? this.#answer(flow, at) : 0;
  }

  #answer(flow: number, at: number): number {
    const plan = this.#plan;
    this.#state[at + F.Status] = F.Closed;
    return plan.cost(flow, 0, plan.temporal * this.#state[at + F.Passed], 0) - plan.computeCost[flow];
  }

  #mayStop(depth: number, level: number, axes: number, mayIdle: Uint8Array): boolean {
    // Loops of this level, back to the node that began it.
    let placed = 0;
    for (let d = depth; this.#loopAxis[d] >= 0; d--) placed |= 1 << this.#loopAxis[d];
    for (let axis = 0; axis < axes; axis++) {
      if (!(placed & (1 << axis)) && !mayIdle[level * axes + axis]) return false;
      if (!this.#reaches[level * axes + axis][this.#positions[depth * axes + axis]]) return false;
    }
    return true;
  }

  /** Lets the points grow by the spatial factors from level `from` to below `to`; false where they exceed the bounds. */
  #crossFanouts(depth: number, from: number, to: number): boolean {
    const { axes, lattice } = this.#space;
    const plan = this.#plan;
    for (let level = from; level < to; level++) {
      for (let flow = 0; flow < this.#flows; flow++) {
        const at = this.#stateAt(depth, flow);
        if (this.#state[at + F.Status] === F.Closed || plan.flowParent[flow] < level) continue;
        this.#steps.passFanout(flow, level, this.#state, at, this.#points, depth * axes);
      }
      for (let axis = 0; axis < axes; axis++) {
        const at = depth * axes + axis;
        const position =
          lattice.products[axis][
            this.#positions[at] * lattice.divisors[axis].length + plan.spatial[level * axes + axis]
          ];
        if (position < 0) return false;
        this.#positions[at] = position;
        this.#points[at] = lattice.divisors[axis][position];
      }
    }
    let shape = 0;
    for (let axis = 0; axis < axes; axis++) shape += this.#positions[depth * axes + axis] * lattice.strides[axis];
    this.#shape[depth] = shape;
    return true;
  }

  /** Axes that may still be placed at the level after this one. */
  #leftAfter(depth: number, axis: number): number {
    const { axes, freeOrder, place } = this.#space;
    const level = this.#level[depth];
    const left = this.#left[depth];
    let moving = 0;
    let active = false;
    let any = false;
    for (let flow = 0; flow < this.#flows; flow++) {
      const at = this.#stateAt(depth, flow);
      const status = this.#state[at + F.Status];
      if (status !== F.Open && status !== F.Sliding) continue;
      active = true;
      if (status === F.Sliding || this.#state[at + F.Alive]) any = true;
      moving |= this.#space.projections[this.#plan.flowDataspace[flow]].relevant;
    }
    const bit = 1 << axis;
    if (!active) return left & ~(bit | (bit - 1));
    if (!freeOrder[level]) {
      let inner = bit;
      for (let other = 0; other < axes; other++) {
        if (place[level * axes + other] < place[level * axes + axis]) inner |= 1 << other;
      }
      return left & ~inner;
    }
    if (any) return left & ~bit;
    // Loops that move no open flow come first, in ascending order.
    const still = left & ~moving;
    return still & bit ? left & ~(still & (bit | (bit - 1))) : left & ~still & ~bit;
  }

  #copy(depth: number, child: number): void {
    const { axes } = this.#space;
    for (let axis = 0; axis < axes; axis++) {
      this.#points[child * axes + axis] = this.#points[depth * axes + axis];
      this.#positions[child * axes + axis] = this.#positions[depth * axes + axis];
    }
    const width = this.#flows * this.#flowWidth;
    const state = this.#state;
    const from = depth * width;
    const to = child * width;
    for (let i = 0; i < width; i++) state[to + i] = state[from + i];
  }

  #stateAt(depth: number, flow: number): number {
    return (depth * this.#flows + flow) * this.#flowWidth;
  }

  #fits(level: number, depth: number): boolean {
    const { capacityWords, dataspaces, projections, axes } = this.#space;
    if (capacityWords[level] === Infinity) return true;
    let kept = 0;
    for (let s = 0; s < dataspaces; s++) {
      if (this.#plan.keeps[level * dataspaces + s]) kept += boxWords(projections[s], this.#points, depth * axes);
    }
    return kept <= capacityWords[level];
  }

  #countSteps(depth: number, level: number): void {
    const { axes, lattice } = this.#space;
    for (let axis = 0; axis < axes; axis++) {
      this.#stepsLeft[axis] =
        lattice.bounds[axis] / (this.#points[depth * axes + axis] * this.#plan.spatialOutside[level * axes + axis]);
    }
  }

  /** Temporal iterations left along the rank in which a flow slides, or begins to. */
  #rankStepsLeft(flow: number, axis: number, at: number): number {
    const projection = this.#space.projections[this.#plan.flowDataspace[flow]];
    if (!projection.simple) return Infinity;
    const rank = this.#state[at + F.Status] === F.Sliding ? this.#state[at + F.SlideRank] : projection.rankOf[axis];
    if (rank < 0) return 1;
    let steps = 1;
    const { axes } = projection.ranks[rank];
    for (let i = 0; i < axes.length; i++) steps *= this.#stepsLeft[axes[i]];
    return steps;
  }

  /** Least that the flows under way will cost: whichever axis the next loop runs along, it is the same for all of them. */
  #leastOpen(depth: number, level: number): number {
    const { axes, projections, isFanout, levels } = this.#space;
    const plan = this.#plan;
    const state = this.#state;
    const steps = this.#stepsLeft;
    let all = 1;
    for (let axis = 0; axis < axes; axis++) all *= steps[axis];
    let nested = true;
    for (let l = level + 1; l < levels; l++) if (isFanout[l] && plan.children[l] > 1) nested = false;
    let settled = 0;
    let open = 0;
    const words = this.#words;
    for (let flow = 0; flow < this.#flows; flow++) {
      const at = this.#stateAt(depth, flow);
      const status = state[at + F.Status];
      if (status === F.Sliding) {
        settled += this.#steps.leastSliding(flow, level, this.#sureRuns(flow, all, at), state, at);
        continue;
      }
      if (status !== F.Open) continue;
      settled -= plan.saved[flow];
      const projection = projections[plan.flowDataspace[flow]];
      const full = state[at + F.Full];
      const price = state[at + F.Price];
      if (all === 1) {
        settled += full * price;
        continue;
      }
      const to = open++ * axes;
      openWords(projection, full, state, at + F.Extents, this.#points, depth * axes, steps, 0, all, nested, words, to);
      for (let axis = 0; axis < axes; axis++) words[to + axis] *= price;
    }
    if (open === 0) return settled;
    let least = Infinity;
    for (let axis = 0; axis < axes; axis++) {
      if (steps[axis] === 1) continue;
      let sum = 0;
      for (let i = 0; i < open; i++) sum += words[i * axes + axis];
      if (sum < least) least = sum;
    }
    return settled + least;
  }

  /** Runs outside that certainly bring whole tiles: those of the axes that cannot continue the slide. */
  #sureRuns(flow: number, all: number, at: number): number {
    const projection = this.#space.projections[this.#plan.flowDataspace[flow]];
    if (!projection.simple) return 1;
    const state = this.#state;
    const wide = state[at + F.Alive] === 1 && state[at + F.Fresh] === state[at + F.Full];
    let along = 1;
    for (let axis = 0; axis < this.#space.axes; axis++) {
      const rank = projection.rankOf[axis];
      const continues = wide ? !(projection.plain & (1 << axis)) : rank === state[at + F.SlideRank];
      if (continues) along *= this.#stepsLeft[axis];
    }
    return all / along;
  }

  /** Begins the numbers of states anew, lest they fill the memory. What is under way keeps no number of the old ones. */
  #forget(depth: number): void {
    this.#known.clear();
    this.#slides.clear();
    this.#pairs.clear();
    this.#key.fill(-1, 0, depth);
  }

  /** A number that two nodes share only where all that follows costs the same; -1 where it would be too large. */
  #number(depth: number): number {
    if (this.#slides.size >= MOST_TUPLES || this.#pairs.size >= MOST_TUPLES) this.#forget(depth);
    const { axes, levels, lattice } = this.#space;
    const plan = this.#plan;
    const state = this.#state;
    let flags = 0;
    let slides = 0;
    for (let flow = 0; flow < this.#flows; flow++) {
      const at = this.#stateAt(depth, flow);
      const status = state[at + F.Status];
      const forwards = plan.forwards[flow];
      flags = flags * (forwards ? 4 : 2) + (status === F.Open ? (forwards ? 1 + state[at + F.Alive] : 1) : 0);
      if (status !== F.Sliding && status !== F.Asking) continue;
      this.#tuple[0] = flow;
      this.#tuple[1] = state[at + F.Passed];
      for (let i = 2; i < SLIDE_NUMBERS; i++)
        this.#tuple[i] = status === F.Sliding ? state[at + slideFields[i - 2]] : 0;
      this.#pair[0] = slides;
      this.#pair[1] = this.#slides.number(this.#tuple);
      slides = this.#pairs.number(this.#pair);
    }
    const place = (this.#level[depth] * 2 ** axes + this.#left[depth]) * lattice.size + this.#shape[depth];
    const places = levels * 2 ** axes * lattice.size;
    const key = (slides * 4 ** this.#flows + flags) * places + place;
    return key < Number.MAX_SAFE_INTEGER ? key : -1;
  }

  #measureReach(): void {
    const { axes, levels, lattice, allowed, isFanout } = this.#space;
    const plan = this.#plan;
    this.#reaches = [];
    for (let axis = 0; axis < axes; axis++) {
      const n = lattice.divisors[axis].length;
      let after = new Uint8Array(n);
      after[n - 1] = 1;
      for (let level = levels - 1; level >= 0; level--) {
        this.#reaches[level * axes + axis] = after;
        const before = new Uint8Array(n);
        const factors = isFanout[level] ? [plan.spatial[level * axes + axis]] : allowed[level][axis];
        for (let position = 0; position < n; position++) {
          for (const factor of factors) {
            const product = lattice.products[axis][position * n + factor];
            if (product >= 0 && after[product]) before[position] = 1;
          }
        }
        after = before;
      }
    }
  }

  #path(depth: number): Path {
    let length = 0;
    for (let d = 1; d <= depth; d++) {
      if (this.#loopAxis[d] < 0) continue;
      this.#pathLevels[length] = this.#level[d];
      this.#pathAxes[length] = this.#loopAxis[d];
      this.#pathFactors[length++] = this.#loopFactor[d];
    }
    return { length, levels: this.#pathLevels, axes: this.#pathAxes, factors: this.#pathFactors };
  }
}

const slideFields = [
  F.Full,
  F.Words,
  F.Accesses,
  F.Peers,
  F.Moved,
  F.Direction,
  F.Fresh,
  F.Alive,
  F.Near,
  F.ChildShape,
  F.Lost,
];
