import { AliasTables } from './alias-tables.ts';
import { FanoutStates } from './fanout-states.ts';
import type { Mapspace } from './mapspace.ts';
import type { Random } from './random.ts';
import { type SpatialGroup, spatialGroups } from './spatial-groups.ts';

/** Steps of the automaton over all fan-outs; beyond it, draw at random and look whether it fits. */
const maxEdges = 2e6;

/**
 * Draws factorisations that some loop order and split fits into every fan-out, each with the same probability. Most
 * random factorisations do not fit, and none of those is drawn: an automaton over the dimensions keeps which products along X
 * and Y are still possible at each fan-out, and each of its edges is weighted by how many factorisations lie behind it.
 */
export class FanoutSampler {
  /** Factorisations that fit; rounded above 2^53. */
  readonly fitting: number;

  readonly #factorization: number;
  readonly #dimensions: number;
  readonly #edges: AliasTables;
  /** [edge] where it leads, and the choices it stands for: `count` from `first`, in `members` where listed. */
  readonly #target: Int32Array;
  readonly #first: Float64Array;
  readonly #count: Float64Array;
  readonly #listed: Uint8Array;
  readonly #members: Float64Array;

  /** undefined where the fan-outs can be used in too many ways to be counted. */
  static build(mapspace: Mapspace): FanoutSampler | undefined {
    const groups = mapspace.problem.dimensions.map((_, d) => spatialGroups(mapspace, d));
    if (!groups.every((group) => group !== undefined)) return undefined;
    const layers = forward(mapspace, groups);
    return layers && new FanoutSampler(mapspace, groups, layers);
  }

  private constructor(mapspace: Mapspace, groups: readonly SpatialGroup[][], layers: readonly Layer[]) {
    this.#dimensions = groups.length;
    this.#factorization = mapspace.layout.factorization;
    const { start, weight, target, group, fitting } = backward(groups, layers);
    this.fitting = fitting;
    this.#edges = new AliasTables(start, weight);
    this.#target = target;
    const members: number[] = [];
    const firsts = groups.map((options) =>
      options.map(({ first, members: own }) => {
        const at = own === undefined ? first : members.length;
        for (const member of own ?? []) members.push(member);
        return at;
      }),
    );
    this.#first = new Float64Array(group.length);
    this.#count = new Float64Array(group.length);
    this.#listed = new Uint8Array(group.length);
    let node = 0;
    for (const [d, { states }] of layers.entries()) {
      const end = node + states;
      for (let edge = start[node]; edge < start[end]; edge++) {
        const { count, members: own } = groups[d][group[edge]];
        this.#first[edge] = firsts[d][group[edge]];
        this.#count[edge] = count;
        this.#listed[edge] = Number(own !== undefined);
      }
      node = end;
    }
    this.#members = Float64Array.from(members);
  }

  /** Writes the factorisation digits of a genome; `fitting` must not be 0. */
  sample(random: Random, digits: Float64Array): void {
    let node = 0;
    for (let d = 0; d < this.#dimensions; d++) {
      const edge = this.#edges.draw(node, random);
      const count = this.#count[edge];
      const at = this.#first[edge] + (count === 1 ? 0 : random.below(count));
      digits[this.#factorization + d] = this.#listed[edge] === 1 ? this.#members[at] : at;
      node = this.#target[edge];
    }
  }
}

/** Joint states of all fan-outs before one dimension. */
interface Layer {
  readonly states: number;
  readonly statesAfter: number;
  /** [state * options + option] state that a group of choices leads to, or -1. */
  readonly targets: Int32Array;
}

function forward(mapspace: Mapspace, groups: readonly SpatialGroup[][]): Layer[] | undefined {
  const fanouts = mapspace.fanouts.map((fanout) => new FanoutStates(mapspace.orders[fanout.level], fanout));
  let states: readonly (readonly number[])[] = [fanouts.map((fanout) => fanout.start)];
  let edges = 0;
  const layers: Layer[] = [];
  for (const [dimension, options] of groups.entries()) {
    edges += states.length * options.length;
    if (edges > maxEdges) return undefined;
    const nextOf = fanouts.map((fanout, f) => nextStates(fanout, f, states, dimension, options));
    const joints = new JointStates(fanouts.length);
    const targets = new Int32Array(states.length * options.length);
    for (const [number, state] of states.entries()) {
      const after = nextOf.map((byState, f) => byState.get(state[f])!);
      for (let option = 0; option < options.length; option++) {
        targets[number * options.length + option] = joints.numberOf(after, option);
      }
    }
    layers.push({ states: states.length, statesAfter: joints.states.length, targets });
    states = joints.states;
  }
  return layers;
}

/** State of one fan-out before a dimension -> [option] that after it, or -1. */
function nextStates(
  fanout: FanoutStates,
  f: number,
  states: readonly (readonly number[])[],
  dimension: number,
  options: readonly SpatialGroup[],
): ReadonlyMap<number, Int32Array> {
  const before = new Set(states.map((state) => state[f]));
  return new Map(
    [...before].map((state) => [
      state,
      Int32Array.from(options, ({ factors }) => fanout.next(state, dimension, factors[f])),
    ]),
  );
}

/** Numbers the states of several fan-outs together, as they come. */
class JointStates {
  /** [number][fan-out] */
  readonly states: number[][] = [];
  /** [fan-out] number of what those before it are in, and its state -> number of all of them. */
  readonly #numbers: readonly Map<number, number>[];

