import type { Nest } from './nest.ts';
import type { Tables } from './tables.ts';

/** Spatial loops of one fan-out, innermost first, and how far each shifts what a child needs of a dataspace. */
export interface ShiftedLoops {
  readonly loops: number;
  /** [loop] */
  readonly shift: Float64Array;
  readonly bound: Float64Array;
}

/**
 * The spatial loops of one fan-out as one dataspace sees them. Each child sits at an offset, the sum of its spatial
 * indices times the shifts of their loops; children at one offset need the same words, so one read serves them all
 * (multicast; for outputs, spatial reduction).
 */
export class SpatialShifts implements ShiftedLoops {
  level = 0;
  loops = 0;
  /** [loop], innermost first */
  readonly shift: Float64Array;
  readonly bound: Float64Array;
  /** How far apart any two offsets are at the most. */
  span = 0;

  /** Loops that move the dataspace, by growing shift. */
  moving = 0;
  readonly order: Int32Array;

  constructor(dimensions: number) {
    this.shift = new Float64Array(dimensions);
    this.bound = new Float64Array(dimensions);
    this.order = new Int32Array(dimensions);
  }

  of(tables: Tables, nest: Nest, level: number, dataspace: number): void {
    const { spatialStart, spatialDimension, spatialBound, spatialStride } = nest;
    const { addressStep, dimensions } = tables;
    const { shift, bound, order } = this;
    const first = spatialStart[level];
    const loops = spatialStart[level + 1] - first;
    let span = 0;
    let moving = 0;
    for (let k = 0; k < loops; k++) {
      const own = spatialStride[first + k] * addressStep[dataspace * dimensions + spatialDimension[first + k]];
      shift[k] = own;
      bound[k] = spatialBound[first + k];
      if (own === 0) continue;
      span += (bound[k] - 1) * own;
      let place = moving++;
      for (; place > 0 && shift[order[place - 1]] > own; place--) order[place] = order[place - 1];
      order[place] = k;
    }
    this.level = level;
    this.loops = loops;
    this.span = span;
    this.moving = moving;
  }

  /**
   * Different offsets of the children, one loop left out (or none, -1). Loops whose shifts exceed all that the smaller
   * ones add up to count on their own; two that may meet count as a pair. Negative where more may meet, and the children
   * must be laid out.
   */
  countGroups(except: number): number {
    const { order, shift, bound, moving } = this;
    let groups = 1;
    let before = 0;
    let reach = 0;
    let last = -1;
    let isPair = false;
    for (let k = 0; k < moving; k++) {
      const loop = order[k];
      if (loop === except) continue;
      const own = (bound[loop] - 1) * shift[loop];
      if (shift[loop] > reach) {
        before = reach;
        isPair = false;
        groups *= bound[loop];
      } else {
        const unit = isPair ? 0 : greatestCommonDivisor(shift[loop], shift[last]);
        // Smaller loops reach a step of the pair: their sums mix.
        if (unit <= before) return -1;
        isPair = true;
        groups =
          (groups / bound[last]) * pairwiseSums(bound[last], shift[last] / unit, bound[loop], shift[loop] / unit);
      }
      reach += own;
      last = loop;
    }
    return groups;
  }
}

/** Different values of i x a + j x b, i below m and j below n, a and b without common divisor: (b, -a) leads to an equal one. */
export function pairwiseSums(m: number, a: number, n: number, b: number): number {
  return m * n - Math.max(0, m - b) * Math.max(0, n - a);
}

export function greatestCommonDivisor(a: number, b: number): number {
  let divisor = a;
  let rest = b;
  while (rest !== 0) {
    const next = divisor % rest;
    divisor = rest;
    rest = next;
  }
  return divisor;
}
