import * as F from './flow-state.ts';
import { measureExtents } from './open-words.ts';
import type { Plan } from './plan.ts';
import type { Projection } from './projection.ts';

/**
 * Follows flows loop by loop, from the inside out, by the evaluator's own rules (`wordsPerChild`, kinds of steps): what a loop
 * brings is known once it is placed, but for how often all loops outside repeat it; and since the product of all temporal
 * bounds is fixed, that is the product less what lies inside. So a flow can be charged as soon as no loop further out can
 * bring less than whole tiles.
 */
export class FlowSteps {
  /** Numbers of one flow in the stack. */
  readonly width: number;
  readonly #plan: Plan;
  readonly #pointsAt: number;

  constructor(plan: Plan) {
    const { mostRanks, axes } = plan.space;
    this.#plan = plan;
    this.#pointsAt = F.Extents + mostRanks;
    this.width = this.#pointsAt + axes;
  }

  /** Begins the flow whose child has this tile. */
  open(flow: number, state: Float64Array, at: number, points: Float64Array, pointAt: number): void {
    const plan = this.#plan;
    const { axes, lattice, projections } = plan.space;
    const projection = projections[plan.flowDataspace[flow]];
    state[at + F.Status] = F.Open;
    state[at + F.Full] = measureExtents(projection, points, pointAt, state, at + F.Extents);
    state[at + F.Passed] = 1;
    state[at + F.Near] = 1;
    state[at + F.Alive] = plan.forwards[flow];
    let shape = 0;
    for (let axis = 0; axis < axes; axis++) {
      state[at + this.#pointsAt + axis] = points[pointAt + axis];
      shape = shape * (lattice.bounds[axis] + 1) + points[pointAt + axis];
    }
    state[at + F.ChildShape] = shape;
    state[at + F.Price] = plan.leastPrice[flow];
  }

  /** The fan-out at `level` multiplies the accesses of every flow across it. */
  passFanout(
    flow: number,
    level: number,
    state: Float64Array,
    at: number,
    points: Float64Array,
    pointAt: number,
  ): void {
    const plan = this.#plan;
    const { levels } = plan.space;
    const index = flow * levels + level;
    const groups = plan.entangled[index] ? F.exactGroups(plan, flow, level, points, pointAt) : plan.groups[index];
    if (plan.forwards[flow] && level === plan.flowChild[flow] + 1) state[at + F.Near] = groups;
    else state[at + F.Passed] *= groups;
    if (state[at + F.Status] === F.Open) this.#price(flow, level + 1, state, at);
  }

  /** Places a loop right outside all others: updates the flow, and returns its cost where that is settled now. */
  step(
    flow: number,
    axis: number,
    factor: number,
    level: number,
    stride: number,
    inside: number,
    state: Float64Array,
    at: number,
    rankStepsLeft: number,
  ): number {
    const plan = this.#plan;
    const projection = plan.space.projections[plan.flowDataspace[flow]];
    const shift = projection.step[axis] * stride;
    if (state[at + F.Status] === F.Open) {
      if (shift === 0) {
        if (state[at + F.Alive]) {
          // The innermost loop brings nothing: no step brings as much as the step before (`stepsAfterEqual`).
          state[at + F.Alive] = 0;
          this.#price(flow, level, state, at);
        }
        return 0;
      }
      if (projection.plain & (1 << axis)) {
        state[at + F.Alive] = 0;
        state[at + F.Words] = state[at + F.Full];
        state[at + F.Accesses] = state[at + F.Full] * state[at + F.Near];
        state[at + F.Peers] = 0;
        state[at + F.Lost] = 0;
        return this.close(flow, level, plan.temporal / inside, state, at);
      }
      this.#beginSliding(flow, projection, axis, factor, level, stride, shift, state, at);
    } else this.#slide(flow, factor, level, shift, state, at);
    if (this.#mayStillSave(projection, axis, shift, state, at, rankStepsLeft)) return 0;
    return this.close(flow, level, plan.temporal / (inside * factor), state, at);
  }

  /** Ends a flow that `runs` repeat, and returns its cost. */
  close(flow: number, level: number, runs: number, state: Float64Array, at: number): number {
    const plan = this.#plan;
    const { space } = plan;
    state[at + F.Status] = F.Closed;
    const peers = state[at + F.Peers] * runs;
    let words = (state[at + F.Words] - state[at + F.Lost]) * runs * this.#fillShare(flow, 0);
    if (this.#isPassedOn(flow, state, at)) {
      // What a child receives is then an average over children and instances, of which the fraction is dropped; where
      // they are no powers of 2, the average of whole words may fall short of them by its last bit.
      const instances = plan.instances[plan.flowChild[flow]];
      words = Math.floor((instances & (instances - 1)) === 0 ? words : words - 1e-6);
    }
    const accesses = state[at + F.Accesses] * runs * state[at + F.Passed] * this.#groupsBeyond(flow, level);
    return plan.cost(flow, words, accesses, space.projections[plan.flowDataspace[flow]].isOutput ? 0 : peers);
  }

  /** A flow that no loop has moved: the tile is brought once. */
  closeUnmoved(flow: number, level: number, state: Float64Array, at: number): number {
    state[at + F.Words] = state[at + F.Full];
    state[at + F.Accesses] = state[at + F.Full] * state[at + F.Near];
    state[at + F.Peers] = 0;
    state[at + F.Lost] = 0;
    state[at + F.Alive] = 0;
    return this.close(flow, level, 1, state, at);
  }

  /** Least that a sliding flow will cost, where `sure` of the runs outside cannot continue the slide. */
  leastSliding(flow: number, level: number, sure: number, state: Float64Array, at: number): number {
    const plan = this.#plan;
    const fills = plan.fillPrice[flow] * this.#fillShare(flow, 0);
    const reads =
      (plan.readPrice[flow] + plan.updatePrice[flow]) * state[at + F.Passed] * this.#groupsBeyond(flow, level);
    const words = (state[at + F.Words] - state[at + F.Lost]) * sure;
    return fills * words + reads * state[at + F.Accesses] * sure - plan.saved[flow];
  }

  #groupsBeyond(flow: number, level: number): number {
    // Loops at a memory lie inside the fan-outs further out; a fan-out that was passed is at a lower level.
    return this.#plan.groupsFrom(flow, level);
  }

  /** Whether neighbours are taken to pass on any of the flow's words. */
  #isPassedOn(flow: number, state: Float64Array, at: number): boolean {
    if (this.#plan.forwards[flow] === 0) return this.#plan.fillShare[flow] < 1;
    return state[at + F.Alive] === 1 && state[at + F.Accesses] < state[at + F.Words] * state[at + F.Near];
  }

  /** Share of the fills that is certain: all where words passed on are followed one by one, or not at all. */
  #fillShare(flow: number, alive: number): number {
    const { forwards, fillShare } = this.#plan;
    return forwards[flow] && !alive ? 1 : fillShare[flow];
  }

