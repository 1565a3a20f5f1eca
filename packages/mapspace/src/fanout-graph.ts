import { FanoutStates } from './fanout-states.ts';
import { JointStates } from './joint-states.ts';
import type { Mapspace } from './mapspace.ts';
import type { SpatialGroup } from './spatial-groups.ts';

/** Steps of the automaton over all fan-outs; beyond it, draw at random and look whether it fits. */
const maxEdges = 2e6;

/** Joint states of all fan-outs before one dimension. */
export interface Layer {
  readonly states: number;
  readonly statesAfter: number;
  /** [state * options + option] state that a group of choices leads to, or -1. */
  readonly targets: Int32Array;
}

/** [dimension] undefined where there are too many. */
export function layersOf(mapspace: Mapspace, groups: readonly SpatialGroup[][]): Layer[] | undefined {
  const fanouts = mapspace.fanouts.map((fanout) => new FanoutStates(mapspace.orders[fanout.level], fanout));
  let states: readonly (readonly number[])[] = [fanouts.map((fanout) => fanout.start)];
  let edges = 0;
  const layers: Layer[] = [];
  for (const [dimension, options] of groups.entries()) {
    edges += states.length * options.length;
    if (edges > maxEdges) return undefined;
    const nextOf = fanouts.map((fanout, f) => nextStates(fanout, f, states, dimension, options));
    const joints = new JointStates(fanouts.length, maxEdges);
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

/** Edges of all nodes that lead on to something; nodes of all layers in order, the start first. */
export interface Edges {
  /** [node] first edge; those of node n end where those of n + 1 begin. */
  readonly start: Int32Array;
  /** [edge] factorisations behind it, node that it leads to, number of its group. */
  readonly weight: Float64Array;
  readonly target: Int32Array;
  readonly group: Int32Array;
  /** Factorisations behind the start. */
  readonly fitting: number;
}

export function edgesOf(groups: readonly SpatialGroup[][], layers: readonly Layer[]): Edges {
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
    for (let state = 0; state < states; state++) {
      start[node++] = edge;
      for (let option = 0; option < options.length; option++) {
        const after = targets[state * options.length + option];
        const own = after < 0 ? 0 : options[option].count * behind[d + 1][after];
        if (own === 0) continue;
        weight[edge] = own;
        target[edge] = d + 1 < layers.length ? following + after : 0;
        group[edge++] = option;
      }
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
