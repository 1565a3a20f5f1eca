import type { Problem } from '@loopwright/spec';
import { type DensityModel, emptyProbability, type Tile } from '../density.ts';
import { type Possible, possibleOf } from '../occupancy.ts';
import { remembering } from '../remembering.ts';
import { tileOf } from '../tile-of.ts';
import { TupleTable } from './tuple-table.ts';

/** More tiles of one dataspace are not numbered. */
const MOST_TILES = 2 ** 20;
const MOST_POINTS = 2 ** 20;
/** Searches keep sets of dimensions in the bits of a number. */
const MOST_DIMENSIONS = 30;

/**
 * The tiles that perfect factors can make of one dataspace, by number: boxes whose sides cover a divisor of each bound. What is
 * known of a tile is looked up by its number.
 */
export class TileLattice {
  /** [tile] */
  readonly words: Float64Array;
  /** [tile] the first one that holds the same. */
  readonly alike: Int32Array;
  readonly dataspace: number;
  /** Dimensions that move it. */
  readonly dimensions: readonly number[];
  readonly #problem: Problem;
  readonly #density: DensityModel;
  /** [index of the dimension][points] what its side adds to the number; -1 where the points do not divide the bound. */
  readonly #steps: readonly Int32Array[];
  /** The same by dimension; empty where it does not move the dataspace. */
  readonly stepsOf: readonly Int32Array[];
  /** [tile][dimension] */
  readonly #points: readonly (readonly number[])[];
  /** [tile] chance that it holds nothing; NaN as long as nobody has asked. */
  readonly #empty: Float64Array;
  /** The same of other tiles, by their sides. */
  readonly #elsewhere: TupleTable;
  #emptyAt: number[] = [];
  readonly #possible: (number: number) => Possible;

  /** Throws a RangeError where `isNumbered` is false. */
  constructor(problem: Problem, dataspace: number, density: DensityModel) {
    if (!TileLattice.isNumbered(problem, dataspace)) throw new RangeError('too many tiles to number');
    this.#problem = problem;
    this.dataspace = dataspace;
    this.#density = density;
    this.dimensions = dimensionsOf(problem, dataspace);
    let tiles: number[][] = [problem.dimensions.map(() => 1)];
    this.#steps = this.dimensions.map((d) => {
      const { bound } = problem.dimensions[d];
      const steps = new Int32Array(bound + 1).fill(-1);
      const stride = tiles.length;
      const divisors = divisorsOf(bound);
      for (const [index, divisor] of divisors.entries()) steps[divisor] = index * stride;
      tiles = divisors.flatMap((divisor) => tiles.map((points) => points.with(d, divisor)));
      return steps;
    });
    this.stepsOf = problem.dimensions.map((_, d) => this.#steps[this.dimensions.indexOf(d)] ?? new Int32Array());
    this.#points = tiles;
    this.words = Float64Array.from(tiles, (points) => tileOf(problem, dataspace, points).words);
    const first = new Map<number, number>();
    this.alike = Int32Array.from(this.words, (words, tile) => {
      if (!density.ignoresExtents) return tile;
      if (!first.has(words)) first.set(words, tile);
      return first.get(words)!;
    });
    this.#empty = new Float64Array(tiles.length).fill(Number.NaN);
    this.#elsewhere = new TupleTable(this.dimensions.length);
    this.#possible = remembering(
      (number) => possibleOf(density, this.tile(number >> 1), (number & 1) === 1),
      ({ chances }) => chances.length,
    );
  }

  static isNumbered(problem: Problem, dataspace: number): boolean {
    if (problem.dimensions.length > MOST_DIMENSIONS) return false;
    const bounds = dimensionsOf(problem, dataspace).map((d) => problem.dimensions[d].bound);
    if (bounds.some((bound) => bound > MOST_POINTS)) return false;
    return bounds.reduce((product, bound) => product * divisorsOf(bound).length, 1) <= MOST_TILES;
  }

  get size(): number {
    return this.words.length;
  }

  /** Number of the tile that covers so many points of each dimension, which begin at `first`; -1 where it is none of these. */
  at(points: Float64Array, first: number): number {
    const { dimensions } = this;
    let tile = 0;
    for (let k = 0; k < dimensions.length; k++) {
      const steps = this.#steps[k];
      const covered = points[first + dimensions[k]];
      if (!(covered < steps.length)) return -1;
      const step = steps[covered];
      if (step < 0) return -1;
      tile += step;
    }
    return tile;
  }

  /** Words of the tile that covers these points. */
  wordsAt(points: Float64Array): number {
    const tile = this.at(points, 0);
    return tile < 0 ? tileOf(this.#problem, this.dataspace, [...points]).words : this.words[tile];
  }

  tile(number: number): Tile {
    return tileOf(this.#problem, this.dataspace, this.#points[number]);
  }

  /** What a tile may hold; where the next memory outside has metadata, of those that are sent. */
  possible(tile: number, isSentByMetadata: boolean): Possible {
    return this.#possible(2 * this.alike[tile] + Number(isSentByMetadata));
  }

  /** Chance that the tile which covers these points holds nothing but zeros. */
  emptyChance(points: Float64Array): number {
    const at = this.at(points, 0);
    if (at < 0) return this.#emptyElsewhere(points);
    const tile = this.alike[at];
    const known = this.#empty[tile];
    if (known >= 0) return known;
    const chance = emptyProbability(this.#density, this.tile(tile));
    this.#empty[tile] = chance;
    return chance;
  }

  #emptyElsewhere(points: Float64Array): number {
    const { dimensions } = this;
    let isSmall = true;
    for (let k = 0; k < dimensions.length; k++) {
      this.#elsewhere.tuple[k] = points[dimensions[k]];
      if (this.#elsewhere.tuple[k] !== points[dimensions[k]]) isSmall = false;
    }
    if (!isSmall) return emptyProbability(this.#density, tileOf(this.#problem, this.dataspace, [...points]));
    const number = this.#elsewhere.find();
    if (number < this.#emptyAt.length) return this.#emptyAt[number];
    const chance = emptyProbability(this.#density, tileOf(this.#problem, this.dataspace, [...points]));
    if (number < MOST_TILES) this.#emptyAt.push(chance);
    else {
      this.#elsewhere.clear();
      this.#emptyAt = [];
    }
    return chance;
  }
}

function dimensionsOf({ dataspaces }: Problem, dataspace: number): readonly number[] {
  return [...new Set(dataspaces[dataspace].ranks.flat().map(({ dimension }) => dimension))];
}

function divisorsOf(bound: number): readonly number[] {
  const divisors: number[] = [];
  for (let divisor = 1; divisor * divisor <= bound; divisor++) {
    if (bound % divisor === 0) divisors.push(divisor, ...(divisor * divisor === bound ? [] : [bound / divisor]));
  }
  return divisors.sort((a, b) => a - b);
}
