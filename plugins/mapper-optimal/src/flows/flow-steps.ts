import type { Plan } from '../plans/plan.ts';
import { measureExtents, type Projection } from '../space/projection.ts';
import * as F from './flow-state.ts';
import { groupsUnserved } from './forwarding.ts';
import { freshWords } from './fresh-words.ts';
import { knownGroups } from './known-groups.ts';

/** A temporal loop as it is placed, right outside all others. */
export interface Loop {
  level: number;
  axis: number;
  factor: number;
  /** Points of the axis that one step of it goes on. */
  stride: number;
  /** Product of all temporal loops inside it. */
  inside: number;
}

/**
 * Follows flows loop by loop, from the inside out, by the evaluator's own rules (`wordsPerChild`, kinds of steps): what a loop
 * brings is known once it is placed, but for how often all loops outside repeat it; and since the product of all temporal
 * bounds is fixed, that is the product less what lies inside. So a flow can be charged as soon as no loop further out can
 * bring less than whole tiles.
 *
 * `at` is where the fields of a flow begin in the state that was given last.
 */
export class FlowSteps {
  /** Numbers of one flow in the state. */
  readonly width: number;
  /** Where its numbers of words passed on begin: a resource each. */
  readonly peersAt: number;
  readonly #plan: Plan;
  readonly #resources: number;
  readonly #pointsAt: number;
  #state: Float64Array = new Float64Array(0);

  constructor(plan: Plan) {
    const { mostRanks, axes } = plan.space;
    this.#plan = plan;
    this.#resources = plan.resources.length;
    this.#pointsAt = F.Extents + mostRanks;
    this.peersAt = this.#pointsAt + axes;
    this.width = this.peersAt + this.#resources;
  }

  /** The array that holds the fields of all flows from now on. */
  use(state: Float64Array): void {
    this.#state = state;
  }

  /** Begins the flow whose child has this tile. */
  open(flow: number, at: number, points: Float64Array, pointAt: number): void {
    const plan = this.#plan;
    const state = this.#state;
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
    state[at + F.Groups] = plan.leastGroups[flow];
  }

  /** The fan-out at `level` multiplies the accesses of every flow across it. */
  passFanout(flow: number, at: number, level: number, points: Float64Array, pointAt: number): void {
    const plan = this.#plan;
    const state = this.#state;
    const index = flow * plan.space.levels + level;
    const groups = plan.entangled[index] ? knownGroups(plan, flow, level, points, pointAt) : plan.groups[index];
    if (plan.forwards[flow] && level === plan.flowChild[flow] + 1) state[at + F.Near] = groups;
    else state[at + F.Passed] *= groups;
    if (state[at + F.Status] === F.Open) this.#countGroups(flow, at, level + 1);
  }

