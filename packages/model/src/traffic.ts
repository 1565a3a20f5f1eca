import type { ArrayRoles } from './array-roles.ts';
import { ArrayTraffic } from './array-traffic.ts';
import { Children } from './children.ts';
import { Forwarding } from './forwarding.ts';
import { MulticastHistogram } from './multicast.ts';
import type { Nest } from './nest.ts';
import { Shifts, wordsPerChild } from './reuse.ts';
import type { Tables } from './tables.ts';
import { UnevenTraffic } from './uneven-traffic.ts';

/**
 * Words that cross the boundary below each level, of each dataspace; all [level * dataspaces + dataspace], per instance
 * of the level and over the whole run. A level that does not keep a dataspace lets through what its inner neighbour asks
 * for: the accesses outside it grow by those inside over the words served outside.
 */
export class Traffic {
  /** Reads that enter the network at the level: one serves all children that need the same words at once. */
  readonly ingresses: Float64Array;
  /** Words sent to one child, on average over the children; forwarded words not counted, bypass not either. */
  readonly served: Float64Array;
  /** Words that children took from a neighbour instead. */
  readonly linkTransfers: Float64Array;
  /** What a bypassed inner neighbour multiplies the accesses by. */
  readonly bypassScale: Float64Array;
  /** How the accesses spread over the children. Filled where networks cost energy, or on demand. */
  readonly multicast: readonly MulticastHistogram[];

  /** True to fill `multicast` even where networks cost nothing. */
  inFull = false;

  readonly #tables: Tables;
  readonly #nest: Nest;
  readonly #shifts: Shifts;
  readonly #children: Children;
  readonly #forwarding: Forwarding;
  readonly #uneven: UnevenTraffic;
  /** What crosses the boundaries at and inside fan-outs whose last passes are shorter. */
  readonly array: ArrayTraffic;

  constructor(tables: Tables, nest: Nest, roles: ArrayRoles) {
    const size = tables.levels * tables.dataspaces;
    this.ingresses = new Float64Array(size);
    this.bypassScale = new Float64Array(size);
    this.served = new Float64Array(size);
    this.linkTransfers = new Float64Array(size);
    this.multicast = Array.from({ length: size }, () => new MulticastHistogram());
    this.#tables = tables;
    this.#nest = nest;
    this.#shifts = new Shifts(tables.levels * tables.dimensions);
    this.#children = new Children(tables, nest);
    this.#forwarding = new Forwarding(tables, nest);
    this.#uneven = new UnevenTraffic(tables, nest, this.#shifts);
    this.array = new ArrayTraffic(tables, nest, roles);
  }

  /**
   * Measures the boundaries below every level up to `outermost`, from inside out; nothing crosses those above it. `tile`
   * as `measureTiles` gives it, `keeps` [first + level * dataspaces + dataspace].
   */
  carry(dataspace: number, outermost: number, tile: Float64Array, keeps: Uint8Array, first: number): void {
    const tables = this.#tables;
    const nest = this.#nest;
    const { levels, dataspaces, bringsAll, relevantMask } = tables;
    const { children, iterations, temporalStart, temporalDimension, temporalLoops, imperfect } = nest;
    const { ingresses, linkTransfers } = this;
    const inFull = this.inFull || tables.networksCost;
    const relevant = relevantMask[dataspace];
    this.#shifts.turnTo(dataspace);
    /** What an inner neighbour that keeps nothing lets through; negative where it keeps the dataspace. */
    let asked = -1;
    let moving = 0;
    let at = dataspace;
    for (let level = 0; level <= outermost; level++, at += dataspaces) {
      if (level <= nest.unevenFanout) {
        this.#measureArray(level, dataspace, asked);
        asked = keeps[first + at] ? -1 : ingresses[at];
        continue;
      }
      if (moving < temporalStart[level]) moving = temporalStart[level];
      while (moving < temporalLoops && (relevant & (1 << temporalDimension[moving])) === 0) moving++;
      const always = bringsAll[at] === 1;
      const below = level === 0 ? 1 : tile[at - dataspaces];
      const isUneven = imperfect !== 0 && this.#uneven.isNeeded(level, dataspace, always);
      linkTransfers[at] = 0;
      if (isUneven && children[level] > 1) this.#measureUnevenly(level, dataspace, below, always, asked);
      else {
        let words: number;
        if (asked >= 0 && !inFull) words = asked;
        else if (isUneven) words = this.#uneven.wordsPerChild(level, dataspace, always);
        else if (always) words = below * iterations[temporalStart[level]];
        else words = wordsPerChild(tables, nest, level, dataspace, moving, below);
        if (children[level] > 1) this.#measureFanout(level, dataspace, below, words, always, asked);
        else this.#measureOne(at, words, asked);
      }
      asked = keeps[first + at] ? -1 : ingresses[at];
    }
    for (let level = outermost + 1; level < levels; level++, at += dataspaces) {
      ingresses[at] = 0;
      linkTransfers[at] = 0;
    }
  }

