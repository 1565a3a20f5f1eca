import * as F from './flow-state.ts';
import type { FlowSteps } from './flow-steps.ts';
import { openWords } from './open-words.ts';
import type { Plan } from './plan.ts';
import type { SearchStack } from './search-stack.ts';

/** Bounds of what the flows under way at a node will still cost. */
export class OpenFlows {
  readonly #plan: Plan;
  readonly #stack: SearchStack;
  readonly #steps: FlowSteps;
  /** [axis] temporal iterations left at a node and outside it. */
  readonly #stepsLeft: Float64Array;
  #words = new Float64Array(0);

  constructor(plan: Plan, stack: SearchStack, steps: FlowSteps) {
    this.#plan = plan;
    this.#stack = stack;
    this.#steps = steps;
    this.#stepsLeft = new Float64Array(plan.space.axes);
  }

  /** Makes room for a plan with so many flows. */
  clear(flows: number): void {
    const room = flows * this.#stepsLeft.length;
    if (this.#words.length < room) this.#words = new Float64Array(room);
  }

  /** Takes up a node of `level`: what is asked next is of it. */
  countSteps(depth: number, level: number): void {
    const { axes, lattice } = this.#plan.space;
    const { points } = this.#stack;
    for (let axis = 0; axis < axes; axis++) {
      this.#stepsLeft[axis] =
        lattice.bounds[axis] / (points[depth * axes + axis] * this.#plan.spatialOutside[level * axes + axis]);
    }
  }

  /** Temporal iterations left along the rank in which a flow slides, or begins to. */
  rankStepsLeft(flow: number, axis: number, at: number): number {
    const projection = this.#plan.space.projections[this.#plan.flowDataspace[flow]];
    if (!projection.simple) return Infinity;
    const { state } = this.#stack;
    const rank = state[at + F.Status] === F.Sliding ? state[at + F.SlideRank] : projection.rankOf[axis];
    if (rank < 0) return 1;
    let steps = 1;
    const { axes } = projection.ranks[rank];
    for (let i = 0; i < axes.length; i++) steps *= this.#stepsLeft[axes[i]];
    return steps;
  }

  /** Least that the flows under way will cost: whichever axis the next loop runs along, it is the same for all of them. */
  least(depth: number, level: number): number {
    const { axes, projections, isFanout, levels } = this.#plan.space;
    const plan = this.#plan;
    const { state, points, flows } = this.#stack;
    const steps = this.#stepsLeft;
    let all = 1;
    for (let axis = 0; axis < axes; axis++) all *= steps[axis];
    let nested = true;
    for (let l = level + 1; l < levels; l++) if (isFanout[l] && plan.children[l] > 1) nested = false;
    let settled = 0;
    let open = 0;
    const words = this.#words;
    for (let flow = 0; flow < flows; flow++) {
      const at = this.#stack.stateAt(depth, flow);
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
      openWords(projection, full, state, at + F.Extents, points, depth * axes, steps, 0, all, nested, words, to);
      for (let axis = 0; axis < axes; axis++) words[to + axis] *= price;
    }
    return open === 0 ? settled : settled + this.#leastAxis(open);
  }

  /** Least sum over the open flows, each at the words that the same axis brings. */
  #leastAxis(open: number): number {
    const { axes } = this.#plan.space;
    let least = Infinity;
    for (let axis = 0; axis < axes; axis++) {
      if (this.#stepsLeft[axis] === 1) continue;
      let sum = 0;
      for (let i = 0; i < open; i++) sum += this.#words[i * axes + axis];
      if (sum < least) least = sum;
    }
    return least;
  }

  /** Runs outside that certainly bring whole tiles: those of the axes that cannot continue the slide. */
  #sureRuns(flow: number, all: number, at: number): number {
    const { axes, projections } = this.#plan.space;
    const projection = projections[this.#plan.flowDataspace[flow]];
    if (!projection.simple) return 1;
    const { state } = this.#stack;
    const wide = state[at + F.Alive] === 1 && state[at + F.Fresh] === state[at + F.Full];
    let along = 1;
    for (let axis = 0; axis < axes; axis++) {
      const rank = projection.rankOf[axis];
      const continues = wide ? !(projection.plain & (1 << axis)) : rank === state[at + F.SlideRank];
      if (continues) along *= this.#stepsLeft[axis];
    }
    return all / along;
  }
}
