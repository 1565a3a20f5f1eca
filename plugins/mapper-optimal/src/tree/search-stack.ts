import type { Space } from '../space/space.ts';

/** Where the search of one plan stands: the loops placed so far, innermost first. */
export interface Path {
  /** Loops placed. */
  readonly length: number;
  readonly levels: Int32Array;
  readonly axes: Int32Array;
  readonly factors: Float64Array;
}

/** The nodes from the root to the current one. All arrays begin with the depth. */
export class SearchStack {
  /** [depth] memory whose loops are being placed. */
  readonly level: Int32Array;
  /** [depth] axes that may still be placed at the level, as a mask. */
  readonly left: Int32Array;
  /** [depth] product of the temporal loops placed. */
  readonly inside: Float64Array;
  /** [depth * resources + resource] what is charged so far. */
  readonly cost: Float64Array;
  /** [depth * resources + resource] least cost of what follows, as far as it was seen. */
  readonly low: Float64Array;
  /** [depth] 1 where bounds cut all that was seen: nothing that costs more so far can be of use. */
  readonly shut: Uint8Array;
  /** [depth] number of the state, -1 where it has none. */
  readonly key: Float64Array;
  /** [depth] children tried; -1 before the first. */
  readonly cursor: Int32Array;
  /** [depth] number of the tile's shape. */
  readonly shape: Int32Array;
  /** [depth] loop that led here, -1 where a level was finished. */
  readonly loopAxis: Int32Array;
  readonly loopFactor: Float64Array;
  /** [depth * axes + axis] points covered, and their positions among the divisors. */
  readonly points: Float64Array;
  readonly positions: Int32Array;
  /** [(depth * flows + flow) * width] as `FlowSteps` lays it out. */
  state = new Float64Array(0);
  flows = 0;
  width = 0;

  readonly #axes: number;
  readonly #resources: number;
  readonly #depths: number;
  readonly #path: {
    length: number;
    readonly levels: Int32Array;
    readonly axes: Int32Array;
    readonly factors: Float64Array;
  };

  constructor({ levels, axes }: Space, resources: number) {
    const depths = levels * (axes + 1) + 2;
    this.#axes = axes;
    this.#resources = resources;
    this.#depths = depths;
    this.level = new Int32Array(depths);
    this.left = new Int32Array(depths);
    this.inside = new Float64Array(depths);
    this.cost = new Float64Array(depths * resources);
    this.low = new Float64Array(depths * resources);
    this.shut = new Uint8Array(depths);
    this.key = new Float64Array(depths);
    this.cursor = new Int32Array(depths);
    this.shape = new Int32Array(depths);
    this.loopAxis = new Int32Array(depths);
    this.loopFactor = new Float64Array(depths);
    this.points = new Float64Array(depths * axes);
    this.positions = new Int32Array(depths * axes);
    this.#path = {
      length: 0,
      levels: new Int32Array(depths),
      axes: new Int32Array(depths),
      factors: new Float64Array(depths),
    };
  }

  /** Clears the root for a plan with so many flows, and costs of its own. */
  clear(flows: number, width: number, costs: Float64Array): void {
    this.flows = flows;
    this.width = width;
    const room = this.#depths * flows * width;
    if (this.state.length < room) this.state = new Float64Array(room);
    this.state.fill(0, 0, flows * width);
    this.points.fill(1, 0, this.#axes);
    this.positions.fill(0, 0, this.#axes);
    this.inside[0] = 1;
    this.cost.set(costs);
  }

  /** Where the state of a flow begins. */
  stateAt(depth: number, flow: number): number {
    return (depth * this.flows + flow) * this.width;
  }

  /** Copies points, costs and flows of a node to its child. */
  copy(depth: number, child: number): void {
    const axes = this.#axes;
    const { points, positions, state, cost } = this;
    const resources = this.#resources;
    for (let r = 0; r < resources; r++) cost[child * resources + r] = cost[depth * resources + r];
    for (let axis = 0; axis < axes; axis++) {
      points[child * axes + axis] = points[depth * axes + axis];
      positions[child * axes + axis] = positions[depth * axes + axis];
    }
    const width = this.flows * this.width;
    const from = depth * width;
    const to = child * width;
    for (let i = 0; i < width; i++) state[to + i] = state[from + i];
  }

  /** The loops that lead to a node; one object, written anew at every call. */
  path(depth: number): Path {
    const path = this.#path;
    path.length = 0;
    for (let d = 1; d <= depth; d++) {
      if (this.loopAxis[d] < 0) continue;
      path.levels[path.length] = this.level[d];
      path.axes[path.length] = this.loopAxis[d];
      path.factors[path.length++] = this.loopFactor[d];
    }
    return path;
  }
}
