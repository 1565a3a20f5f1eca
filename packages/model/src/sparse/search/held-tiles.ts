import { blockRatio } from '../block-ratio.ts';
import type { DensityModel } from '../density.ts';
import type { Format } from '../format.ts';
import type { MeasuredTile } from '../measured-tile.ts';
import { averageOf, mostOf } from '../occupancy.ts';
import { bitsOf } from '../representation.ts';
import { RankShapes } from './rank-shapes.ts';
import type { TileLattice } from './tile-lattice.ts';
import { TupleTable } from './tuple-table.ts';

/** Tiles that are kept at most; then all are measured again. */
const MOST_TILES = 2 ** 16;

/** Places of the figures of a tile: all that capacity asks for. */
export const TILE_WORDS = 0;
export const MOST_WORDS = 1;
export const MOST_METADATA_BITS = 2;
/** And what is dear to know, of tiles that fit: on average. */
export const WORDS = 3;
export const DENSITY = 4;
/** Share of the instances that are sent a tile at all. */
export const USED = 5;
/** Blocks that are begun of those that would be full. */
export const BLOCK_RATIO = 6;
/** Units of all ranks together. */
export const UNITS = 7;
/** Metadata and payload of each rank, innermost first. */
export const RANKS = 8;

interface Measured extends MeasuredTile {
  /** Of the tile. */
  readonly number: number;
  readonly parent: { readonly format: Format | null };
}

const NO_RANKS = new RankShapes(0);

/** Tiles of one dataspace at one memory, each measured once: those of the same shape and the same ranks are one. */
export class HeldTiles {
  /** Figures of one tile. */
  readonly width: number;
  /** [tile * width + place] */
  figures: Float64Array;
  readonly #lattice: TileLattice;
  readonly #density: DensityModel;
  readonly #format: Format | null;
  readonly #blockWords: number;
  readonly #tuples: TupleTable;
  /** [2 * tile + whether the next memory outside has metadata] number of one without ranks; -1 as long as nobody has asked. */
  readonly #numbers: Int32Array;
  /** [tile] what is measured, until it is measured in full. */
  #measured: (Measured | undefined)[] = [];

  constructor(lattice: TileLattice, density: DensityModel, format: Format | null, blockWords: number) {
    const ranks = format?.ranks.length ?? 0;
    this.#lattice = lattice;
    this.#density = density;
    this.#format = format;
    this.#blockWords = blockWords;
    this.#tuples = new TupleTable(2 + 2 * ranks);
    this.width = RANKS + 2 * ranks;
    this.figures = new Float64Array(16 * this.width);
    this.#numbers = new Int32Array(ranks === 0 ? 2 * lattice.size : 0).fill(-1);
  }

  /** Number of a tile, of which is known what capacity asks for; `parentFormat` is that of the next memory outside, null without one. */
  find(tile: number, parentFormat: Format | null, ranks: RankShapes): number {
    if (this.width === RANKS) return this.findPlain(tile, parentFormat);
    const { tuple } = this.#tuples;
    const { alike } = this.#lattice;
    tuple[0] = alike[tile];
    tuple[1] = parentFormat === null ? 0 : 1;
    for (let rank = 0, place = 2; place < tuple.length; rank++, place += 2) {
      tuple[place] = alike[ranks.fibers[rank]];
      tuple[place + 1] = alike[ranks.tiles[rank]];
    }
    const number = this.#tuples.find();
    if (number < this.#measured.length) return number;
    if (number === MOST_TILES) {
      this.#tuples.clear();
      this.#measured = [];
      return this.find(tile, parentFormat, ranks);
    }
    this.#add(tile, parentFormat, ranks);
    return number;
  }

  /** The same of one without ranks. */
  findPlain(tile: number, parentFormat: Format | null): number {
    const at = 2 * this.#lattice.alike[tile] + (parentFormat === null ? 0 : 1);
    if (this.#numbers[at] < 0) {
      this.#numbers[at] = this.#measured.length;
      this.#add(tile, parentFormat, NO_RANKS);
    }
    return this.#numbers[at];
  }

  figure(number: number, place: number): number {
    return this.figures[this.complete(number) + place];
  }

  /** Measures the rest of a tile; where its figures begin. */
  complete(number: number): number {
    const first = number * this.width;
    const measured = this.#measured[number];
    if (measured === undefined) return first;
    this.#complete(measured, first);
    this.#measured[number] = undefined;
    return first;
  }

  #complete(measured: Measured, first: number): void {
    const possible = this.#lattice.possible(measured.number, measured.parent.format !== null);
    const { words, density, used, ranks } = averageOf(measured, possible);
    const { figures } = this;
    figures[first + WORDS] = words;
    figures[first + DENSITY] = density;
    figures[first + USED] = used;
    figures[first + BLOCK_RATIO] = blockRatio(measured, { density }, this.#blockWords);
    figures[first + UNITS] = ranks.reduce((sum, { metadata, payload }) => sum + metadata + payload, 0);
    for (const [rank, { metadata, payload }] of ranks.entries()) {
      figures[first + RANKS + 2 * rank] = metadata;
      figures[first + RANKS + 2 * rank + 1] = payload;
    }
  }

  #add(tile: number, parentFormat: Format | null, { count, fibers, tiles }: RankShapes): void {
    const scalar = 0;
    const covered = this.#lattice.tile(tile);
    const measured: Measured = {
      number: tile,
      tile: covered,
      // Shorter last passes are not costed here.
      reachedWords: covered.words,
      density: this.#density,
      format: this.#format,
      fiberShapes: Array.from(fibers.subarray(0, count), (number) => this.#lattice.words[number]),
      subtiles: [scalar, ...tiles.subarray(0, count)].map((number) => this.#lattice.tile(number)),
      parent: { format: parentFormat },
    };
    const { words, ranks } = mostOf(measured);
    const first = this.#measured.length * this.width;
    if (first === this.figures.length) {
      const figures = new Float64Array(2 * first);
      figures.set(this.figures);
      this.figures = figures;
    }
    this.figures[first + TILE_WORDS] = measured.tile.words;
    this.figures[first + MOST_WORDS] = words;
    this.figures[first + MOST_METADATA_BITS] = bitsOf(ranks);
    this.#measured.push(measured);
  }
}
