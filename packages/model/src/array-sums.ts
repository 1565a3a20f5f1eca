import type { Nest } from './nest.ts';
import type { Tables } from './tables.ts';

/**
 * What crosses a boundary of an uneven array, all instances together, in closed form: where every iteration of the first loop
 * that moves the tile, and of those outside it, brings a whole tile. The iterations and children that run are then counted
 * dimension by dimension, since the passes of one do not depend on another's.
 */
export class ArraySums {
  /** After `measure`: reads at the level, and words sent to all children. */
  accesses = 0;
  words = 0;

  readonly #tables: Tables;
  readonly #nest: Nest;
  #level = 0;
  #dataspace = 0;
  /** First temporal loop outside the boundary that moves the dataspace. */
  #moving = 0;

  constructor(tables: Tables, nest: Nest) {
    this.#tables = tables;
    this.#nest = nest;
  }

  /** False where it does not hold, and the array must be walked. */
  measure(level: number, dataspace: number): boolean {
    const { isFanout, bringsAll, dataspaces, computes } = this.#tables;
    this.#level = level;
    this.#dataspace = dataspace;
    if (bringsAll[level * dataspaces + dataspace]) {
      // A compute unit needs one word for every compute.
      this.accesses = computes;
      this.words = computes;
      return level === 0 && !isFanout[0];
    }
    this.#findMoving();
    if (!this.#bringsWholeTiles() || !this.#keepsPlaces()) return false;
    const tiles = this.#sumOfTiles();
    this.words = tiles * this.#irrelevantPasses(true);
    this.accesses = this.#sharesReads() ? tiles * this.#irrelevantPasses(false) : this.words;
    return true;
  }

  /**
   * Whether children that differ in what the tensor knows of never need the same words, none is given the part of another one,
   * and those that idle while others work miss no move of the tile.
   */
  keepsApart(level: number, dataspace: number): boolean {
    const { hasOwnRanks, windowMasks, isFanout, levels, relevantMask } = this.#tables;
    this.#level = level;
    this.#dataspace = dataspace;
    this.#findMoving();
    if (!hasOwnRanks[dataspace] || !this.#groupsApart(windowMasks[dataspace])) return false;
    const { spatialStart, spatialDimension, spatialBound, spatialLast, imperfect } = this.#nest;
    const relevant = relevantMask[dataspace];
    for (let outer = level; outer < levels; outer++) {
      if (!isFanout[outer]) continue;
      /** Whether loops outside, of this fan-out, make a difference to what a child needs. */
      let isToldApart = false;
      const outermost = spatialStart[outer + 1] - 1;
      for (let loop = outermost; loop >= spatialStart[outer]; loop--) {
        const d = spatialDimension[loop];
        const isRelevant = (relevant & (1 << d)) !== 0;
        if (spatialBound[loop] !== spatialLast[loop]) {
          const keepsPlace = loop === outermost || !(isRelevant || isToldApart || this.hasLoopInside(d, outer));
          if (!keepsPlace || (!isRelevant && this.#turnsOutside(d))) return false;
        }
        if (isRelevant || imperfect & (1 << d)) isToldApart = true;
      }
    }
    return true;
  }

  /** Whether a dimension has loops inside a level and outside the boundary: what they do depends on the pass that an instance is in. */
  hasLoopInside(dimension: number, outer: number): boolean {
    for (let level = this.#level; level < outer; level++)
      if (this.#nest.loopMask[level] & (1 << dimension)) return true;
    return false;
  }

  /** Whether a dimension may enter its last pass, or leave it, at a loop outside the first one that moves the tile. */
  #turnsOutside(dimension: number): boolean {
    const { temporalLoops, temporalDimension } = this.#nest;
    for (let loop = this.#moving + 1; loop < temporalLoops; loop++)
      if (temporalDimension[loop] === dimension) return true;
    return false;
  }

  /**
   * Whether no instance that holds an array of its own is given the part of another one: the very first step then has all that are
   * ever in use.
   */
  placesAreFixed(): boolean {
    const { isFanout } = this.#tables;
    const { spatialStart, spatialBound, spatialLast, unevenFanout } = this.#nest;
    let holdsArray = false;
    for (let level = 0; level <= unevenFanout; level++) {
      if (!isFanout[level]) continue;
      for (let loop = spatialStart[level]; holdsArray && loop < spatialStart[level + 1] - 1; loop++) {
        if (spatialBound[loop] !== spatialLast[loop]) return false;
      }
      if (spatialStart[level] < spatialStart[level + 1]) holdsArray = true;
    }
    return true;
  }

  /** Children of a level that are ever in use where places are fixed: instances of the level inside, or compute units. */
  childrenUsed(level: number): number {
    let used = 1;
    for (let d = 0; d < this.#tables.dimensions; d++) used *= this.placesOf(level, d);
    return used;
  }

  /** How many different parts of a dimension these have. */
  placesOf(level: number, dimension: number): number {
    this.#level = level;
    this.#moving = this.#nest.temporalLoops;
    return this.#passesOf(dimension, true);
  }

  #findMoving(): void {
    const { temporalStart, temporalLoops, temporalDimension } = this.#nest;
    const relevant = this.#tables.relevantMask[this.#dataspace];
    let loop = temporalStart[this.#level];
    while (loop < temporalLoops && !(relevant & (1 << temporalDimension[loop]))) loop++;
    this.#moving = loop;
  }

  /** Whether the tile never slides, nor stays when the first loop that moves it begins again, and nothing is forwarded. */
  #bringsWholeTiles(): boolean {
    const { temporalStart, temporalLoops, temporalDimension, temporalLast } = this.#nest;
    const { hasOwnRanks, windowMask, windowMasks, noLinkTransfer, dataspaces } = this.#tables;
    if (!hasOwnRanks[this.#dataspace]) return false;
    if (this.#moving === temporalLoops) return this.#groupsApart(windowMasks[this.#dataspace]);
    const window = windowMask[this.#dataspace];
    const dimension = temporalDimension[this.#moving];
    if (temporalLast[this.#moving] === 1 || window & (1 << dimension)) return false;
    // A child that idles in the second of two iterations keeps the tile of the first.
    if (temporalLast[this.#moving] === 2 && this.#idlesIn(dimension)) return false;
    if (window === 0) return true;
    const innermost = temporalStart[this.#level];
    // Steps of the innermost loop bring nothing, or what no neighbour had: then nor do others.
    const forwards = !noLinkTransfer[this.#level * dataspaces + this.#dataspace] && temporalLast[innermost] === 1;
    return !forwards && this.#groupsApart(windowMasks[this.#dataspace]);
  }

  /** Whether some children, of this level or further out, idle in the last pass of a dimension. */
  #idlesIn(dimension: number): boolean {
    const { spatialStart, spatialLoops, spatialDimension, spatialBound, spatialLast } = this.#nest;
    for (let loop = spatialStart[this.#level]; loop < spatialLoops; loop++) {
      if (spatialDimension[loop] === dimension && spatialBound[loop] !== spatialLast[loop]) return true;
    }
    return false;
  }

  /** Whether children of different indices never meet at one offset: no two spatial loops move one rank. */
  #groupsApart(masks: Int32Array | readonly number[]): boolean {
    const moving = this.#nest.loopMask[this.#level];
    if (!this.#tables.isFanout[this.#level]) return true;
    for (let k = 0; k < masks.length; k++) {
      const sharing = masks[k] & moving;
      if ((sharing & (sharing - 1)) !== 0) return false;
    }
    return true;
  }

  /** Whether no child is given the part of another one in the middle of what it holds. */
  #keepsPlaces(): boolean {
    const { spatialStart, spatialDimension, spatialBound, spatialLast } = this.#nest;
    const { isFanout, levels, relevantMask } = this.#tables;
    const relevant = relevantMask[this.#dataspace];
    /** Dimensions of the tensor, and those whose last pass numbers children anew further in: what a child holds depends on its place in them. */
    let telling = relevant;
    for (let level = this.#level; level < levels; level++) {
      if (!isFanout[level]) continue;
      let isMoved = false;
      for (let loop = spatialStart[level + 1] - 1; loop >= spatialStart[level]; loop--) {
        const bit = 1 << spatialDimension[loop];
        if (isMoved && spatialBound[loop] !== spatialLast[loop] && (relevant & bit) === 0) {
          if (this.#turnsInside(spatialDimension[loop])) return false;
          telling |= bit;
        }
        if ((telling & bit) !== 0) isMoved = true;
      }
    }
    return true;
  }

  /** Whether a dimension may enter its last pass, or leave it, while the tile stays. */
  #turnsInside(dimension: number): boolean {
    const { temporalStart, temporalLoops, temporalDimension } = this.#nest;
    const { levels, isFanout } = this.#tables;
    if (this.#moving === temporalLoops) return true;
    for (let loop = temporalStart[this.#level]; loop < this.#moving; loop++) {
      if (temporalDimension[loop] === dimension) return true;
    }
    // In arrays of arrays, inner loops may run differently in every instance.
    for (let level = this.#level + 1; level < levels; level++) {
      if (isFanout[level] && temporalStart[level] > temporalStart[this.#level + 1]) return true;
    }
    return false;
  }

  #sharesReads(): boolean {
    const { noReuse, dataspaces } = this.#tables;
    return !noReuse[this.#level * dataspaces + this.#dataspace];
  }

  /** Words of the tiles of all passes that differ in what they touch, rank by rank: all but the last of a dimension are full. */
  #sumOfTiles(): number {
    const { problem, rankStart, termStart, termDimension, termCoefficient, dimensions } = this.#tables;
    const below = (this.#level - 1) * dimensions;
    let words = 1;
    for (let rank = rankStart[this.#dataspace]; rank < rankStart[this.#dataspace + 1]; rank++) {
      let pieces = 1;
      for (let term = termStart[rank]; term < termStart[rank + 1]; term++) {
        pieces *= this.#piecesOf(termDimension[term]);
      }
      let extents = pieces;
      for (let term = termStart[rank]; term < termStart[rank + 1]; term++) {
        const d = termDimension[term];
        const own = this.#piecesOf(d);
        const covered = below < 0 ? own : problem.dimensions[d].bound;
        extents += termCoefficient[term] * (covered - own) * (pieces / own);
      }
      words *= extents;
    }
    return words;
  }

  /** Pieces into which the loops outside the boundary cut a dimension. */
  #piecesOf(dimension: number): number {
    const { problem, dimensions } = this.#tables;
    const { bound } = problem.dimensions[dimension];
    return this.#level === 0 ? bound : Math.ceil(bound / this.#nest.points[(this.#level - 1) * dimensions + dimension]);
  }

  /**
   * Iterations of the dimensions that do not move the tile, from the first loop on that does, and children that run them;
   * those of the level itself only where each is sent words of its own.
   */
  #irrelevantPasses(each: boolean): number {
    const { dimensions, relevantMask } = this.#tables;
    const relevant = relevantMask[this.#dataspace];
    let passes = 1;
    for (let d = 0; d < dimensions; d++) if (!(relevant & (1 << d))) passes *= this.#passesOf(d, each);
    return passes;
  }

  #passesOf(dimension: number, each: boolean): number {
    const { isFanout, levels, dimensions } = this.#tables;
    const { temporalStart, temporalDimension, temporalBound, temporalLast, bounds } = this.#nest;
    const { spatialStart, spatialDimension, spatialLast, loopMask } = this.#nest;
    const bit = 1 << dimension;
    /** Passes that are not the last one, and whether the last one is still to come. */
    let full = 0;
    let last = 1;
    for (let level = levels - 1; level >= this.#level; level--) {
      if ((loopMask[level] & bit) === 0) continue;
      if (isFanout[level]) {
        if (level === this.#level && !each) continue;
        const bound = bounds[level * dimensions + dimension];
        let loop = spatialStart[level];
        while (spatialDimension[loop] !== dimension) loop++;
        full = full * bound + last * (spatialLast[loop] - 1);
        continue;
      }
      let loop = temporalStart[level];
      while (temporalDimension[loop] !== dimension) loop++;
      if (loop >= this.#moving) full = full * temporalBound[loop] + last * (temporalLast[loop] - 1);
      else if (temporalLast[loop] > 1 && last === 1) {
        // Its iterations are one to the tile, and other than last passes are among them.
        full++;
        last = 0;
      }
    }
    return full + last;
  }
}
