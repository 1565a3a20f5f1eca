import type { Problem } from '@loopwright/core';

/** Tables of one axis: of its bound alone. */
export interface AxisTables {
  readonly divisors: Float64Array;
  readonly products: Int16Array;
  readonly primes: Int16Array;
}

/**
 * Points covered so far of every dimension, as one number: tile shapes are divisors of the bounds, so there are few. Only
 * dimensions with a bound above 1 count; they are numbered anew from 0.
 */
export class Lattice {
  /** [axis] dimension of the problem. */
  readonly dimensions: readonly number[];
  readonly axes: number;
  /** [axis] */
  readonly bounds: Float64Array;
  /** [axis] ascending divisors of the bound; a shape holds their positions. */
  readonly divisors: readonly Float64Array[];
  /** [axis] what one position adds to the number of a shape. */
  readonly strides: Int32Array;
  /** Number of shapes. The last one is the whole problem. */
  readonly size: number;
  /** [axis][position * divisors + position of a factor] position of the product, -1 where it does not divide the bound. */
  readonly products: readonly Int16Array[];
  /** [axis] positions of the prime divisors. */
  readonly primes: readonly Int16Array[];

  /** @param known tables by bound, which lattices share */
  constructor(problem: Problem, known = new Map<number, AxisTables>()) {
    this.dimensions = problem.dimensions.flatMap(({ bound }, d) => (bound > 1 ? [d] : []));
    this.axes = this.dimensions.length;
    this.bounds = Float64Array.from(this.dimensions, (d) => problem.dimensions[d].bound);
    const tables = Array.from(this.bounds, (bound) => tablesOf(bound, known));
    this.divisors = tables.map(({ divisors }) => divisors);
    this.strides = new Int32Array(this.axes);
    let size = 1;
    for (let axis = 0; axis < this.axes; axis++) {
      this.strides[axis] = size;
      size *= this.divisors[axis].length;
    }
    this.size = size;
    this.products = tables.map(({ products }) => products);
    this.primes = tables.map(({ primes }) => primes);
  }

  /** Position of a divisor, -1 where it is none. */
  position(axis: number, value: number): number {
    return this.divisors[axis].indexOf(value);
  }
}

function tablesOf(bound: number, known: Map<number, AxisTables>): AxisTables {
  let tables = known.get(bound);
  if (tables === undefined) {
    const divisors = divisorsOf(bound);
    tables = { divisors, products: productTable(divisors), primes: Int16Array.from(primePositions(divisors)) };
    known.set(bound, tables);
  }
  return tables;
}

function divisorsOf(bound: number): Float64Array {
  const low: number[] = [];
  const high: number[] = [];
  for (let d = 1; d * d <= bound; d++) {
    if (bound % d !== 0) continue;
    low.push(d);
    if (d * d !== bound) high.unshift(bound / d);
  }
  return Float64Array.from([...low, ...high]);
}

function productTable(values: Float64Array): Int16Array {
  const n = values.length;
  const table = new Int16Array(n * n);
  for (let a = 0; a < n; a++) for (let b = 0; b < n; b++) table[a * n + b] = values.indexOf(values[a] * values[b]);
  return table;
}

function primePositions(values: Float64Array): number[] {
  return [...values.keys()].filter((i) => i > 0 && values.every((v, j) => j === 0 || j >= i || values[i] % v !== 0));
}