  constructor(fanouts: number) {
    this.#numbers = Array.from({ length: fanouts }, () => new Map());
    if (fanouts === 0) this.states.push([]);
  }

  /** @param after [fan-out][option] states; -1 where one of them is */
  numberOf(after: readonly Int32Array[], option: number): number {
    for (const own of after) if (own[option] < 0) return -1;
    let number = 0;
    for (let f = 0; f < after.length; f++) {
      const numbers = this.#numbers[f];
      const key = number * maxEdges + after[f][option];
      const known = numbers.get(key);
      number = known ?? numbers.size;
      if (known !== undefined) continue;
      numbers.set(key, number);
      if (f === after.length - 1) this.states.push(after.map((own) => own[option]));
    }
    return number;
  }
}

/** Edges of all nodes that lead on to something; nodes of all layers in order, the start first. */
interface Edges {
  /** [node] first edge; those of node n end where those of n + 1 begin. */
  readonly start: Int32Array;
  /** [edge] factorisations behind it, node that it leads to, number of its group. */
  readonly weight: Float64Array;
  readonly target: Int32Array;
  readonly group: Int32Array;
  /** Factorisations behind the start. */
  readonly fitting: number;
}

function backward(groups: readonly SpatialGroup[][], layers: readonly Layer[]): Edges {
  const behind = weightsBehind(groups, layers);
  const nodes = layers.reduce((sum, { states }) => sum + states, 0);
  const most = layers.reduce((sum, { targets }) => sum + targets.length, 0);
  const start = new Int32Array(nodes + 1);
  const weight = new Float64Array(most);
  const target = new Int32Array(most);
  const group = new Int32Array(most);
  let node = 0;
  let edge = 0;
  for (const [d, { states, targets }] of layers.entries()) {
    const options = groups[d];
    const following = node + states;
    for (let at = 0; at < targets.length; at++) {
      if (at % options.length === 0) start[node++] = edge;
      const own = targets[at] < 0 ? 0 : options[at % options.length].count * behind[d + 1][targets[at]];
      if (own === 0) continue;
      weight[edge] = own;
      target[edge] = d + 1 < layers.length ? following + targets[at] : 0;
      group[edge++] = at % options.length;
    }
  }
  start[nodes] = edge;
  return {
    start,
    weight: weight.slice(0, edge),
    target: target.slice(0, edge),
    group: group.slice(0, edge),
    fitting: behind[0][0],
  };
}

/** [dimension][state] factorisations of it and those that follow. */
function weightsBehind(groups: readonly SpatialGroup[][], layers: readonly Layer[]): Float64Array[] {
  const behind = layers.map(({ states }) => new Float64Array(states));
  behind.push(new Float64Array(layers.at(-1)?.statesAfter ?? 1).fill(1));
  for (let d = layers.length - 1; d >= 0; d--) {
    const { targets } = layers[d];
    const options = groups[d];
    for (let at = 0; at < targets.length; at++) {
      if (targets[at] < 0) continue;
      behind[d][Math.floor(at / options.length)] += options[at % options.length].count * behind[d + 1][targets[at]];
    }
  }
  return behind;
}
