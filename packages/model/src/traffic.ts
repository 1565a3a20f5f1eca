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

  constructor(tables: Tables, nest: Nest) {
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
  }

  /** Turns to a dataspace; `measure` is for that one until the next turn. */
  turnTo(dataspace: number): void {
    this.#shifts.turnTo(dataspace);
  }

  /**
   * Measures one boundary. `tile` is what lies below it; `asked` what its inner neighbour lets through where that keeps
   * nothing, and negative where it keeps the dataspace.
   */
  measure(level: number, dataspace: number, tile: number, asked: number): void {
    const at = level * this.#tables.dataspaces + dataspace;
    const multicast = this.inFull || this.#tables.networksCost ? this.multicast[at] : null;
    multicast?.clear();
    this.linkTransfers[at] = 0;
    const always = this.#bringsAllAlways(level, dataspace);
    const children = this.#children;
    if (this.#nest.children[level] === 1) {
      const words = asked < 0 || multicast ? this.#wordsPerChild(level, dataspace, tile, always) : asked;
      this.#deliver(at, words, words, 1, asked);
      multicast?.add(1, 1, words, 0);
      return;
    }
    children.turnTo(level, dataspace);
    const forwards = this.#forwarding.isPossible(level, dataspace, always);
    if (this.#uneven.isNeeded(level, dataspace, always)) {
      if (asked < 0 || multicast || forwards) {
        this.#uneven.measure(level, dataspace, children, always, forwards, multicast);
        this.#take(at, this.#uneven, asked);
      } else this.#deliver(at, asked * children.reads, asked * children.count, children.count, asked);
      return;
    }
    if (forwards && this.#forwarding.measure(level, this.#shifts, children, tile, always, multicast)) {
      this.#take(at, this.#forwarding, asked);
      return;
    }
    const words = asked < 0 || multicast ? this.#wordsPerChild(level, dataspace, tile, always) : asked;
    this.#deliver(at, words * children.reads, words * children.count, children.count, asked);
    if (multicast) children.recordAll(words, multicast);
  }

  /** Nothing crosses the boundaries above the outermost level that keeps the dataspace. */
  silence(at: number): void {
    this.ingresses[at] = 0;
    this.linkTransfers[at] = 0;
  }

  #take(at: number, sums: Forwarding | UnevenTraffic, asked: number): void {
    this.#deliver(at, sums.accesses, sums.words, this.#children.count, asked);
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

  /** Whether every step brings the whole tile: compute units keep nothing, nor do memories with `no_reuse`. */
  #bringsAllAlways(level: number, dataspace: number): boolean {
    if (level === 0) return true;
    const { isFanout, noReuse, dataspaces } = this.#tables;
    return !isFanout[level - 1] && noReuse[(level - 1) * dataspaces + dataspace] === 1;
  }

  #wordsPerChild(level: number, dataspace: number, tile: number, always: boolean): number {
    const { iterations, temporalStart } = this.#nest;
    if (this.#nest.imperfect && this.#uneven.isNeeded(level, dataspace, always)) {
      return this.#uneven.wordsPerChild(level, dataspace, always);
    }
    if (always) return tile * iterations[temporalStart[level]];
    return wordsPerChild(this.#tables, this.#nest, this.#shifts, level, tile);
  }
}
