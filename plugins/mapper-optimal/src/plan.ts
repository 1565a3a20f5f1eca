import type { Prices } from './prices.ts';
import type { Space } from './space.ts';

/**
 * One choice of what every memory keeps and of all spatial factors. It fixes the cycles, the instances in use and what every
 * word costs on its way between two memories. A flow is such a way: of one dataspace, from the memory that keeps it
 * (`parent`) to the next one inside that keeps it (`child`), or to the compute units (child -1).
 */
export class Plan {
  /** Product of all temporal bounds, and cycles that the run cannot go below. */
  temporal = 1;
  cycles = 1;
  /** Costs of computes and leakage. */
  overhead = 0;
  /** Costs that no choice still open changes: the overhead, and the least of what the compute units read. */
  constant = 0;
  /** False where a dimension cannot be covered. */
  feasible = false;
  keeps: Uint8Array;
  /** [level * axes + axis] positions of the spatial factors at fan-outs. */
  spatial: Int16Array;
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
  /** [compute flow] least cost of what the compute units ask for. */
  readonly computeCost: Float64Array;

  readonly space: Space;
  readonly prices: Prices;

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
    this.#countInstances();
    this.#listFlows();
    this.#sumConstants();
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

  #countInstances(): void {
    const { levels, axes, isFanout, lattice, clusters, computes } = this.space;
    const { spatial, spatialOutside, instances, paying, children } = this;
    let used = 1;
    const outside = new Float64Array(axes).fill(1);
    for (let level = levels - 1; level >= 0; level--) {
      instances[level] = used;
      paying[level] = this.prices.sharesClusters ? Math.min(used, clusters[level]) : used;
      children[level] = 1;
      for (let axis = 0; axis < axes; axis++) spatialOutside[level * axes + axis] = outside[axis];
      if (!isFanout[level]) continue;
      for (let axis = 0; axis < axes; axis++) {
        const factor = lattice.divisors[axis][spatial[level * axes + axis]];
        children[level] *= factor;
        outside[axis] *= factor;
      }
      used *= children[level];
    }
    this.temporal = computes / used;
    this.cycles = this.temporal;
  }

  #listFlows(): void {
    const { levels, dataspaces } = this.space;
    const { keeps } = this;
    this.flows = 0;
    this.passesOn = false;
    for (let s = 0; s < dataspaces; s++) {
      let child = -1;
      for (let level = 0; level < levels; level++) {
        if (!keeps[level * dataspaces + s]) continue;
        this.#addFlow(s, child, level);
        child = level;
      }
    }
  }

  #addFlow(s: number, child: number, parent: number): void {
    const { levels, dataspaces, projections, rmwFirstUpdate, noReuse, noLinkTransfer, isFanout } = this.space;
    const { read, write, update, block } = this.prices;
    const { paying, instances, children } = this;
    const flow = this.flows++;
    const projection = projections[s];
    this.flowDataspace[flow] = s;
    this.flowChild[flow] = child;
    this.flowParent[flow] = parent;
    this.fillPrice[flow] = child < 0 ? 0 : (paying[child] * write[child]) / block[child];
    this.readPrice[flow] = (paying[parent] * read[parent]) / block[parent];
    this.updatePrice[flow] = projection.isOutput ? (paying[parent] * update[parent]) / block[parent] : 0;
    this.peerPrice[flow] = child < 0 ? 0 : ((paying[child] / instances[child]) * read[child]) / block[child];
    this.parentShare[flow] =
      projection.isOutput && !rmwFirstUpdate[parent * dataspaces + s] ? this.#share(s, parent) : 0;
    this.childShare[flow] =
      child >= 0 && projection.isOutput && !rmwFirstUpdate[child * dataspaces + s] ? this.#share(s, child) : 0;
    // Right above a child, neighbours may pass words on to each other.
    const above = child + 1;
    let least = 1;
    for (let level = above; level <= parent; level++) {
      this.#countGroups(flow, s, level);
      least *= this.groups[flow * levels + level];
      // Further out forwarding is cancelled, but what it would have left over still scales the accesses.
      if (level === above || noLinkTransfer[level * dataspaces + s]) continue;
      this.entangled[flow * levels + level] = 0;
      if (isFanout[level] && children[level] > 1 && this.#slidesAcross(s, level)) this.passesOn = true;
    }
    const reloads = child >= 0 && noReuse[child * dataspaces + s] === 1;
    this.forwards[flow] = 0;
    this.fillShare[flow] = 1;
    this.groupsForwarding[flow] = this.groups[flow * levels + above];
    const meets = isFanout[above] === 1 && children[above] > 1 && !noLinkTransfer[above * dataspaces + s];
    if (meets && (child < 0 || reloads || this.#slidesAcross(s, above))) {
      this.passesOn = true;
      const fewest = this.#fewestUnserved(flow, s, above);
      least *= fewest / this.groups[flow * levels + above];
      this.groupsForwarding[flow] = fewest;
      if (instances[above] > 1) this.fillShare[flow] = 1 / children[above];
      if (child >= 0 && !reloads) this.forwards[flow] = 1;
      else this.groups[flow * levels + above] = fewest;
      if (child < 0) this.entangled[flow * levels + above] = 0;
      if (reloads) {
        this.entangled[flow * levels + above] = 0;
        // All steps may be passed on, those that do not move the tile too.
        this.fillShare[flow] = 1 / children[above];
      }
    }
    const parents = this.readPrice[flow] + this.updatePrice[flow];
    this.leastPrice[flow] = this.fillPrice[flow] * this.fillShare[flow] + parents * least;
    // Where neighbours pass words on, a fraction of a word may be dropped at every child.
    const dropped = child >= 0 && (this.forwards[flow] || this.fillShare[flow] < 1) ? 1 : 0;
    this.saved[flow] =
      this.parentShare[flow] * this.readPrice[flow] + (this.childShare[flow] + dropped) * this.fillPrice[flow];
    this.computeCost[flow] = 0;
    if (child < 0) {
      const accesses = this.#leastComputeWords(s, above, meets) * least;
      this.computeCost[flow] = this.cost(flow, 0, accesses, 0);
    }
  }

  /**
   * Words of the tensor per instance, at the most: fan-outs split it as they split the tile. In windows tiles overlap, so
   * that an instance's share cannot be known before the tiles are.
   */
  #share(s: number, level: number): number {
    const { levels, axes, projections, lattice, isFanout } = this.space;
    const projection = projections[s];
    let share = 1;
    for (const rank of projection.ranks) {
      let extent = 1;
      rank.axes.forEach((axis, i) => {
        extent += rank.coefficients[i] * (lattice.bounds[axis] - 1);
      });
      share *= extent;
    }
    for (let l = levels - 1; l > level; l--) {
      if (!isFanout[l]) continue;
      for (let axis = 0; axis < axes; axis++) {
        const factor = lattice.divisors[axis][this.spatial[l * axes + axis]];
        if (projection.plain & (1 << axis) && factor > 1 && this.#isDense(s, axis)) share /= factor;
      }
    }
    return share;
  }

  /** Where an axis alone spans its rank without gaps, halves of the axis are halves of the tile. */
  #isDense(s: number, axis: number): boolean {
    const projection = this.space.projections[s];
    const rank = projection.ranks[projection.rankOf[axis]];
    return rank.coefficients[0] === 1;
  }

  /** Different offsets of the children below a fan-out: their product, or at least the largest of a rank. */
  #countGroups(flow: number, s: number, level: number): void {
    const { levels, axes, projections, lattice, isFanout, noReuse, dataspaces } = this.space;
    const at = flow * levels + level;
    this.groups[at] = 1;
    this.entangled[at] = 0;
    if (!isFanout[level] || this.children[level] === 1) return;
    if (noReuse[level * dataspaces + s]) {
      this.groups[at] = this.children[level];
      return;
    }
    const projection = projections[s];
    let largest = 1;
    let product = 1;
    for (const rank of projection.ranks) {
      let most = 1;
      let moving = 0;
      for (const axis of rank.axes) {
        const factor = lattice.divisors[axis][this.spatial[level * axes + axis]];
        if (factor === 1) continue;
        moving++;
        if (factor > most) most = factor;
      }
      if (moving > 1) this.entangled[at] = 1;
      product *= most;
      if (most > largest) largest = most;
    }
    this.groups[at] = projection.simple ? product : largest;
    if (!projection.simple && product > 1) this.entangled[at] = 1;
  }

  /** Whether spatial loops of the fan-out move a rank that another axis moves too. */
  #slidesAcross(s: number, level: number): boolean {
    const { axes, projections, lattice } = this.space;
    return projections[s].ranks.some(
      (rank) =>
        rank.axes.length > 1 && rank.axes.some((axis) => lattice.divisors[axis][this.spatial[level * axes + axis]] > 1),
    );
  }

  /**
   * Groups that no neighbour can serve. The tile moves along some rank, and the children that are last in that direction
   * find no neighbour ahead: one per group of the other ranks.
   */
  #fewestUnserved(flow: number, s: number, level: number): number {
    const { levels, axes, projections, lattice } = this.space;
    const projection = projections[s];
    if (!projection.simple) return 1;
    let product = 1;
    let largest = 1;
    for (const rank of projection.ranks) {
      let most = 1;
      let all = 1;
      for (const axis of rank.axes) {
        const factor = lattice.divisors[axis][this.spatial[level * axes + axis]];
        all *= factor;
        if (factor > most) most = factor;
      }
      product *= most;
      // The rank may have up to `all` groups; leaving it out leaves the least groups of the others.
      if (most > largest) largest = most;
      if (all > most) this.entangled[flow * levels + level] = 1;
    }
    return product / largest;
  }

  /** Least words that one instance of the innermost level hands to each compute unit. */
  #leastComputeWords(s: number, above: number, meets: boolean): number {
    if (above !== 0 || !meets) return this.temporal;
    // Steps that do not move the tensor may be served by neighbours: every place it comes to needs one word.
    return leastPlaces(this, s, 0, true);
  }

  #sumConstants(): void {
    const { levels, isFanout, computes, mapspace } = this.space;
    const { compute, leak } = this.prices;
    this.overhead = computes * compute;
    for (let level = 0; level < levels; level++) {
      if (isFanout[level] || leak[level] === 0) continue;
      const memory = mapspace.architecture.levels[level];
      if (memory.kind !== 'memory') continue;
      const shared = memory.instances / mapspace.architecture.levels[memory.powerGatedAt].instances;
      const leaking = shared > 1 ? shared * this.instances[memory.powerGatedAt] : this.instances[level];
      this.overhead += leak[level] * this.temporal * leaking;
    }
    this.constant = this.overhead;
    for (let flow = 0; flow < this.flows; flow++) this.constant += this.computeCost[flow];
  }
}

/**
 * Different words that an instance of a level asks for, at the least: those along the longest axis of every rank; or, a level
 * being a fan-out, those that one of its children asks for.
 */
export function leastPlaces(plan: Plan, s: number, level: number, perChild = false): number {
  const { axes, lattice, projections } = plan.space;
  const projection = projections[s];
  let places = 1;
  let longest = 1;
  for (const rank of projection.ranks) {
    let most = 1;
    for (const axis of rank.axes) {
      const at = level * axes + axis;
      const own = perChild ? lattice.divisors[axis][plan.spatial[at]] : 1;
      const steps = lattice.bounds[axis] / (plan.spatialOutside[at] * own);
      if (steps > most) most = steps;
    }
    places *= most;
    if (most > longest) longest = most;
  }
  return projection.simple ? places : longest;
}
