import type { ArrayRoles } from '../array-roles.ts';
import { shorterIn } from '../last-passes.ts';
import type { Nest } from '../nest.ts';
import type { Tables } from '../tables.ts';
import { BandNumbers, MOST_BANDS } from './band-numbers.ts';

/** Cells that one pass may have: they are bits of a mask. */
export const MOST_CELLS = 31;

/**
 * Who does what in one pass. Children of one band that run the same last passes are a cell: from a step between equal passes they
 * need the same, each at its own place.
 */
export interface Pass {
  readonly index: number;
  readonly mask: number;
  /** [child] address of its tile, where it is at work, and of the last tile of the pass. */
  readonly offset: Float64Array;
  readonly exit: Float64Array;
  /** [child] number of its cell; -1 where it idles. */
  readonly cell: Int32Array;
  /** [cell] the band, the dimensions in which it runs the last pass as a bit mask, one of its children, and how many there are. */
  readonly band: Int32Array;
  readonly last: Int32Array;
  readonly example: Int32Array;
  readonly children: Int32Array;
  cells: number;
  /** Bit mask of the bands at work. */
  awake: number;
}

/**
 * The children of all instances of an uneven array as one dataspace sees them, pass by pass, for a boundary outside which no
 * temporal loop lies between two fan-outs: then all instances step at once. Children that work in the same passes are a
 * band. Their numbers are those of `ArrayRoles.used`, but for even fan-outs outside, which only multiply.
 */
export class ArrayPasses {
  /** Of all instances that are told apart, each of which stands for so many. */
  children = 1;
  instances = 1;
  /** [child] its band, and how many there are. */
  bandOf = new Int32Array(1);
  bands = 1;
  /** Bit mask of the bands of the first children of instances: these work whenever the instance does. */
  firstBands = 1;
  /** The first temporal loop outside the array; those from `innerFirst` on to there lie inside its innermost fan-out. */
  outerFirst = 0;
  innerFirst = 0;
  /** Bit mask of the dimensions whose last passes make a difference: to who does what, and to what one child needs. */
  passMask = 0;
  lastMask = 0;

  readonly #tables: Tables;
  readonly #nest: Nest;
  readonly #roles: ArrayRoles;
  readonly #numbers: BandNumbers;
  /** The passes seen so far, and behind them tables of earlier boundaries to write on. */
  readonly #passes: Pass[] = [];
  #count = 0;
  /** From outside in: fan-outs whose children are told apart. */
  readonly #fanouts: number[] = [];
  /** [child] bit mask of all dimensions in which it runs the last pass; scratch. */
  #last = new Int32Array(1);
  #level = 0;
  #dataspace = 0;

  constructor(tables: Tables, nest: Nest, roles: ArrayRoles) {
    this.#tables = tables;
    this.#nest = nest;
    this.#roles = roles;
    this.#numbers = new BandNumbers(nest, roles);
  }

