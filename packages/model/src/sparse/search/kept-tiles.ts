import type { CandidateBatch } from '@loopwright/mapspace';
import { Rejection } from '../../rejection.ts';
import type { Tables } from '../../tables.ts';
import { isPrefix } from '../representation.ts';
import type { SparseTables } from '../sparse-tables.ts';
import { HeldTiles, MOST_METADATA_BITS, MOST_WORDS, RANKS, TILE_WORDS } from './held-tiles.ts';
import type { ListedNest } from './listed-nest.ts';
import { type RankRules, rankRules } from './rank-rules.ts';
import { RankAssigner, RankShapes } from './rank-shapes.ts';
import type { TileLattice } from './tile-lattice.ts';

/** The tiles that a candidate keeps, and whether memories can hold them. */
export class KeptTiles {
  /** [(level * dataspaces + dataspace) * width + place] what is held, as `held-tiles.ts` has it. */
  readonly figures: Float64Array;
  readonly width: number;
  /** Why they cannot; where, and what is needed. */
  rejection: Rejection = Rejection.None;
  rejectedLevel = 0;
  needed = Number.NaN;
  readonly #dense: Tables;
  readonly #sparse: SparseTables;
  readonly #nest: ListedNest;
  readonly #lattices: readonly TileLattice[];
  readonly #assigners: readonly RankAssigner[];
  /** [level * dataspaces + dataspace] */
  readonly #tables: readonly HeldTiles[];
  readonly #ranks: readonly RankShapes[];
  /** Of formats. */
  readonly #rules: readonly (RankRules | null)[];
  /** Number of the tile held. */
  readonly #held: Int32Array;
  readonly #isKept: Uint8Array;
  /** Whether ranks of one memory can go on those of another inside: [(level * levels + child) * dataspaces + dataspace]. */
  readonly #isPrefix: Uint8Array;
  /** [dataspace * levels + place] levels that keep it, innermost first; and how many do. */
  readonly #levels: Int32Array;
  readonly counts: Int32Array;
  /** [level] words and bits of metadata at the most. */
  readonly #words: Float64Array;
  readonly #metadataBits: Float64Array;