  /** Takes in a loop; where that settles what the flow costs, it is added to `costs` [costAt + resource]. */
  step(flow: number, at: number, loop: Loop, rankStepsLeft: number, costs: Float64Array, costAt: number): void {
    const plan = this.#plan;
    const state = this.#state;
    const projection = plan.space.projections[plan.flowDataspace[flow]];
    const shift = projection.step[loop.axis] * loop.stride;
    if (state[at + F.Status] === F.Open) {
      if (shift === 0) {
        if (state[at + F.Alive]) {
          // The innermost loop brings nothing: no step brings as much as the step before (`stepsAfterEqual`).
          state[at + F.Alive] = 0;
          this.#countGroups(flow, at, loop.level);
        }
        return;
      }
      if (projection.plain & (1 << loop.axis)) {
        this.#bringTile(at);
        this.close(flow, at, loop.level, plan.temporal / loop.inside, costs, costAt);
        return;
      }
      this.#beginSliding(flow, at, loop, shift);
    } else this.#slide(flow, at, loop, shift);
    if (this.#mayStillSave(projection, at, loop, rankStepsLeft)) return;
    this.close(flow, at, loop.level, plan.temporal / (loop.inside * loop.factor), costs, costAt);
  }

  /** Ends a flow that `runs` repeat, and adds its costs. */
  close(flow: number, at: number, level: number, runs: number, costs: Float64Array, costAt: number): void {
    const plan = this.#plan;
    const state = this.#state;
    state[at + F.Status] = F.Closed;
    let words = (state[at + F.Words] - state[at + F.Lost]) * runs * this.#fillShare(flow, 0);
    if (this.#isPassedOn(flow, at)) {
      // What a child receives is then an average over children and instances, of which the fraction is dropped; where
      // they are no powers of 2, the average of whole words may fall short of them by its last bit.
      const instances = plan.instances[plan.flowChild[flow]];
      words = Math.floor((instances & (instances - 1)) === 0 ? words : words - 1e-6);
    }
    const accesses = state[at + F.Accesses] * runs * state[at + F.Passed] * this.#groupsBeyond(flow, level);
    const peersCount = plan.space.projections[plan.flowDataspace[flow]].isOutput ? 0 : runs;
    for (let r = 0; r < this.#resources; r++) {
      const peers = state[at + this.peersAt + r] * peersCount;
      costs[costAt + r] += plan.cost(r, flow, words, accesses, peers);
    }
  }

  /** A flow that no loop has moved: the tile is brought once. */
  closeUnmoved(flow: number, at: number, level: number, costs: Float64Array, costAt: number): void {
    this.#bringTile(at);
    this.close(flow, at, level, 1, costs, costAt);
  }

  /** Adds the least that a sliding flow will cost, where `sure` of the runs outside cannot continue the slide. */
  addLeastSliding(flow: number, at: number, level: number, sure: number, costs: Float64Array): void {
    const plan = this.#plan;
    const state = this.#state;
    const words = (state[at + F.Words] - state[at + F.Lost]) * sure * this.#fillShare(flow, 0);
    const accesses = state[at + F.Accesses] * sure * state[at + F.Passed] * this.#groupsBeyond(flow, level);
    for (let r = 0, place = flow * this.#resources; r < this.#resources; r++, place++) {
      const parentPrice = plan.readPrice[place] + plan.updatePrice[place];
      const cost = plan.fillPrice[place] * words + parentPrice * accesses;
      costs[r] += Math.max(cost, plan.compulsory[place]) - plan.saved[place];
    }
  }

  /** Writes the least price of a word of an open flow, [resource]. */
  writePrices(flow: number, at: number, prices: Float64Array): void {
    const { fillPrice, readPrice, updatePrice } = this.#plan;
    const groups = this.#state[at + F.Groups];
    const share = this.#fillShare(flow, this.#state[at + F.Alive]);
    for (let r = 0, place = flow * this.#resources; r < this.#resources; r++, place++) {
      prices[r] = fillPrice[place] * share + (readPrice[place] + updatePrice[place]) * groups;
    }
  }

  /** One run brings the tile as a whole. */
  #bringTile(at: number): void {
    const state = this.#state;
    state[at + F.Alive] = 0;
    state[at + F.Words] = state[at + F.Full];
    state[at + F.Accesses] = state[at + F.Full] * state[at + F.Near];
    state[at + F.Lost] = 0;
    this.#clearPeers(at);
  }

  #clearPeers(at: number): void {
    for (let r = 0; r < this.#resources; r++) this.#state[at + this.peersAt + r] = 0;
  }

