import { ROUNDING } from '../rounding.ts';
import { computeCycles } from '../space/compute-cycles.ts';
import type { Resource } from '../space/resources.ts';
import type { Space } from '../space/space.ts';
import { NUMBERS_OF_AXIS } from './axes-along.ts';
import type { Figures } from './figures.ts';
import { FlowGroups } from './flow-groups.ts';
import type { UnservedAlong } from './forward-above.ts';
import { countInstances } from './instances.ts';
import { leakagePerCycle } from './leakage.ts';
import { listFlows } from './list-flows.ts';
import { Remembered } from './remembered.ts';
import type { RankOffsets } from './scaled-groups.ts';

/** Slack of quotients that stand for whole words. */
const WHOLE = 2 ** -40;

/**
 * One choice of what every memory keeps and of all spatial factors. It fixes the cycles, the instances in use and what every
 * word costs on its way between two memories. A flow is such a way: of one dataspace, from the memory that keeps it
 * (`parent`) to the next one inside that keeps it (`child`), or to the compute units (child -1).
 *
 * One object takes up one plan after another: `load`.
 */
export class Plan {
  space: Space;
  /** What costs are counted in; costs of all resources lie side by side, [at + resource]. */
  readonly resources: readonly Resource[];
  /** [level * dataspaces + dataspace] */
  keeps: Uint8Array;
  /** [level * axes + axis] positions of the spatial factors at fan-outs. */
  spatial: Int16Array;

  /** True where some loops idle in their last pass: counts are then those of the padded problem, and costs what is real of them. */
  isPadded = false;
  /** Product of all temporal bounds. */
  temporal = 1;
  /** Cycles that the computes take. */
  computeCycles = 1;
  /** [dimension] points of a tile, for whoever asks. */
  readonly dimensionPoints: Float64Array;
  /** [resource] costs of the computes. */
  readonly overhead: Float64Array;
  /** [resource] costs that no choice still open changes: the overhead, and the least of what the compute units read. */
  readonly constant: Float64Array;
  /** Of all instances. */
  leakPjPerCycle = 0;
  /** What `measure` was asked last. */
  readonly figures: Figures = { energyPj: 0, cycles: 0, outermostAccesses: 0 };
  /** [level * axes + axis] product of the spatial factors outside the level. */
  readonly spatialOutside: Float64Array;
  readonly instances: Float64Array;
  /** [resource * levels + level] instances that pay for an access. */
  readonly paying: Float64Array;
  /** Outermost fan-out that is padded: instances inside it differ; -1 where none does. */
  unevenFanout = -1;
  /** [level] children in use. */
  readonly children: Float64Array;

  /** True where neighbours may pass on words of some flow, so that more than the words of every way depends on the orders. */
  passesOn = false;

  flows = 0;
  readonly flowDataspace: Int32Array;
  readonly flowChild: Int32Array;
  readonly flowParent: Int32Array;
  /** [flow * resources + resource] price of one word brought to all children, and of one read and one update of every parent. */
  readonly fillPrice: Float64Array;
  readonly readPrice: Float64Array;
  readonly updatePrice: Float64Array;
  /** [flow] least energy of the networks per word that the parent is asked for, and what is lost of it where figures are rounded. */
  readonly networkPj: Float64Array;
  readonly networkLossPj: Float64Array;
  /** [flow * resources + resource] price of a word that a child passes on to its neighbour. */
  readonly peerPrice: Float64Array;
  /** [flow] of the words that are counted, those that are real at the least: of the child's, and of the parent's. */
  readonly realFills: Float64Array;
  readonly realReads: Float64Array;
  /** [flow] share of the tensor, written before it is read; 0 for inputs. */
  readonly parentShare: Float64Array;
  readonly childShare: Float64Array;
  /** [flow * levels + level] children of the fan-out with different words; the least where that is still open. */
  readonly groups: Float64Array;
  /** [flow * levels + level] 1 where the number depends on the strides. */
  readonly entangled: Uint8Array;
  /** [flow * levels + level] 1 where what some children ask for is scaled up to all. */
  readonly scaled: Uint8Array;
  /** [flow] 1 where the fan-out right above the child may forward between neighbours in sliding windows. */
  readonly forwards: Uint8Array;
  /** [flow] least groups that still read where all else is forwarded, and share of the fills that remains. */
  readonly groupsForwarding: Float64Array;
  /** [flow] groups that read on average, at the least. */
  readonly averageForwarding: Float64Array;
  readonly flowGroups: FlowGroups;
  /** Different offsets along a rank, at the least. */
  readonly groupsAlong: Remembered<number>;
  readonly rankOffsets: Remembered<RankOffsets>;
  readonly unservedAlong: Remembered<UnservedAlong>;
  /** Groups where what some children ask for is scaled up to all, by all ranks of the dataspace. */
  readonly scaledGroups: Remembered<number>;
  /** Groups of children that no neighbour serves in a move. */
  readonly unservedOf: Remembered<number>;
  /** [flow] share of the words that no neighbour can pass on, at the least. */
  readonly wholeShare: Float64Array;
  readonly fillShare: Float64Array;
  /** [flow] least accesses of the parent per word: groups as above. */
  readonly leastGroups: Float64Array;
  /** [flow] words that a child comes to at the least, and that its parent is asked for all in all; 0 of those to compute units. */
  readonly places: Float64Array;
  readonly reads: Float64Array;
  /** [flow * resources + resource] least price of a word with so many. */
  readonly leastPrice: Float64Array;
  /** [flow * resources + resource] least cost of the words of the tensor that its children come to, whatever the loops; of those to compute units 0. */
  readonly compulsory: Float64Array;
  /** [flow * resources + resource] what the first writes of a tensor save. */
  readonly saved: Float64Array;
  /** [flow] to compute units: words that each asks for, at the least; 0 of others. */
  readonly asked: Float64Array;
  /** [flow * resources + resource] to compute units: least cost of what they ask for; 0 of others. */
  readonly computeCost: Float64Array;

