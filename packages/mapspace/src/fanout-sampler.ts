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
    const { nodes, fitting } = backward(groups, layers);
    this.fitting = fitting;
    const edges = nodes.flat();
    const members: number[] = [];
    const memberStart = new Map<SpatialGroup, number>();
    for (const { group } of edges) {
      if (group.members === undefined || memberStart.has(group)) continue;
      memberStart.set(group, members.length);
      for (const member of group.members) members.push(member);
    }
    this.#edges = new AliasTables(nodes.map((node) => node.map(({ weight }) => weight)));
    this.#target = Int32Array.from(edges, ({ target }) => target);
    this.#first = Float64Array.from(edges, ({ group }) => memberStart.get(group) ?? group.first);
    this.#count = Float64Array.from(edges, ({ group }) => group.count);
    this.#listed = Uint8Array.from(edges, ({ group }) => Number(group.members !== undefined));
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

/** Joint states of all fan-outs before one dimension: for each, the state that every group of choices leads to, or -1. */
type Layer = readonly (readonly number[])[];

function forward(mapspace: Mapspace, groups: readonly SpatialGroup[][]): Layer[] | undefined {
  const fanouts = mapspace.fanouts.map((fanout) => new FanoutStates(mapspace.orders[fanout.level], fanout));
  let states = [fanouts.map((fanout) => fanout.start)];
  let edges = 0;
  const layers: Layer[] = [];
  for (const [dimension, options] of groups.entries()) {
    edges += states.length * options.length;
    if (edges > maxEdges) return undefined;
    const numbers = new Map<string, number>();
    const next: number[][] = [];
    const layer = states.map((state) =>
      options.map(({ factors }) => {
        const joint = state.map((s, f) => fanouts[f].next(s, dimension, factors[f]));
        if (joint.includes(-1)) return -1;
        const key = joint.join();
        const known = numbers.get(key);
        if (known !== undefined) return known;
        numbers.set(key, next.length);
        return next.push(joint) - 1;
      }),
    );
    layers.push(layer);
    states = next;
  }
  return layers;
}

interface Edge {
  readonly group: SpatialGroup;
  /** Node it leads to. */
  readonly target: number;
  /** Factorisations behind it. */
  readonly weight: number;
}

/** [node] edges that lead on to something; nodes of all layers in order, the start first. */
function backward(groups: readonly SpatialGroup[][], layers: readonly Layer[]): { nodes: Edge[][]; fitting: number } {
  const starts = layers.map(() => 0);
  for (let d = 1; d < layers.length; d++) starts[d] = starts[d - 1] + layers[d - 1].length;
  const nodes: Edge[][] = [];
  let behind: number[] | undefined;
  for (let d = layers.length - 1; d >= 0; d--) {
    const weights: number[] = [];
    layers[d].forEach((targets, state) => {
      const edges = targets.flatMap((target, g): Edge[] => {
        const weight = target < 0 ? 0 : groups[d][g].count * (behind === undefined ? 1 : behind[target]);
        const node = behind === undefined ? 0 : starts[d + 1] + target;
        return weight === 0 ? [] : [{ group: groups[d][g], target: node, weight }];
      });
      nodes[starts[d] + state] = edges;
      weights[state] = edges.reduce((sum, { weight }) => sum + weight, 0);
    });
    behind = weights;
  }
  return { nodes, fitting: behind?.[0] ?? 1 };
}