  /** A boundary whose instances differ. */
  #measureArray(level: number, dataspace: number, asked: number): void {
    const at = level * this.#tables.dataspaces + dataspace;
    const { instancesUsed, unitsUsed } = this.#nest;
    const inside = level === 0 ? unitsUsed : instancesUsed[level - 1];
    this.linkTransfers[at] = 0;
    const multicast = this.#cleared(at);
    const always = this.#tables.bringsAll[at] === 1;
    if (multicast || this.#asksEach()) this.array.run(level, dataspace, multicast);
    else this.array.measure(level, dataspace, this.#forwarding.isPossible(level, dataspace, always));
    this.#take(at, this.array, inside / instancesUsed[level], asked);
  }

  /** Whether the busiest instance is asked for: where memories inside an uneven fan-out have bandwidths. */
  #asksEach(): boolean {
    const { hasBandwidth } = this.#tables;
    for (let level = 0; level < this.#nest.unevenFanout; level++) if (hasBandwidth[level]) return true;
    return false;
  }

  #measureOne(at: number, words: number, asked: number): void {
    this.#deliverEvenly(at, words, 1, asked);
    this.#cleared(at)?.add(1, 1, words, 0);
  }

  /** A fan-out in use: children may share reads, and pass words on. `words` are those of one child without the latter. */
  #measureFanout(level: number, dataspace: number, tile: number, words: number, always: boolean, asked: number): void {
    const mayForward = this.#forwarding.isPossible(level, dataspace, always);
    if (mayForward && !this.#forwarding.knowsSteps(level, dataspace, always)) {
      // Even loops that do not move the dataspace decide, where their last pass is shorter, which step follows which.
      this.#measureUnevenly(level, dataspace, tile, always, asked);
      return;
    }
    const at = level * this.#tables.dataspaces + dataspace;
    const multicast = this.#cleared(at);
    const children = this.#children;
    children.turnTo(level, dataspace);
    const forwards = mayForward && this.#forwarding.measure(level, this.#shifts, children, tile, always, multicast);
    if (forwards) {
      this.#take(at, this.#forwarding, children.count, asked);
      return;
    }
    this.#deliverEvenly(at, words, children.reads, asked);
    if (multicast) children.recordAll(words, multicast);
  }

  /** A boundary where last passes bring anything else than full ones do. */
  #measureUnevenly(level: number, dataspace: number, tile: number, always: boolean, asked: number): void {
    const at = level * this.#tables.dataspaces + dataspace;
    const multicast = this.#cleared(at);
    const children = this.#children;
    children.turnTo(level, dataspace);
    const mayForward = this.#forwarding.isPossible(level, dataspace, always);
    const isKnown = mayForward && this.#forwarding.knowsSteps(level, dataspace, always);
    if (isKnown && this.#forwarding.measure(level, this.#shifts, children, tile, always, multicast)) {
      this.#take(at, this.#forwarding, children.count, asked);
      return;
    }
    const forwards = mayForward && !isKnown;
    if (asked < 0 || multicast || forwards) {
      this.#uneven.measure(level, dataspace, children, always, forwards, multicast);
      this.#take(at, this.#uneven, children.count, asked);
    } else this.#deliverEvenly(at, asked, children.reads, asked);
  }

  /** Where the reads at a boundary are to be told apart; null where nobody asks how they spread. */
  #cleared(at: number): MulticastHistogram | null {
    if (!this.inFull && !this.#tables.networksCost) return null;
    this.multicast[at].clear();
    return this.multicast[at];
  }

  /**
   * Where nothing is forwarded. What is asked is exact as it stands; but routers passed are whole numbers of a product of
   * quotients, so where they cost energy it is taken as Timeloop takes it.
   */
  #deliverEvenly(at: number, words: number, reads: number, asked: number): void {
    const scale = asked < 0 ? 1 : asked / words;
    this.served[at] = words;
    this.ingresses[at] = asked < 0 || this.#tables.networksCost ? words * reads * scale : asked * reads;
    this.bypassScale[at] = scale;
  }

  #take(at: number, sums: Forwarding | UnevenTraffic | ArrayTraffic, children: number, asked: number): void {
    this.#deliver(at, sums.accesses, sums.words, children, asked);
    // A level that lets words through forwards none.
    if (asked < 0) this.linkTransfers[at] = sums.linkTransfers;
  }

  /**
   * Takes note of reads at the level and of the words that all its children get. A bypassed inner neighbour scales them by
   * what it asks for; the quotient comes first, since routers passed are whole numbers of the product.
   */
  #deliver(at: number, accesses: number, words: number, children: number, asked: number): void {
    const scale = asked < 0 ? 1 : (asked * children) / words;
    this.served[at] = words / children;
    this.ingresses[at] = accesses * scale;
    this.bypassScale[at] = scale;
  }
}
