import type { Children } from './children.ts';
import type { MulticastHistogram } from './multicast.ts';
import type { Nest } from './nest.ts';
import { freshWords, type Shifts } from './reuse.ts';
import type { Tables } from './tables.ts';

/** Most dimensions with a shorter last pass whose steps are told apart: each makes two kinds of what is one in perfect mappings. */
const MOST_UNEVEN = 3;

/**
 * Forwarding between neighbours: where a step brings as many words as the one before, a child may take its words from a
 * neighbour that had the very same ones, and the level reads only what is left.
 */
export class Forwarding {
  /** After `measure`: reads at the level, words sent to all children together, and words taken from neighbours. */
  accesses = 0;
  words = 0;
  linkTransfers = 0;

  readonly #tables: Tables;
  readonly #nest: Nest;
  /**
   * [kind] how far a step moves the tile, words it brings, how often it happens. A temporal loop outside the boundary makes one
   * kind, or one for each set of dimensions whose loops inside may have run a shorter last pass before.
   */
  readonly #move: Float64Array;
  readonly #words: Float64Array;
  readonly #count: Float64Array;

  constructor(tables: Tables, nest: Nest) {
    const kinds = tables.levels * tables.dimensions * 2 ** MOST_UNEVEN + 1;
    this.#tables = tables;
    this.#nest = nest;
    this.#move = new Float64Array(kinds);
    this.#words = new Float64Array(kinds);
    this.#count = new Float64Array(kinds);
  }

  /**
   * Whether a child may ever find its next words at a neighbour. The tile must move as far as two children lie apart;
   * temporal strides exceed the whole array along their own dimension, so that takes a second dimension in the rank.
   * `always` is for children that keep nothing from step to step.
   */
  isPossible(level: number, dataspace: number, always: boolean): boolean {
    const { noLinkTransfer, dataspaces, windowMasks, windowMask, relevantMask, hasOwnRanks } = this.#tables;
    if (noLinkTransfer[level * dataspaces + dataspace]) return false;
    if (always) return true;
    const window = windowMask[dataspace];
    if (window === 0) return false;
    const { temporalStart, temporalLoops, temporalDimension, temporalLast, temporalMaskFrom, loopMask, imperfect } =
      this.#nest;
    const innermost = temporalStart[level];
    if (innermost === temporalLoops) return false;
    // Every other step follows one of the innermost loop, unless its last pass is a single iteration. Where that brings
    // nothing, no neighbour holds anything new; where it moves the tile along a rank of its own, no two children lie as
    // far apart, and no later step moves back.
    if (temporalLast[innermost] > 1 && !(window & (1 << temporalDimension[innermost]))) return false;
    const spatial = loopMask[level];
    const temporal = temporalMaskFrom[level];
    const masks = windowMasks[dataspace];
    // Where last passes are shorter, the tile may move back onto words of the step before: children at one offset have
    // them. That takes two loops along a rank.
    const uneven = (spatial & ~relevantMask[dataspace]) === 0 ? 0 : imperfect & window;
    if (uneven !== 0 && !hasOwnRanks[dataspace]) return true;
    for (let k = 0; k < masks.length; k++) {
      const mask = masks[k];
      if ((mask & temporal) === 0) continue;
      if ((mask & spatial) !== 0 && several(mask & (spatial | temporal))) return this.#mayReach(level, dataspace);
      if ((mask & uneven) !== 0 && several(mask & temporal)) return this.#mayReach(level, dataspace);
    }
    return false;
  }