  #price(flow: number, level: number, state: Float64Array, at: number): void {
    const plan = this.#plan;
    const alive = state[at + F.Alive] === 1;
    const near =
      alive && state[at + F.Near] > 1 ? Math.min(state[at + F.Near], plan.groupsForwarding[flow]) : state[at + F.Near];
    const groups = near * state[at + F.Passed] * this.#groupsBeyond(flow, level);
    state[at + F.Price] =
      plan.fillPrice[flow] * this.#fillShare(flow, state[at + F.Alive]) +
      (plan.readPrice[flow] + plan.updatePrice[flow]) * groups;
  }

  #beginSliding(
    flow: number,
    projection: Projection,
    axis: number,
    factor: number,
    level: number,
    stride: number,
    shift: number,
    state: Float64Array,
    at: number,
  ): void {
    const full = state[at + F.Full];
    const near = state[at + F.Near];
    const fresh = F.freshWords(projection, axis, stride, state, at);
    state[at + F.Status] = F.Sliding;
    state[at + F.Fresh] = fresh;
    state[at + F.Direction] = shift;
    state[at + F.Moved] = (factor - 1) * shift;
    if (!state[at + F.Alive]) state[at + F.ChildShape] = 0;
    state[at + F.SlideRank] = projection.simple ? projection.rankOf[axis] : -1;
    state[at + F.Words] = full + (factor - 1) * fresh;
    state[at + F.Accesses] = near * state[at + F.Words];
    state[at + F.Peers] = 0;
    state[at + F.Lost] = 0;
    if (!state[at + F.Alive]) return;
    // The first step of every run follows one that brought a whole tile.
    this.#forward(flow, level, shift, fresh, fresh === full ? factor - 1 : factor - 2, state, at);
  }

  #slide(flow: number, factor: number, level: number, shift: number, state: Float64Array, at: number): void {
    const full = state[at + F.Full];
    const fresh = state[at + F.Fresh];
    const near = state[at + F.Near];
    const move = shift - state[at + F.Moved];
    const brought = move === 0 ? 0 : move === state[at + F.Direction] ? fresh : full;
    state[at + F.Words] = factor * state[at + F.Words] - (factor - 1) * (full - brought);
    state[at + F.Accesses] = factor * state[at + F.Accesses] - (factor - 1) * near * (full - brought);
    state[at + F.Peers] *= factor;
    state[at + F.Lost] *= factor;
    state[at + F.Moved] += (factor - 1) * shift;
    if (!state[at + F.Alive] || brought !== fresh) return;
    this.#forward(flow, level, move, fresh, factor - 1, state, at);
    // The run after a step that brought as much begins with one that may be passed on too.
    if (fresh !== full) this.#forward(flow, level, state[at + F.Direction], fresh, factor - 1, state, at);
  }

  /** Takes off what neighbours can pass on in so many steps, and adds what it costs them. */
  #forward(
    flow: number,
    level: number,
    move: number,
    words: number,
    steps: number,
    state: Float64Array,
    at: number,
  ): void {
    if (steps <= 0 || move === 0) return;
    const plan = this.#plan;
    const near = state[at + F.Near];
    const unserved = F.groupsUnserved(plan, flow, move, state, at);
    if (unserved >= near) return;
    const reads =
      (plan.readPrice[flow] + plan.updatePrice[flow]) * state[at + F.Passed] * this.#groupsBeyond(flow, level);
    // At least all children of the groups served take their words from a neighbour, who reads them.
    const children = plan.children[plan.flowChild[flow] + 1];
    const entangled = plan.entangled[flow * plan.space.levels + plan.flowChild[flow] + 1];
    const passedOn = entangled ? 0 : (children / near) * (near - unserved);
    const pays = plan.space.projections[plan.flowDataspace[flow]].isOutput ? 0 : passedOn;
    // Below one instance all words passed on are counted at those who receive them; below several, in the model, fewer.
    const several = plan.instances[plan.flowChild[flow] + 1] > 1;
    const lost = several ? 1 - unserved / children : 0;
    const saved = reads * (near - unserved) + plan.fillPrice[flow] * lost;
    // Where passing on costs more than it saves, the bound is that of passing nothing on: it pays just what it saves. The
    // two are not told apart before all is summed up, since the words passed on are rounded then.
    const price = plan.peerPrice[flow];
    state[at + F.Lost] += steps * words * lost;
    state[at + F.Accesses] -= steps * words * (near - unserved);
    state[at + F.Peers] += steps * words * (price * pays > saved ? saved / price : pays);
  }

  /**
   * Whether a loop further out may bring less than a whole tile, or let neighbours pass it on. A window slides on only
   * along its rank: a shift of any other rank stays in the move of all loops further out. Words are passed on where the
   * move is a difference of neighbours; along a rank of one axis it never is, since the temporal stride exceeds the
   * array.
   */
  #mayStillSave(
    projection: Projection,
    axis: number,
    shift: number,
    state: Float64Array,
    at: number,
    rankStepsLeft: number,
  ): boolean {
    if (!projection.simple) return true;
    const passesWhole = state[at + F.Alive] === 1 && state[at + F.Fresh] === state[at + F.Full];
    if (passesWhole && !(projection.plain & (1 << axis) && shift !== 0)) return true;
    if (shift !== 0 && projection.rankOf[axis] !== state[at + F.SlideRank]) return false;
    return rankStepsLeft > 1;
  }
}
