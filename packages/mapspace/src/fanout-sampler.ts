import { AliasTables } from './alias-tables.ts';
import { edgesOf, type Layer, layersOf } from './fanout-graph.ts';
import type { Mapspace } from './mapspace.ts';
import type { Random } from './random.ts';
import { type SpatialGroup, spatialGroups } from './spatial-groups.ts';

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
    const layers = layersOf(mapspace, groups);
    return layers && new FanoutSampler(mapspace, groups, layers);
  }

  private constructor(mapspace: Mapspace, groups: readonly SpatialGroup[][], layers: readonly Layer[]) {
    this.#dimensions = groups.length;
    this.#factorization = mapspace.layout.factorization;
    const { start, weight, target, group, fitting } = edgesOf(groups, layers);
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
