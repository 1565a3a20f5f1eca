import { FanoutArray } from './fanout.ts';
import { ImperfectReuse } from './imperfect-reuse.ts';
import { MulticastHistogram } from './multicast.ts';
import { Neighbours, NOWHERE, SOMEHOW } from './neighbours.ts';
import type { Nest } from './nest.ts';
import { freshWords, Shifts, wholeTilesUnevenly, wordsPerChild } from './reuse.ts';
import { SpatialShifts } from './spatial-shifts.ts';
import type { Tables } from './tables.ts';

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
  readonly #spatial: SpatialShifts;
  readonly #neighbours: Neighbours;
  readonly #array: FanoutArray;
  readonly #shifts: Shifts;
  readonly #uneven: ImperfectReuse;
  readonly #forwards: { move: number; left: number; groupsLeft: number }[] = [];
  /** [temporal loop outside the boundary] where a step of its kind moves the tile, words it brings, how often it happens. */
  readonly #move: Float64Array;
  readonly #words: Float64Array;
  readonly #count: Float64Array;

  constructor(tables: Tables, nest: Nest) {
    const size = tables.levels * tables.dataspaces;
    const loops = tables.levels * tables.dimensions;
    this.ingresses = new Float64Array(size);
    this.bypassScale = new Float64Array(size);
    this.served = new Float64Array(size);
    this.linkTransfers = new Float64Array(size);
    this.multicast = Array.from({ length: size }, () => new MulticastHistogram());
    this.#tables = tables;
    this.#nest = nest;
    this.#spatial = new SpatialShifts(tables.dimensions);
    this.#neighbours = new Neighbours(tables.dimensions, tables.mostChildren);
    this.#array = new FanoutArray(tables);
    this.#shifts = new Shifts(loops);
    this.#uneven = new ImperfectReuse(tables, nest, this.#shifts);
    this.#move = new Float64Array(loops);
    this.#words = new Float64Array(loops);
    this.#count = new Float64Array(loops);
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
    const routing = this.#routing;
    const direct = asked < 0;
    this.linkTransfers[at] = 0;
    if (routing) this.multicast[at].clear();
    if (this.#nest.imperfect && this.#isUneven(level, dataspace)) {
      this.#measureUneven(level, dataspace, at, asked);
      return;
    }
    if (this.#nest.children[level] === 1) {
      const words = direct || routing ? this.#wordsPerChild(level, dataspace, tile) : asked;
      this.#deliver(at, words, words, 1, asked);
      if (routing) this.multicast[at].add(1, 1, words, 0);
      return;
    }
    if (this.#mayForward(level, dataspace)) this.#measureForwarding(level, dataspace, tile, at, asked);
    else this.#measureMulticast(level, dataspace, tile, at, asked);
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

  /** Nothing crosses the boundaries above the outermost level that keeps the dataspace. */
  silence(at: number): void {
    this.ingresses[at] = 0;
    this.linkTransfers[at] = 0;
  }

  get #routing(): boolean {
    return this.inFull || this.#tables.networksCost;
  }

  #wordsPerChild(level: number, dataspace: number, tile: number): number {
    if (level === 0) return this.#nest.iterations[0];
    if (this.#reloads(level, dataspace)) return tile * this.#nest.iterations[this.#nest.temporalStart[level]];
    return wordsPerChild(this.#tables, this.#nest, this.#shifts, level, tile);
  }

  /** Whether the child keeps nothing from step to step. */
  #reloads(level: number, dataspace: number): boolean {
    const { isFanout, noReuse, dataspaces } = this.#tables;
    return !isFanout[level - 1] && noReuse[(level - 1) * dataspaces + dataspace] === 1;
  }

  /** Whether last passes bring anything else than full ones do, or follow each other in another way. */
  #isUneven(level: number, dataspace: number): boolean {
    const { dimensions, addressStep } = this.#tables;
    const { children, imperfect } = this.#nest;
    if (level === 0) return children[0] > 1;
    if (this.#reloads(level, dataspace)) return true;
    for (let d = 0; d < dimensions; d++) {
      if (imperfect & (1 << d) && addressStep[dataspace * dimensions + d] !== 0) return true;
    }
    return false;
  }

  #measureUneven(level: number, dataspace: number, at: number, asked: number): void {
    const always = level === 0 || this.#reloads(level, dataspace);
    const uneven = this.#uneven;
    const children = this.#nest.children[level];
    const separately = this.#tables.noReuse[at] === 1;
    const forwards = children > 1 && this.#mayForward(level, dataspace);
    // Words that need no walk: those let through, and whole tiles.
    let whole = -1;
    if (asked >= 0 && !forwards && !this.#routing) whole = asked;
    else if (!always && !forwards) whole = wholeTilesUnevenly(this.#tables, this.#nest, level, dataspace);
    let groups = 1;
    this.#forwards.length = 0;
    if (children > 1) groups = separately ? children : this.#countGroups(level, dataspace);
    const routing = children > 1 && this.#routing;
    if (whole >= 0) uneven.sums[0] = whole;
    else {
      if (forwards || routing) this.#layOut(level, dataspace);
      if (forwards) this.#neighbours.of(this.#spatial, children, this.#array.meshX);
      uneven.measure(level, dataspace, always, forwards ? (move) => this.#forwardSlot(move, groups, separately) : null);
    }
    let accesses = uneven.sums[0] * groups;
    let words = uneven.sums[0] * children;
    let links = 0;
    for (let slot = 0; slot < this.#forwards.length; slot++) {
      const { move, left, groupsLeft } = this.#forwards[slot];
      const moved = uneven.sums[1 + slot];
      accesses += moved * groupsLeft;
      words += moved * left;
      links += moved * (children - left);
      if (!routing) continue;
      this.#array.leaveOut(move);
      this.#array.record(moved, separately, this.multicast[at]);
    }
    this.#deliver(at, accesses, words, children, asked);
    this.linkTransfers[at] = asked < 0 ? links : 0;
    if (!this.#routing) return;
    if (children === 1) this.multicast[at].add(1, 1, words, 0);
    else {
      if (whole >= 0) this.#layOut(level, dataspace);
      this.#array.restore();
      this.#array.record(uneven.sums[0], separately, this.multicast[at]);
    }
  }

  /** Number of the forwarding at a distance; -1 where it does not lessen the reads. */
  #forwardSlot(move: number, groups: number, separately: boolean): number {
    const known = this.#forwards.findIndex((forward) => forward.move === move);
    if (known >= 0) return known;
    if (this.#neighbours.along(move) === NOWHERE) return -1;
    this.#array.leaveOut(move);
    const { left } = this.#array;
    const groupsLeft = separately ? left : this.#array.groupsLeft;
    if (groupsLeft >= groups) return -1;
    return this.#forwards.push({ move, left, groupsLeft }) - 1;
  }

  #measureMulticast(level: number, dataspace: number, tile: number, at: number, asked: number): void {
    const routing = this.#routing;
    const direct = asked < 0;
    const words = direct || routing ? this.#wordsPerChild(level, dataspace, tile) : asked;
    const children = this.#nest.children[level];
    const separately = this.#tables.noReuse[at] === 1;
    this.#deliver(
      at,
      words * (separately ? children : this.#countGroups(level, dataspace)),
      words * children,
      children,
      asked,
    );
    if (!routing) return;
    this.#layOut(level, dataspace);
    this.#array.record(words, separately, this.multicast[at]);
  }

  #countGroups(level: number, dataspace: number): number {
    const { spatialStart, spatialDimension, spatialBound } = this.#nest;
    const { relevantMask, windowMasks } = this.#tables;
    const relevant = relevantMask[dataspace];
    const first = spatialStart[level];
    const end = spatialStart[level + 1];
    let product = 1;
    let moving = 0;
    for (let loop = first; loop < end; loop++) {
      const bit = relevant & (1 << spatialDimension[loop]);
      if (bit === 0) continue;
      product *= spatialBound[loop];
      moving |= bit;
    }
    const masks = windowMasks[dataspace];
    for (let k = 0; k < masks.length; k++) {
      const sharing = masks[k] & moving;
      if ((sharing & (sharing - 1)) !== 0) return this.#countMeetingGroups(level, dataspace);
    }
    return product;
  }

  /** Where two loops move one rank, children of different indices may meet at one offset. */
  #countMeetingGroups(level: number, dataspace: number): number {
    this.#spatial.of(this.#tables, this.#nest, level, dataspace);
    const groups = this.#spatial.countGroups(-1);
    if (groups > 0) return groups;
    this.#layOut(level, dataspace);
    return this.#array.groups;
  }

  #layOut(level: number, dataspace: number): void {
    const { fanoutX, fanoutY } = this.#tables;
    const { children, childrenX, childrenY } = this.#nest;
    const meshX = Math.max(fanoutX[level], childrenX[level]);
    const meshY = Math.max(fanoutY[level], childrenY[level]);
    this.#spatial.of(this.#tables, this.#nest, level, dataspace);
    this.#array.layOut(this.#spatial, children[level], meshX, meshY);
  }

  /**
   * Whether a child may ever find its next words at a neighbour. The tile must move as far as two children lie apart;
   * temporal strides exceed the whole array along their own dimension, so that takes a second dimension in the rank.
   */
  #mayForward(level: number, dataspace: number): boolean {
    const { noLinkTransfer, dataspaces, windowMasks, windowMask } = this.#tables;
    if (noLinkTransfer[level * dataspaces + dataspace]) return false;
    if (level === 0 || this.#reloads(level, dataspace)) return true;
    const masks = windowMasks[dataspace];
    if (masks.length === 0) return false;
    const { spatialStart, spatialDimension, temporalStart, temporalLoops, temporalDimension } = this.#nest;
    const innermost = temporalStart[level];
    // Every other step follows one of the innermost loop. Where that brings nothing, no neighbour holds anything new; where
    // it moves the tile along a rank of its own, no two children lie as far apart, and no later step moves back.
    if (innermost === temporalLoops) return false;
    // Where a last pass of the innermost loop is a single iteration, other steps follow each other.
    const alwaysSteps = this.#nest.temporalLast[innermost] > 1;
    if (alwaysSteps && !(windowMask[dataspace] & (1 << temporalDimension[innermost]))) return false;
    let spatial = 0;
    for (let loop = spatialStart[level]; loop < spatialStart[level + 1]; loop++) spatial |= 1 << spatialDimension[loop];
    let temporal = 0;
    for (let loop = innermost; loop < temporalLoops; loop++) temporal |= 1 << temporalDimension[loop];
    for (let k = 0; k < masks.length; k++) {
      const window = masks[k] & (spatial | temporal);
      if ((masks[k] & spatial) !== 0 && (masks[k] & temporal) !== 0 && (window & (window - 1)) !== 0) return true;
    }
    return false;
  }

  #measureForwarding(level: number, dataspace: number, tile: number, at: number, asked: number): void {
    const kinds = this.#nest.temporalLoops - this.#nest.temporalStart[level];
    this.#spatial.of(this.#tables, this.#nest, level, dataspace);
    this.#listSteps(level, dataspace, tile);
    if (!this.#anyNeighbourAhead(level, kinds)) {
      this.#measureMulticast(level, dataspace, tile, at, asked);
      return;
    }
    const routing = this.#routing;
    const children = this.#nest.children[level];
    const separately = this.#tables.noReuse[at] === 1;
    const groups = separately ? children : this.#countGroups(level, dataspace);
    const whole = level === 0 ? 1 : tile;
    const array = this.#array;
    let laidOut = routing;
    if (routing) this.#layOut(level, dataspace);
    let plainWords = whole;
    let accesses = 0;
    let words = 0;
    let links = 0;
    for (let kind = 0; kind < kinds; kind++) {
      const delta = this.#words[kind];
      if (delta === 0) continue;
      plainWords += delta * this.#count[kind];
      const forwardable = this.#stepsAfterEqual(kind, kinds, whole);
      const along = forwardable > 0 ? this.#neighbours.along(this.#move[kind]) : NOWHERE;
      if (along === NOWHERE) continue;
      if (!laidOut && !this.#leaveOutAlong(along, children)) {
        this.#layOut(level, dataspace);
        laidOut = true;
      }
      if (laidOut) array.leaveOut(this.#move[kind]);
      const groupsLeft = separately ? array.left : array.groupsLeft;
      if (groupsLeft >= groups) continue;
      const moved = delta * forwardable;
      plainWords -= moved;
      accesses += moved * groupsLeft;
      words += moved * array.left;
      links += moved * (children - array.left);
      if (routing) array.record(moved, separately, this.multicast[at]);
    }
    this.#deliver(at, accesses + plainWords * groups, words + plainWords * children, children, asked);
    this.linkTransfers[at] = asked < 0 ? links : 0;
    if (!routing) return;
    array.restore();
    array.record(plainWords, separately, this.multicast[at]);
  }

  /**
   * Neighbours along one loop serve all children but those at its end. Tells how many and how many groups are left
   * without laying the children out, if the shifts tell it.
   */
  #leaveOutAlong(loop: number, children: number): boolean {
    const groups = loop === SOMEHOW ? -1 : this.#spatial.countGroups(loop);
    if (groups < 0) return false;
    this.#array.left = children / this.#spatial.bound[loop];
    this.#array.groupsLeft = groups;
    return true;
  }

  /** Every kind of step: how far it moves the tile below the boundary, what it brings and how often it happens. */
  #listSteps(level: number, dataspace: number, tile: number): void {
    const { temporalStart, temporalLoops, temporalSteps } = this.#nest;
    const { shift, sweep } = this.#shifts.at(this.#tables, this.#nest);
    const always = level === 0 || this.#reloads(level, dataspace);
    const whole = level === 0 ? 1 : tile;
    const first = temporalStart[level];
    let moved = 0;
    let direction = 0;
    let fresh = 0;
    for (let loop = first; loop < temporalLoops; loop++) {
      const move = shift[loop] - moved;
      moved += sweep[loop];
      this.#move[loop - first] = move;
      this.#count[loop - first] = temporalSteps[loop];
      if (!always && move !== 0 && direction === 0) {
        direction = move;
        fresh = freshWords(this.#tables, this.#nest, level, dataspace, loop, tile);
      }
      this.#words[loop - first] = always ? whole : move === 0 ? 0 : move === direction ? fresh : whole;
    }
  }

  /** Whether any kind of step that could be forwarded moves the tile as far as some neighbours lie apart. */
  #anyNeighbourAhead(level: number, kinds: number): boolean {
    const words = this.#words;
    const move = this.#move;
    if (kinds === 0 || words[0] === 0) return false;
    const { span } = this.#spatial;
    let listed = false;
    for (let kind = 0; kind < kinds; kind++) {
      if (words[kind] !== words[0] || Math.abs(move[kind]) > span) continue;
      if (!listed) {
        const meshX = Math.max(this.#tables.fanoutX[level], this.#nest.childrenX[level]);
        this.#neighbours.of(this.#spatial, this.#nest.children[level], meshX);
        listed = true;
      }
      if (this.#neighbours.along(move[kind]) !== NOWHERE) return true;
    }
    return false;
  }

  /** Steps of a kind whose step before brought as many words: only then a neighbour can hold what a child needs. */
  #stepsAfterEqual(kind: number, kinds: number, whole: number): number {
    const words = this.#words;
    if (kind > 0) return words[kind] === words[0] ? this.#count[kind] : 0;
    let steps = this.#count[0];
    if (words[0] !== whole) steps -= 1;
    for (let carry = 1; carry < kinds; carry++) if (words[carry] !== words[0]) steps -= this.#count[carry];
    return steps;
  }
}
