import type { Prices } from '../space/prices.ts';
import type { Space } from '../space/space.ts';
import { countInstances } from './instances.ts';
import { listFlows } from './list-flows.ts';
import { overheadOf } from './overhead.ts';

/**
 * One choice of what every memory keeps and of all spatial factors. It fixes the cycles, the instances in use and what every
 * word costs on its way between two memories. A flow is such a way: of one dataspace, from the memory that keeps it
 * (`parent`) to the next one inside that keeps it (`child`), or to the compute units (child -1).
 *
 * One object takes up one plan after another: `load`.
 */
export class Plan {
  readonly space: Space;
  readonly prices: Prices;
  /** [level * dataspaces + dataspace] */
  keeps: Uint8Array;
  /** [level * axes + axis] positions of the spatial factors at fan-outs. */
  spatial: Int16Array;

  /** Product of all temporal bounds: cycles that the run cannot go below. */
  temporal = 1;
  /** Costs of computes and leakage. */
  overhead = 0;
  /** Costs that no choice still open changes: the overhead, and the least of what the compute units read. */
  constant = 0;
  /** [level * axes + axis] product of the spatial factors outside the level. */
  readonly spatialOutside: Float64Array;
  readonly instances: Float64Array;
  /** [level] instances that pay for an access. */
  readonly paying: Float64Array;
  /** [level] children in use. */
  readonly children: Float64Array;

  /** True where neighbours may pass on words of some flow, so that more than the words of every way depends on the orders. */
  passesOn = false;

  flows = 0;
  readonly flowDataspace: Int32Array;
  readonly flowChild: Int32Array;
  readonly flowParent: Int32Array;
  /** [flow] price of one word brought to all children, and of one read and one update of every parent. */
  readonly fillPrice: Float64Array;
  readonly readPrice: Float64Array;
  readonly updatePrice: Float64Array;
  /** [flow] price of a word that a child passes on to its neighbour. */
  readonly peerPrice: Float64Array;
  /** [flow] share of the tensor, written before it is read; 0 for inputs. */
  readonly parentShare: Float64Array;
  readonly childShare: Float64Array;
  /** [flow * levels + level] children of the fan-out with different words; the least where that is still open. */
  readonly groups: Float64Array;
  /** [flow * levels + level] 1 where the number depends on the strides. */
  readonly entangled: Uint8Array;
  /** [flow] 1 where the fan-out right above the child may forward between neighbours in sliding windows. */
  readonly forwards: Uint8Array;
  /** [flow] least groups that still read where all else is forwarded, and share of the fills that remains. */
  readonly groupsForwarding: Float64Array;
  readonly fillShare: Float64Array;
  /** [flow] least price of a word: groups as above. */
  readonly leastPrice: Float64Array;
  /** [flow] what the first writes of a tensor save. */
  readonly saved: Float64Array;
  /** [flow] to compute units: least cost of what they ask for; 0 of others. */
  readonly computeCost: Float64Array;

  constructor(space: Space, prices: Prices) {
    const { levels, axes, dataspaces } = space;
    const most = levels * dataspaces + dataspaces;
    const each = () => new Float64Array(most);
    this.space = space;
    this.prices = prices;
    this.keeps = new Uint8Array(levels * dataspaces);
    this.spatial = new Int16Array(levels * axes);
    this.spatialOutside = new Float64Array(levels * axes);
    this.instances = new Float64Array(levels);
    this.paying = new Float64Array(levels);
    this.children = new Float64Array(levels);
    this.flowDataspace = new Int32Array(most);
    this.flowChild = new Int32Array(most);
    this.flowParent = new Int32Array(most);
    this.fillPrice = each();
    this.readPrice = each();
    this.updatePrice = each();
    this.peerPrice = each();
    this.parentShare = each();
    this.childShare = each();
    this.groups = new Float64Array(most * levels);
    this.entangled = new Uint8Array(most * levels);
    this.forwards = new Uint8Array(most);
    this.groupsForwarding = each();
    this.fillShare = each();
    this.leastPrice = each();
    this.saved = each();
    this.computeCost = each();
  }

  /** Takes a choice: what is kept [level * dataspaces + dataspace], spatial positions [level * axes + axis]. */
  load(keeps: Uint8Array, spatial: Int16Array): void {
    this.keeps = keeps;
    this.spatial = spatial;
    countInstances(this);
    listFlows(this);
    this.overhead = overheadOf(this);
    this.constant = this.overhead;
    for (let flow = 0; flow < this.flows; flow++) this.constant += this.computeCost[flow];
  }

  /** Least first metric of mappings of this plan that cost so much. */
  scoreOf(cost: number): number {
    const { score } = this.prices;
    return score === 'cycles' ? this.temporal : score === 'sum' ? cost : cost * this.temporal;
  }

  /** Costs, the plan's constant taken off, from which on scores reach the limit. */
  costBelow(limit: number): number {
    const { score } = this.prices;
    if (score === 'cycles') return this.temporal < limit ? Infinity : -Infinity;
    return (score === 'sum' ? limit : limit / this.temporal) - this.constant;
  }

  /** What a flow costs where each child receives `words`, the parent is read `accesses` times and neighbours pass on `peers`. */
  cost(flow: number, words: number, accesses: number, peers: number): number {
    const { block, read, write, update } = this.prices;
    const child = this.flowChild[flow];
    const parent = this.flowParent[flow];
    const paying = this.paying[parent];
    let cost: number;
    if (this.space.projections[this.flowDataspace[flow]].isOutput) {
      const reads = Math.max(0, accesses - this.parentShare[flow]);
      cost =
        paying *
        (Math.ceil(accesses / block[parent]) * update[parent] + Math.ceil(reads / block[parent]) * read[parent]);
    } else cost = paying * Math.ceil(accesses / block[parent]) * read[parent];
    if (child < 0) return cost;
    const fills = Math.max(0, words - this.childShare[flow]);
    cost += this.paying[child] * Math.ceil(fills / block[child]) * write[child];
    if (peers <= 0) return cost;
    // Words passed on are rounded per instance, and then add to other reads before those are rounded up to blocks.
    const slack = this.instances[child] * (block[child] - 0.5);
    return cost + Math.max(0, peers - slack) * this.peerPrice[flow];
  }

  /** Groups of the fan-outs of a flow from `level` outwards. */
  groupsFrom(flow: number, level: number): number {
    const { levels } = this.space;
    let groups = 1;
    for (let l = level; l <= this.flowParent[flow]; l++) groups *= this.groups[flow * levels + l];
    return groups;
  }

  hasSpatialLoopsFrom(level: number): boolean {
    const { isFanout, levels } = this.space;
    for (let l = level; l < levels; l++) if (isFanout[l] && this.children[l] > 1) return true;
    return false;
  }
}