  /** Turns to a boundary; false where its instances do not step at once, or are too many to be told apart. */
  turnTo(level: number, dataspace: number): boolean {
    this.#level = level;
    this.#dataspace = dataspace;
    this.#count = 0;
    this.#findFanouts();
    if (!this.#stepsAtOnce()) return false;
    this.#findMasks();
    const numbers = this.#numbers;
    if (!numbers.tellApart(this.#fanouts, this.passMask, dataspace)) return false;
    this.bandOf = numbers.ofChild;
    this.bands = numbers.bands;
    this.firstBands = numbers.firstBands;
    return this.bands <= MOST_BANDS;
  }

  /** The pass of that number. */
  pass(index: number): Pass {
    return this.#passes[index];
  }

  /** The pass in which the dimensions of `last` are in their last iteration; undefined where it has too many cells. */
  at(last: number): Pass | undefined {
    const mask = last & this.passMask;
    for (let k = 0; k < this.#count; k++) if (this.#passes[k].mask === mask) return this.#passes[k];
    const pass = this.#tableFor(mask);
    return this.#fill(pass) ? pass : undefined;
  }

  #findFanouts(): void {
    const { levels, isFanout } = this.#tables;
    const { children, loopMask, imperfect } = this.#nest;
    this.#fanouts.length = 0;
    this.children = 1;
    this.instances = 1;
    for (let level = levels - 1; level >= this.#level; level--) {
      if (!isFanout[level]) continue;
      if (level > this.#level && (loopMask[level] & imperfect) === 0) this.instances *= children[level];
      else {
        this.#fanouts.push(level);
        this.children *= children[level];
      }
    }
  }

  #stepsAtOnce(): boolean {
    const { temporalStart } = this.#nest;
    this.innerFirst = temporalStart[this.#level];
    this.outerFirst = temporalStart[this.#fanouts[0]];
    return temporalStart[this.#fanouts[this.#fanouts.length - 1]] === this.outerFirst;
  }

  #findMasks(): void {
    const { relevantMask, dimensions } = this.#tables;
    const { imperfect, points, lastPoints, temporalDimension } = this.#nest;
    let shorter = 0;
    const below = (this.#level - 1) * dimensions;
    for (let d = 0; this.#level > 0 && d < dimensions; d++) {
      shorter |= Number(points[below + d] !== lastPoints[below + d]) << d;
    }
    this.lastMask = shorter & relevantMask[this.#dataspace];
    for (let loop = this.innerFirst; loop < this.outerFirst; loop++) this.lastMask |= 1 << temporalDimension[loop];
    this.lastMask &= imperfect;
    this.passMask = this.lastMask;
    for (let k = 0; k < this.#fanouts.length; k++) this.passMask |= shorterIn(this.#nest, this.#fanouts[k]);
  }

  #tableFor(mask: number): Pass {
    const index = this.#count++;
    const known = this.#passes[index];
    const { children } = this;
    const runsLoops = this.innerFirst < this.outerFirst;
    const size = known && known.cell.length >= children ? known.cell.length : children;
    const offset = size === known?.cell.length ? known.offset : new Float64Array(size);
    const pass: Pass = {
      index,
      mask,
      offset,
      exit: runsLoops ? new Float64Array(size) : offset,
      cell: size === known?.cell.length ? known.cell : new Int32Array(size),
      band: known?.band ?? new Int32Array(MOST_CELLS),
      last: known?.last ?? new Int32Array(MOST_CELLS),
      example: known?.example ?? new Int32Array(MOST_CELLS),
      children: known?.children ?? new Int32Array(MOST_CELLS),
      cells: 0,
      awake: 0,
    };
    this.#passes[index] = pass;
    return pass;
  }

  /** Finds the part of every child; false where there are too many cells. */
  #fill(pass: Pass): boolean {
    const { children, bandOf, lastMask } = this;
    const { offset, exit, cell } = pass;
    if (this.#last.length < children) this.#last = new Int32Array(children);
    const last = this.#last.fill(-1, 0, children);
    this.#place(0, pass.mask, 0, 0, children, offset);
    const { band, last: lastOf } = pass;
    let known = 0;
    for (let child = 0; child < children; child++) {
      if (last[child] < 0) {
        cell[child] = -1;
        continue;
      }
      const own = last[child] & lastMask;
      if (pass.cells === 0 || band[known] !== bandOf[child] || lastOf[known] !== own) {
        known = cellOf(pass, bandOf[child], own, child);
        if (known < 0) return false;
      }
      pass.children[known]++;
      cell[child] = known;
      if (exit !== offset) exit[child] = offset[child] + this.#sweep(own);
    }
    return true;
  }

  /** Writes offsets and last passes of all that lies inside one instance of a fan-out, `children` at the most. */
  #place(k: number, mask: number, base: number, first: number, children: number, offset: Float64Array): void {
    const level = this.#fanouts[k];
    if (k === this.#fanouts.length - 1) {
      offset[first] = base;
      this.#last[first] = mask;
      this.#roles.spread(level, this.#dataspace, mask, first, offset, this.#last);
      return;
    }
    const roles = this.#roles.at(level, this.#dataspace, mask);
    const width = children / this.#nest.children[level];
    for (let child = 0; child < roles.children; child++) {
      this.#place(k + 1, roles.last[child], base + roles.offset[child], first + child * width, width, offset);
    }
  }

  /** How far the loops inside the array move a tile in one pass. */
  #sweep(last: number): number {
    const { temporalDimension, temporalBound, temporalLast, temporalStride } = this.#nest;
    const { addressStep, dimensions } = this.#tables;
    let address = 0;
    for (let loop = this.innerFirst; loop < this.outerFirst; loop++) {
      const d = temporalDimension[loop];
      const bound = last & (1 << d) ? temporalLast[loop] : temporalBound[loop];
      address += (bound - 1) * temporalStride[loop] * addressStep[this.#dataspace * dimensions + d];
    }
    return address;
  }
}

/** Number of a cell of a pass, which is begun with a child where it is new; -1 where there are too many. */
function cellOf(pass: Pass, band: number, last: number, child: number): number {
  const { cells } = pass;
  for (let k = 0; k < cells; k++) if (pass.band[k] === band && pass.last[k] === last) return k;
  if (cells === MOST_CELLS) return -1;
  pass.band[cells] = band;
  pass.last[cells] = last;
  pass.example[cells] = child;
  pass.children[cells] = 0;
  pass.awake |= 1 << band;
  return pass.cells++;
}