  #groupsBeyond(flow: number, level: number): number {
    // Loops at a memory lie inside the fan-outs further out; a fan-out that was passed is at a lower level.
    return this.#plan.groupsFrom(flow, level);
  }

  /** Whether neighbours are taken to pass on any of the flow's words. */
  #isPassedOn(flow: number, at: number): boolean {
    const state = this.#state;
    if (this.#plan.forwards[flow] === 0) return this.#plan.fillShare[flow] < 1;
    return state[at + F.Alive] === 1 && state[at + F.Accesses] < state[at + F.Words] * state[at + F.Near];
  }

  /** Share of the fills that is certain: all where words passed on are followed one by one, or not at all. */
  #fillShare(flow: number, alive: number): number {
    const { forwards, fillShare } = this.#plan;
    return forwards[flow] && !alive ? 1 : fillShare[flow];
  }

  #countGroups(flow: number, at: number, level: number): void {
    const plan = this.#plan;
    const state = this.#state;
    const alive = state[at + F.Alive] === 1;
    const all = state[at + F.Near];
    // All that there are read whole tiles; the average is of the fewest that there may be.
    const more = all - plan.groups[flow * plan.space.levels + plan.flowChild[flow] + 1];
    const near = alive ? Math.min(all, plan.averageForwarding[flow] + more * plan.wholeShare[flow]) : all;
    state[at + F.Groups] = near * state[at + F.Passed] * this.#groupsBeyond(flow, level);
  }

  #beginSliding(flow: number, at: number, loop: Loop, shift: number): void {
    const state = this.#state;
    const projection = this.#plan.space.projections[this.#plan.flowDataspace[flow]];
    const { axis, factor, level, stride } = loop;
    const full = state[at + F.Full];
    const near = state[at + F.Near];
    const fresh = freshWords(projection, axis, stride, state, at);
    state[at + F.Status] = F.Sliding;
    state[at + F.Fresh] = fresh;
    state[at + F.Direction] = shift;
    state[at + F.Moved] = (factor - 1) * shift;
    if (!state[at + F.Alive]) state[at + F.ChildShape] = 0;
    state[at + F.SlideRank] = projection.simple ? projection.rankOf[axis] : -1;
    state[at + F.Words] = full + (factor - 1) * fresh;
    state[at + F.Accesses] = near * state[at + F.Words];
    state[at + F.Lost] = 0;
    this.#clearPeers(at);
    if (!state[at + F.Alive]) return;
    // The first step of every run follows one that brought a whole tile.
    this.#forward(flow, at, level, shift, fresh === full ? factor - 1 : factor - 2);
  }

  #slide(flow: number, at: number, { factor, level }: Loop, shift: number): void {
    const state = this.#state;
    const full = state[at + F.Full];
    const fresh = state[at + F.Fresh];
    const near = state[at + F.Near];
    const move = shift - state[at + F.Moved];
    const brought = move === 0 ? 0 : move === state[at + F.Direction] ? fresh : full;
    state[at + F.Words] = factor * state[at + F.Words] - (factor - 1) * (full - brought);
    state[at + F.Accesses] = factor * state[at + F.Accesses] - (factor - 1) * near * (full - brought);
    for (let r = 0; r < this.#resources; r++) state[at + this.peersAt + r] *= factor;
    state[at + F.Lost] *= factor;
    state[at + F.Moved] += (factor - 1) * shift;
    if (!state[at + F.Alive] || brought !== fresh) return;
    this.#forward(flow, at, level, move, factor - 1);
    // The run after a step that brought as much begins with one that may be passed on too.
    if (fresh !== full) this.#forward(flow, at, level, state[at + F.Direction], factor - 1);
  }

  /** Takes off what neighbours can pass on in so many steps that bring what is fresh, and adds what it costs them. */
  #forward(flow: number, at: number, level: number, move: number, steps: number): void {
    if (steps <= 0 || move === 0) return;
    const plan = this.#plan;
    const state = this.#state;
    const near = state[at + F.Near];
    const words = state[at + F.Fresh];
    const unserved = groupsUnserved(plan, flow, move, state, at);
    if (unserved >= near) return;
    const above = plan.flowChild[flow] + 1;
    const reads = state[at + F.Passed] * this.#groupsBeyond(flow, level) * (near - unserved);
    // At least all children of the groups served take their words from a neighbour, who reads them.
    const children = plan.children[above];
    const passedOn = plan.entangled[flow * plan.space.levels + above] ? 0 : (children / near) * (near - unserved);
    const pays = plan.space.projections[plan.flowDataspace[flow]].isOutput ? 0 : passedOn;
    // Below one instance all words passed on are counted at those who receive them; below several, in the model, fewer.
    const lost = plan.instances[above] > 1 ? 1 - unserved / children : 0;
    state[at + F.Lost] += steps * words * lost;
    state[at + F.Accesses] -= steps * words * (near - unserved);
    for (let r = 0, place = flow * this.#resources; r < this.#resources; r++, place++) {
      const saved = (plan.readPrice[place] + plan.updatePrice[place]) * reads + plan.fillPrice[place] * lost;
      // Where passing on costs more than it saves, the bound is that of passing nothing on: it pays just what it saves. The
      // two are not told apart before all is summed up, since the words passed on are rounded then.
      const price = plan.peerPrice[place];
      state[at + this.peersAt + r] += steps * words * (price * pays > saved ? saved / price : pays);
    }
  }

  /**
   * Whether a loop further out may bring less than a whole tile, or let neighbours pass it on. A window slides on only
   * along its rank: a shift of any other rank stays in the move of all loops further out. Words are passed on where the
   * move is a difference of neighbours; along a rank of one axis it never is, since the temporal stride exceeds the
   * array.
   */
  #mayStillSave(projection: Projection, at: number, { axis }: Loop, rankStepsLeft: number): boolean {
    if (!projection.simple) return true;
    const state = this.#state;
    const moves = projection.step[axis] !== 0;
    const passesWhole = state[at + F.Alive] === 1 && state[at + F.Fresh] === state[at + F.Full];
    if (passesWhole && !(projection.plain & (1 << axis) && moves)) return true;
    if (moves && projection.rankOf[axis] !== state[at + F.SlideRank]) return false;
    return rankStepsLeft > 1;
  }
}