  constructor(dense: Tables, sparse: SparseTables, nest: ListedNest, lattices: readonly TileLattice[]) {
    const { levels, dataspaces, dimensions, architecture } = dense;
    this.#dense = dense;
    this.#sparse = sparse;
    this.#nest = nest;
    this.#lattices = lattices;
    const mostRanks = Math.max(1, ...sparse.formats.flat().map((format) => format?.ranks.length ?? 0));
    this.#assigners = lattices.map((lattice) => new RankAssigner(nest, lattice, dimensions, mostRanks));
    const places = Array.from({ length: levels * dataspaces }, (_, at) => at);
    this.#tables = places.map((at) => {
      const level = architecture.levels[Math.floor(at / dataspaces)];
      const s = at % dataspaces;
      const format = sparse.formats[Math.floor(at / dataspaces)][s];
      return new HeldTiles(lattices[s], sparse.densities[s], format, level.kind === 'memory' ? level.blockWords : 1);
    });
    this.#ranks = places.map(() => new RankShapes(mostRanks));
    this.#rules = sparse.formats.flat().map((format) => format && rankRules(format, dimensions));
    this.#held = new Int32Array(levels * dataspaces);
    this.width = RANKS + 2 * mostRanks;
    this.figures = new Float64Array(levels * dataspaces * this.width);
    this.#isKept = new Uint8Array(levels * dataspaces);
    this.#isPrefix = Uint8Array.from({ length: levels * levels * dataspaces }, (_, index) => {
      const level = Math.floor(index / (levels * dataspaces));
      const child = Math.floor(index / dataspaces) % levels;
      const s = index % dataspaces;
      return Number(isPrefix(sparse.formats[child][s], sparse.formats[level][s]));
    });
    this.#levels = new Int32Array(dataspaces * levels);
    this.counts = new Int32Array(dataspaces);
    this.#words = new Float64Array(levels);
    this.#metadataBits = new Float64Array(levels);
  }

  /** Level of the memory at that place among those that keep a dataspace, the innermost first. */
  levelAt(dataspace: number, place: number): number {
    return this.#levels[dataspace * this.#dense.levels + place];
  }

  /** Place of the first memory at a level or outside it; -1 where there is none. */
  placeFrom(dataspace: number, level: number): number {
    const count = this.counts[dataspace];
    for (let place = 0; place < count; place++) if (this.levelAt(dataspace, place) >= level) return place;
    return -1;
  }

  keeps(dataspace: number, level: number): boolean {
    return this.#isKept[level * this.#dense.dataspaces + dataspace] === 1;
  }

  /** Ranks of what a memory keeps of a dataspace. */
  ranksAt(dataspace: number, level: number): number {
    return this.#sparse.formats[level][dataspace]?.ranks.length ?? 0;
  }

  /** Measures in full what fits. */
  measure(): void {
    const { dataspaces } = this.#dense;
    for (let s = 0; s < dataspaces; s++) {
      const count = this.counts[s];
      for (let place = 0; place < count; place++) {
        const at = this.levelAt(s, place) * dataspaces + s;
        const tiles = this.#tables[at];
        const number = this.#held[at];
        tiles.complete(number);
        const { figures, width } = tiles;
        const from = number * width;
        const to = at * this.width;
        for (let k = 0; k < width; k++) this.figures[to + k] = figures[from + k];
      }
    }
  }

  /** Measures the tiles of the candidate in the nest; false where it cannot be, as the fields say. */
  fit({ keeps }: CandidateBatch, candidate: number): boolean {
    const { levels, dataspaces } = this.#dense;
    for (let level = 0; level < levels; level++) {
      this.#words[level] = 0;
      this.#metadataBits[level] = 0;
    }
    const first = candidate * levels * dataspaces;
    for (let s = 0; s < dataspaces; s++) {
      this.#list(keeps, first, s);
      if (!this.#measure(s)) return false;
    }
    return this.#fitsCapacity();
  }

  #list(keeps: Uint8Array, first: number, s: number): void {
    const { levels, dataspaces, isFanout } = this.#dense;
    let count = 0;
    for (let level = 0, at = s; level < levels; level++, at += dataspaces) {
      const isKept = isFanout[level] === 0 && keeps[first + at] === 1;
      this.#isKept[at] = Number(isKept);
      if (isKept) this.#levels[s * levels + count++] = level;
    }
    this.counts[s] = count;
  }

  #measure(s: number): boolean {
    const { dataspaces, dimensions } = this.#dense;
    const { formats } = this.#sparse;
    const count = this.counts[s];
    const lattice = this.#lattices[s];
    let child = -1;
    for (let place = 0; place < count; place++) {
      const level = this.levelAt(s, place);
      const end = (level + 1) * dimensions;
      const tile = lattice.at(this.#nest.points, end - dimensions);
      const at = level * dataspaces + s;
      if (!this.#assign(s, level, child, end, tile)) return this.#reject(Rejection.Format, level);
      const parent = place + 1 < count ? formats[this.levelAt(s, place + 1)][s] : null;
      const tiles = this.#tables[at];
      const number = tiles.find(tile, parent, this.#ranks[at]);
      const first = number * tiles.width;
      this.#held[at] = number;
      this.#words[level] += tiles.figures[first + MOST_WORDS];
      this.#metadataBits[level] += tiles.figures[first + MOST_METADATA_BITS];
      child = level;
    }
    for (let place = 0; place < count; place++) {
      const level = this.levelAt(s, place);
      if (!this.#changesFormat(s, level, place)) return this.#reject(Rejection.Format, level);
    }
    return true;
  }

  #assign(s: number, level: number, child: number, end: number, tile: number): boolean {
    const { levels, dataspaces, dimensions } = this.#dense;
    const format = this.#sparse.formats[level][s];
    const own = this.#ranks[level * dataspaces + s];
    if (!format) {
      this.#assigners[s].assignPlain(tile, own);
      return true;
    }
    const inside = child * dataspaces + s;
    const isCut = format.isCompressed && child >= 0 && this.#wordsOf(inside) > 1;
    if (isCut && this.#isPrefix[(level * levels + child) * dataspaces + s] === 0) return false;
    const first = (child + 1) * dimensions;
    const rules = this.#rules[level * dataspaces + s]!;
    return this.#assigners[s].assign(first, end, rules, isCut ? this.#ranks[inside] : undefined, own);
  }

  #wordsOf(at: number): number {
    const tiles = this.#tables[at];
    return tiles.figures[this.#held[at] * tiles.width + TILE_WORDS];
  }

  /** Whether a memory of plain words can take what comes compressed from outside, and send outputs back so. */
  #changesFormat(s: number, level: number, place: number): boolean {
    const { formats, metadata } = this.#sparse;
    if (place + 1 === this.counts[s] || formats[level][s]?.isCompressed) return true;
    if (!formats[this.levelAt(s, place + 1)][s]?.isCompressed) return true;
    const { decompresses, compresses } = metadata[level];
    return decompresses && (this.#dense.isOutput[s] === 0 || compresses);
  }

  #fitsCapacity(): boolean {
    const { levels, capacityWords, minUtilizedWords } = this.#dense;
    for (let level = 0; level < levels; level++) {
      const words = this.#words[level];
      if (words > capacityWords[level]) return this.#reject(Rejection.Capacity, level, words);
      // Timeloop bounds metadata only where it bounds words.
      const bits = this.#metadataBits[level];
      const isBounded = capacityWords[level] < Number.POSITIVE_INFINITY;
      if (isBounded && bits > this.#sparse.metadata[level].capacityBits) {
        return this.#reject(Rejection.Metadata, level, bits);
      }
      if (words < minUtilizedWords[level]) return this.#reject(Rejection.Utilization, level, words);
    }
    return true;
  }

  #reject(rejection: Rejection, level: number, needed = Number.NaN): false {
    this.rejection = rejection;
    this.rejectedLevel = level;
    this.needed = needed;
    return false;
  }
}