  /**
   * Whether any two children lie as far apart as some step moves the tile along the rank of the innermost loop: later
   * steps undo at least what that has moved. Hardly known where that loop moves nothing, or last passes along its rank are shorter.
   */
  #mayReach(level: number, dataspace: number): boolean {
    const { rankMask, addressStep, dimensions } = this.#tables;
    const { temporalStart, temporalLoops, temporalDimension, temporalStride, temporalBound } = this.#nest;
    const { temporalLast, temporalMaskFrom, loopMask, points, pointsBelow, imperfect } = this.#nest;
    const row = dataspace * dimensions;
    const innermost = temporalStart[level];
    const rank = rankMask[row + temporalDimension[innermost]];
    if (rank === 0) return true;
    if ((rank & imperfect) !== 0) {
      // One dimension alone moves the tile on at every step, and back to the start where it begins again: always elsewhere.
      const alone = temporalLast[innermost] > 1 && !several(rank & temporalMaskFrom[level]);
      return !alone || (rank & loopMask[level]) !== 0;
    }
    let span = 0;
    for (let rest = loopMask[level] & rank; rest !== 0; rest &= rest - 1) {
      const d = 31 - Math.clz32(rest & -rest);
      const at = level * dimensions + d;
      span += (points[at] - pointsBelow[at]) * addressStep[row + d];
    }
    let moved = 0;
    for (let loop = innermost; loop < temporalLoops; loop++) {
      const d = temporalDimension[loop];
      if ((rank & (1 << d)) === 0) continue;
      const shift = temporalStride[loop] * addressStep[row + d];
      if (Math.abs(shift - moved) <= span) return true;
      moved += (temporalBound[loop] - 1) * shift;
    }
    return false;
  }

  /**
   * Whether `measure` knows every step: tiles of one size, and an innermost loop that every other step follows. Perfect mappings
   * are so.
   */
  knowsSteps(level: number, dataspace: number, always: boolean): boolean {
    const { relevantMask, dimensions } = this.#tables;
    const { imperfect, temporalStart, temporalDimension, temporalLast, points, lastPoints } = this.#nest;
    if (imperfect === 0) return true;
    const innermost = temporalStart[level];
    if (((imperfect >> temporalDimension[innermost]) & 1) !== 0 && temporalLast[innermost] === 1) return false;
    const uneven = imperfect & relevantMask[dataspace];
    if (always && uneven !== 0) return false;
    let count = 0;
    for (let rest = uneven; rest !== 0; rest &= rest - 1) {
      const at = (level - 1) * dimensions + 31 - Math.clz32(rest & -rest);
      if (++count > MOST_UNEVEN || (level > 0 && lastPoints[at] !== points[at])) return false;
    }
    return true;
  }

  /**
   * Sums up what crosses the boundary below a level over the whole run, where `knowsSteps`. False where nothing is
   * forwarded. `multicast` is null where nobody asks how the reads spread.
   */
  measure(
    level: number,
    shifts: Shifts,
    children: Children,
    tile: number,
    always: boolean,
    multicast: MulticastHistogram | null,
  ): boolean {
    const kinds = this.#listSteps(level, shifts, tile, always);
    if (!this.#anyNeighbourAhead(children, kinds)) return false;
    if (multicast) children.layOut();
    let plainWords = tile;
    this.accesses = 0;
    this.words = 0;
    this.linkTransfers = 0;
    for (let kind = 0; kind < kinds; kind++) {
      const delta = this.#words[kind];
      if (delta === 0) continue;
      plainWords += delta * this.#count[kind];
      const forwardable = this.#stepsAfterEqual(kind, kinds, tile);
      if (forwardable === 0 || !children.leaveOut(this.#move[kind])) continue;
      const moved = delta * forwardable;
      plainWords -= moved;
      this.#addForwarded(moved, children);
      if (multicast) children.recordLeft(moved, multicast);
    }
    this.accesses += plainWords * children.reads;
    this.words += plainWords * children.count;
    if (multicast) children.recordAll(plainWords, multicast);
    return true;
  }

  #addForwarded(words: number, children: Children): void {
    this.accesses += words * children.readsLeft;
    this.words += words * children.left;
    this.linkTransfers += words * (children.count - children.left);
  }

  /** Lists every kind of step, and returns how many there are. */
  #listSteps(level: number, shifts: Shifts, tile: number, always: boolean): number {
    const { temporalStart, temporalLoops, temporalDimension, imperfect } = this.#nest;
    const { shift } = shifts.at(this.#tables, this.#nest);
    const first = temporalStart[level];
    const uneven = imperfect & this.#tables.relevantMask[shifts.dataspace];
    let inside = 0;
    let kinds = 0;
    for (let loop = first; loop < temporalLoops; loop++) {
      const own = 1 << temporalDimension[loop];
      kinds = this.#listLoop(kinds, first, loop, inside & ~own, shift);
      inside |= uneven & own;
    }
    const fresh =
      always || kinds === 0 ? tile : freshWords(this.#tables, this.#nest, level, shifts.dataspace, first, tile);
    for (let kind = 0; kind < kinds; kind++) {
      const move = this.#move[kind];
      this.#words[kind] = always ? tile : move === 0 ? 0 : move === this.#move[0] ? fresh : tile;
    }
    return kinds;
  }

  /** Steps of one loop. The loops of `inside` may have run their last pass before; those of its own dimension have run in full. */
  #listLoop(listed: number, first: number, loop: number, inside: number, shift: Float64Array): number {
    const { temporalDimension, temporalBound, temporalLast, iterations } = this.#nest;
    let kinds = listed;
    for (let last = inside; ; last = (last - 1) & inside) {
      let count = iterations[loop] - iterations[loop + 1];
      for (let rest = inside; rest !== 0; rest &= rest - 1) {
        const passes = this.#passesOutside(loop, 31 - Math.clz32(rest & -rest));
        count = (count / passes) * ((last & rest & -rest) === 0 ? passes - 1 : 1);
      }
      let move = shift[loop];
      for (let inner = first; inner < loop; inner++) {
        const isLast = ((last >> temporalDimension[inner]) & 1) !== 0;
        move -= ((isLast ? temporalLast : temporalBound)[inner] - 1) * shift[inner];
      }
      this.#move[kinds] = move;
      this.#count[kinds] = count;
      kinds += Number(count > 0);
      if (last === 0) return kinds;
    }
  }

  /** Passes that the loops of a dimension outside a loop make together. */
  #passesOutside(loop: number, dimension: number): number {
    const { temporalLoops, temporalDimension, temporalBound, temporalLast } = this.#nest;
    let passes = 1;
    for (let outer = temporalLoops - 1; outer > loop; outer--) {
      if (temporalDimension[outer] === dimension) passes = (passes - 1) * temporalBound[outer] + temporalLast[outer];
    }
    return passes;
  }

  /** Whether any kind of step that could be forwarded moves the tile as far as some neighbours lie apart. */
  #anyNeighbourAhead(children: Children, kinds: number): boolean {
    const words = this.#words;
    if (kinds === 0 || words[0] === 0) return false;
    for (let kind = 0; kind < kinds; kind++) {
      if (words[kind] === words[0] && children.mayLieApart(this.#move[kind])) return true;
    }
    return false;
  }

  /** Steps of a kind whose step before brought as many words: only then a neighbour can hold what a child needs. */
  #stepsAfterEqual(kind: number, kinds: number, tile: number): number {
    const words = this.#words;
    if (kind > 0) return words[kind] === words[0] ? this.#count[kind] : 0;
    let steps = this.#count[0];
    if (words[0] !== tile) steps -= 1;
    for (let carry = 1; carry < kinds; carry++) if (words[carry] !== words[0]) steps -= this.#count[carry];
    return steps;
  }
}

function several(mask: number): boolean {
  return (mask & (mask - 1)) !== 0;
}
