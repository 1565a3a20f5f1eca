import type { CandidateBatch } from '@loopwright/mapspace';
import { Rejection } from '../../rejection.ts';
import type { Tables } from '../../tables.ts';
import type { Format } from '../format.ts';
import { blockWordsAt } from '../memory-costs.ts';
import type { SparseTables } from '../sparse-tables.ts';
import { HeldTiles, MOST_WORDS } from './held-tiles.ts';
import { RankShapes } from './rank-shapes.ts';
import { TileLattice } from './tile-lattice.ts';

/** The tiles of a candidate as far as they do not hang on the order of its loops: what they hold, but for metadata. */
export class TilesOfFrame {
  readonly lattices: readonly TileLattice[];
  /** [level * dimensions + dimension] points that its loops and those inside it cover. */
  readonly points: Float64Array;
  readonly #dense: Tables;
  readonly #sparse: SparseTables;
  /** [level * dataspaces + dataspace] of formats without ranks. */
  readonly #tiles: readonly HeldTiles[];
  readonly #noRanks = new RankShapes(0);
  /** [level * dataspaces + dataspace] number of the tile; -1 where it is not kept. */
  readonly #tile: Int32Array;

  constructor(dense: Tables, sparse: SparseTables) {
    const { levels, dataspaces, dimensions, problem } = dense;
    this.#dense = dense;
    this.#sparse = sparse;
    this.lattices = sparse.densities.map((density, s) => new TileLattice(problem, s, density));
    this.points = new Float64Array(levels * dimensions);
    this.#tile = new Int32Array(levels * dataspaces);
    this.#tiles = sparse.formats.flatMap((formats, level) =>
      formats.map((format, s) => {
        const ranked = format && withoutRanks(format);
        return new HeldTiles(this.lattices[s], sparse.densities[s], ranked, blockWordsAt(dense, level));
      }),
    );
  }

  /** False where loops run over more points than there are. */
  cover({ factors }: CandidateBatch, candidate: number): boolean {
    const { levels, dimensions, problem } = this.#dense;
    const size = levels * dimensions;
    for (let at = 0; at < size; at++) {
      const inside = at < dimensions ? 1 : this.points[at - dimensions];
      this.points[at] = inside * factors[candidate * size + at];
    }
    return problem.dimensions.every(({ bound }, d) => this.points[size - dimensions + d] === bound);
  }

  /** Finds the tiles; whether their words fit the memories. */
  place({ keeps }: CandidateBatch, candidate: number): Rejection {
    const { levels, dataspaces, dimensions, isFanout, capacityWords, minUtilizedWords } = this.#dense;
    const first = candidate * levels * dataspaces;
    for (let s = 0; s < dataspaces; s++) {
      let parent: Format | null = null;
      for (let level = levels - 1; level >= 0; level--) {
        const at = level * dataspaces + s;
        this.#tile[at] = -1;
        if (isFanout[level] || !keeps[first + at]) continue;
        const tile = this.lattices[s].at(this.points, level * dimensions);
        this.#tile[at] = this.#tiles[at].find(tile, parent, this.#noRanks);
        parent = this.#sparse.formats[level][s];
      }
    }
    for (let level = 0; level < levels; level++) {
      let words = 0;
      for (let s = 0; s < dataspaces; s++) {
        const at = level * dataspaces + s;
        if (this.isKept(at)) words += this.figure(at, MOST_WORDS);
      }
      if (words > capacityWords[level]) return Rejection.Capacity;
      if (words < minUtilizedWords[level]) return Rejection.Utilization;
    }
    return Rejection.None;
  }

  isKept(at: number): boolean {
    return this.#tile[at] >= 0;
  }

  /** One of the figures of `held-tiles.ts`. */
  figure(at: number, place: number): number {
    const tiles = this.#tiles[at];
    if (place !== MOST_WORDS) tiles.complete(this.#tile[at]);
    return tiles.figures[this.#tile[at] * tiles.width + place];
  }
}

function withoutRanks(format: Format): Format {
  return { ...format, ranks: [] };
}
