import { FanoutArray } from './fanout.ts';
import type { MulticastHistogram } from './multicast.ts';
import { Neighbours, NOWHERE, SOMEHOW } from './neighbours.ts';
import type { Nest } from './nest.ts';
import { SpatialShifts } from './spatial-shifts.ts';
import type { Tables } from './tables.ts';

/**
 * Spatial reuse: the children of one fan-out as one dataspace sees them. Those at one offset share a read; those whose
 * neighbour has just had the words they need may take them from there. Counted from the shifts of the spatial loops
 * where these tell it, and with the children laid out one by one where not.
 */
export class Children {
  count = 1;
  /** Reads that serve all children once: different offsets, or children where they may not share. */
  reads = 1;

  /** After `leaveOut`: children that get their words from no neighbour, and the reads that serve them. */
  left = 0;
  readsLeft = 0;

  readonly #tables: Tables;
  readonly #nest: Nest;
  readonly #spatial: SpatialShifts;
  readonly #neighbours: Neighbours;
  readonly #array: FanoutArray;
  #level = 0;
  #dataspace = 0;
  #separately = false;
  #laidOut = false;
  #knowsNeighbours = false;

  constructor(tables: Tables, nest: Nest) {
    this.#tables = tables;
    this.#nest = nest;
    this.#spatial = new SpatialShifts(tables.dimensions);
    this.#neighbours = new Neighbours(
      tables.dimensions,
      tables.sparse?.leavesOut ? tables.computes : tables.mostChildren,
    );
    this.#array = new FanoutArray(tables);
  }

  /** Turns to one fan-out and dataspace of the candidate at hand. */
  turnTo(level: number, dataspace: number): void {
    this.#level = level;
    this.#dataspace = dataspace;
    this.#separately = this.#tables.noReuse[level * this.#tables.dataspaces + dataspace] === 1;
    this.#laidOut = false;
    this.#knowsNeighbours = false;
    this.count = this.#nest.children[level];
    this.reads = this.#separately ? this.count : this.#countGroups();
  }

  /** Whether neighbours may have offsets apart by `move`; never false where some do. */
  mayLieApart(move: number): boolean {
    this.#meetNeighbours();
    return Math.abs(move) <= this.#spatial.span && this.#neighbours.along(move) !== NOWHERE;
  }

  /**
   * Leaves out the children that a neighbour serves in a step that moves the tile by `move`. False where that does not
   * lessen the reads: then nothing is forwarded.
   */
  leaveOut(move: number): boolean {
    this.#meetNeighbours();
    const along = this.#neighbours.along(move);
    if (along === NOWHERE) return false;
    if (this.#laidOut || !this.#leaveOutAlong(along)) {
      this.layOut();
      this.#array.leaveOut(move);
      this.left = this.#array.left;
      this.readsLeft = this.#separately ? this.left : this.#array.groupsLeft();
    }
    return this.readsLeft < this.reads;
  }

  /** Places the children one by one, so that `record` can follow words to each. */
  layOut(): void {
    if (this.#laidOut) return;
    const { fanoutX, fanoutY } = this.#tables;
    const { childrenX, childrenY } = this.#nest;
    const level = this.#level;
    const meshX = Math.max(fanoutX[level], childrenX[level]);
    const meshY = Math.max(fanoutY[level], childrenY[level]);
    this.#spatial.of(this.#tables, this.#nest, level, this.#dataspace);
    this.#array.layOut(this.#spatial, this.count, meshX, meshY);
    this.#laidOut = true;
  }

  /** Adds reads and hops of words sent to the children that `leaveOut` left; they must be laid out. */
  recordLeft(words: number, multicast: MulticastHistogram): void {
    this.#array.record(words, this.#separately, multicast);
  }

  /** The same of words sent to all children. */
  recordAll(words: number, multicast: MulticastHistogram): void {
    this.layOut();
    this.#array.restore();
    this.#array.record(words, this.#separately, multicast);
  }

  #countGroups(): number {
    const { bounds, loopMask } = this.#nest;
    const { relevantMask, windowMask, windowMasks, dimensions } = this.#tables;
    const row = this.#level * dimensions;
    const moving = loopMask[this.#level] & relevantMask[this.#dataspace];
    let product = 1;
    for (let rest = moving; rest !== 0; rest &= rest - 1) product *= bounds[row + 31 - Math.clz32(rest & -rest)];
    if ((moving & windowMask[this.#dataspace]) === 0) return product;
    const masks = windowMasks[this.#dataspace];
    for (let k = 0; k < masks.length; k++) {
      const sharing = masks[k] & moving;
      if ((sharing & (sharing - 1)) !== 0) return this.#countMeetingGroups();
    }
    return product;
  }

  /** Where two loops move one rank, children of different indices may meet at one offset. */
  #countMeetingGroups(): number {
    this.#spatial.of(this.#tables, this.#nest, this.#level, this.#dataspace);
    const groups = this.#spatial.countGroups(-1);
    if (groups > 0) return groups;
    this.layOut();
    return this.#array.groupsLeft();
  }

  #meetNeighbours(): void {
    if (this.#knowsNeighbours) return;
    const meshX = Math.max(this.#tables.fanoutX[this.#level], this.#nest.childrenX[this.#level]);
    this.#spatial.of(this.#tables, this.#nest, this.#level, this.#dataspace);
    this.#neighbours.of(this.#spatial, this.count, meshX);
    this.#knowsNeighbours = true;
  }

  /**
   * Neighbours along one loop serve all children but those at its end. Tells how many are left, and how many groups,
   * without laying them out; false where the shifts do not tell it.
   */
  #leaveOutAlong(loop: number): boolean {
    const groups = loop === SOMEHOW ? -1 : this.#spatial.countGroups(loop);
    if (groups < 0) return false;
    this.left = this.count / this.#spatial.bound[loop];
    this.readsLeft = this.#separately ? this.left : groups;
    return true;
  }
}
