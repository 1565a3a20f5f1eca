import * as F from '../flows/flow-state.ts';
import type { FlowSteps } from '../flows/flow-steps.ts';
import type { Plan } from '../plans/plan.ts';
import type { SearchStack } from '../tree/search-stack.ts';
import { NextLoop } from './next-loop.ts';

/** Bounds of what the flows under way at a node will still cost. */
export class OpenFlows {
  readonly #plan: Plan;
  readonly #stack: SearchStack;
  readonly #steps: FlowSteps;
  /** Its steps are the temporal iterations left at a node and outside it. */
  readonly #next: NextLoop;
  readonly #prices: Float64Array;

  constructor(plan: Plan, stack: SearchStack, steps: FlowSteps) {
    this.#plan = plan;
    this.#stack = stack;
    this.#steps = steps;
    this.#next = new NextLoop(plan.space.axes, plan.resources.length);
    this.#prices = new Float64Array(plan.resources.length);
  }

  /** Takes up a node of `level`: what is asked next is of it. */
  countSteps(depth: number, level: number): void {
    const { axes, lattice } = this.#plan.space;
    const { points } = this.#stack;
    const { steps } = this.#next;
    for (let axis = 0; axis < axes; axis++) {
      steps[axis] =
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
    let left = 1;
    const { axes } = projection.ranks[rank];
    for (let i = 0; i < axes.length; i++) left *= this.#next.steps[axes[i]];
    return left;
  }

  /** Adds the least that the flows under way will cost to `costs` [resource]. */
  addLeast(depth: number, level: number, costs: Float64Array): void {
    const { axes, projections } = this.#plan.space;
    const plan = this.#plan;
    const next = this.#next;
    const prices = this.#prices;
    const { state, points, flows } = this.#stack;
    next.begin(points, depth * axes, !plan.hasSpatialLoopsFrom(level + 1));
    let open = 0;
    for (let flow = 0; flow < flows; flow++) {
      const at = this.#stack.stateAt(depth, flow);
      const status = state[at + F.Status];
      if (status === F.Sliding) this.#steps.addLeastSliding(flow, at, level, this.#sureRuns(flow, at), costs);
      if (status !== F.Open) continue;
      const full = state[at + F.Full];
      this.#steps.writePrices(flow, at, prices);
      for (let r = 0, place = flow * prices.length; r < prices.length; r++, place++) {
        costs[r] += (next.all === 1 ? full * prices[r] : 0) - plan.saved[place];
      }
      if (next.all === 1) continue;
      next.add(
        projections[plan.flowDataspace[flow]],
        prices,
        0,
        plan.compulsory,
        flow * prices.length,
        full,
        state,
        at + F.Extents,
      );
      open++;
    }
    if (open > 0) next.addLeast(costs);
  }

  /** Runs outside that certainly bring whole tiles: those of the axes that cannot continue the slide. */
  #sureRuns(flow: number, at: number): number {
    const { axes, projections } = this.#plan.space;
    const projection = projections[this.#plan.flowDataspace[flow]];
    if (!projection.simple) return 1;
    const { state } = this.#stack;
    const { steps, all } = this.#next;
    const wide = state[at + F.Alive] === 1 && state[at + F.Fresh] === state[at + F.Full];
    let along = 1;
    for (let axis = 0; axis < axes; axis++) {
      const rank = projection.rankOf[axis];
      const continues = wide ? !(projection.plain & (1 << axis)) : rank === state[at + F.SlideRank];
      if (continues) along *= steps[axis];
    }
    return all / along;
  }
}