  /** Which resource is energy; -1 where none is. */
  readonly energyAt: number;
  readonly #accessesAt: number;
  readonly #portsFrom: number;

  constructor(space: Space, resources: readonly Resource[]) {
    const { levels, axes, dataspaces } = space;
    const most = levels * dataspaces + dataspaces;
    const each = () => new Float64Array(most);
    const priced = () => new Float64Array(most * resources.length);
    const placeOf = (figure: Resource['figure']) => resources.findIndex((resource) => resource.figure === figure);
    this.space = space;
    this.resources = resources;
    this.energyAt = placeOf('energyPj');
    this.#accessesAt = placeOf('outermostAccesses');
    this.#portsFrom = placeOf('cycles') < 0 ? resources.length : placeOf('cycles');
    this.overhead = Float64Array.from(resources, ({ compute }) => compute * space.computes);
    this.constant = new Float64Array(resources.length);
    this.keeps = new Uint8Array(levels * dataspaces);
    this.spatial = new Int16Array(levels * axes);
    this.spatialOutside = new Float64Array(levels * axes);
    this.instances = new Float64Array(levels);
    this.paying = new Float64Array(resources.length * levels);
    this.children = new Float64Array(levels);
    this.flowDataspace = new Int32Array(most);
    this.flowChild = new Int32Array(most);
    this.flowParent = new Int32Array(most);
    this.fillPrice = priced();
    this.readPrice = priced();
    this.updatePrice = priced();
    this.dimensionPoints = new Float64Array(space.mapspace.shape.dimensions);
    this.networkPj = each();
    this.networkLossPj = each();
    this.peerPrice = priced();
    this.realFills = each();
    this.realReads = each();
    this.parentShare = each();
    this.childShare = each();
    this.groups = new Float64Array(most * levels);
    this.entangled = new Uint8Array(most * levels);
    this.scaled = new Uint8Array(most * levels);
    this.forwards = new Uint8Array(most);
    this.groupsForwarding = each();
    this.averageForwarding = each();
    // Of a rank that is described, what else decides is two numbers at the most; axes of all ranks are different ones, where it is asked.
    const ofRank = 2 + NUMBERS_OF_AXIS * axes;
    this.groupsAlong = new Remembered(ofRank);
    this.rankOffsets = new Remembered(ofRank);
    this.unservedAlong = new Remembered(ofRank);
    this.scaledGroups = new Remembered(2 * space.mostRanks + NUMBERS_OF_AXIS * axes);
    this.unservedOf = new Remembered(2 + 2 * axes);
    this.wholeShare = each();
    this.fillShare = each();
    this.leastGroups = each();
    this.places = each();
    this.reads = each();
    this.leastPrice = priced();
    this.compulsory = priced();
    this.saved = priced();
    this.asked = each();
    this.computeCost = priced();
    this.flowGroups = new FlowGroups(this);
  }

  /** Takes a choice: what is kept [level * dataspaces + dataspace], spatial positions [level * axes + axis] in the lattice of a space. */
  load(keeps: Uint8Array, spatial: Int16Array, space: Space = this.space): void {
    this.space = space;
    this.isPadded = space.padding !== undefined && space.padding.axes !== 0;
    this.keeps = keeps;
    this.spatial = spatial;
    countInstances(this);
    this.computeCycles = computeCycles(space, this.temporal);
    listFlows(this);
    this.leakPjPerCycle = this.energyAt < 0 ? 0 : leakagePerCycle(this);
    const { constant, overhead, computeCost } = this;
    const resources = constant.length;
    constant.set(overhead);
    for (let i = 0; i < this.flows * resources; i++) constant[i % resources] += computeCost[i];
  }

  /** Writes to `figures` what mappings of this plan cost at the least that need so much of every resource, constant included. */
  measure(costs: Float64Array, at: number): Figures {
    const { figures, space } = this;
    let busy = this.computeCycles;
    for (let r = this.#portsFrom; r < this.resources.length; r++) {
      // Cycles are whole; a hair less than the quotient, which may be a hair too much.
      const cycles = Math.ceil(costs[at + r] * (1 - ROUNDING));
      if (cycles > busy) busy = cycles;
    }
    figures.cycles = busy + space.latencyCycles;
    figures.energyPj = this.energyAt < 0 ? 0 : costs[at + this.energyAt] + this.leakPjPerCycle * busy;
    figures.outermostAccesses = this.#accessesAt < 0 ? 0 : costs[at + this.#accessesAt];
    return figures;
  }

  /** What a flow costs where each child receives `words`, the parent is read `accesses` times and neighbours pass on `peers`. */
  cost(resource: number, flow: number, words: number, accesses: number, peers: number): number {
    const { block, read, write, update } = this.resources[resource];
    const { dataspaces, levels, projections } = this.space;
    const s = this.flowDataspace[flow];
    const child = this.flowChild[flow];
    const parent = this.flowParent[flow];
    const paying = this.paying[resource * levels + parent];
    const at = parent * dataspaces + s;
    const isOutput = projections[s].isOutput;
    const asked = accesses * this.realReads[flow];
    const reads = this.#wholeWords(parent, isOutput ? asked - this.parentShare[flow] : asked) / block[parent];
    const readPrice = paying * read[at];
    let cost = this.#wholeBlocks(parent, reads) * readPrice;
    if (isOutput)
      cost += paying * this.#wholeBlocks(parent, this.#wholeWords(parent, asked) / block[parent]) * update[at];
    if (resource === this.energyAt) cost += Math.max(0, accesses * this.networkPj[flow] - this.networkLossPj[flow]);
    if (child < 0) return cost;
    const fills = this.#wholeWords(child, words * this.realFills[flow] - this.childShare[flow]) / block[child];
    const fillPrice = this.paying[resource * levels + child] * write[child * dataspaces + s];
    cost += this.#wholeBlocks(child, fills) * fillPrice;
    if (peers <= 0) return cost;
    // Words passed on are rounded per instance, and then add to other reads before those are rounded up to blocks.
    const slack = this.instances[child] * (block[child] - 0.5);
    // What is not passed on after all may be had for nothing, from the rest of a block that is read or filled anyway.
    const unused = (Math.ceil(reads) - reads) * readPrice + (Math.ceil(fills) - fills) * fillPrice;
    const passedOn = peers * this.realFills[flow] - slack;
    return cost + Math.max(0, passedOn * this.peerPrice[flow * this.resources.length + resource] - unused);
  }

  /**
   * Whole words of an instance at the least, not below 0. Where instances differ they are whole over all of them together; where
   * that is not known yet, up to a word is lost either way.
   */
  #wholeWords(level: number, words: number): number {
    if (!this.isPadded) return Math.max(0, words);
    if (this.space.padding?.inTime !== 0) return Math.max(0, words - 1);
    const together = level < this.unevenFanout ? this.instances[level] : 1;
    const all = words * together;
    return Math.max(0, Math.floor(all + (Math.abs(all) + 1) * WHOLE) / together);
  }

  #wholeBlocks(level: number, blocks: number): number {
    if (!this.isPadded) return Math.ceil(blocks);
    if (this.space.padding?.inTime !== 0) return blocks;
    const together = level < this.unevenFanout ? this.instances[level] : 1;
    return Math.ceil(blocks * together * (1 - ROUNDING)) / together;
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
