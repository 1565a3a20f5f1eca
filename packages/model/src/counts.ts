import type { CandidateBatch } from '@loopwright/mapspace';
import { accesses, type PerAccess, perAccess } from './accesses.ts';
import type { ArrayShares } from './array-shares.ts';
import type { Crossings } from './crossings.ts';
import type { Nest } from './nest.ts';
import type { Tables } from './tables.ts';
import type { Traffic } from './traffic.ts';

/** Accesses of every memory, per instance; all [level * dataspaces + dataspace], 0 where a dataspace is bypassed. */
export class Counts implements Crossings {
  /** [access] words, in the order of the table of actions, and the same arrays by name. */
  readonly words: readonly Float64Array[];
  readonly byName: PerAccess<Float64Array>;
  /** Those of them that take the bandwidth of a port. */
  readonly atReadPort: readonly Float64Array[];
  readonly atWritePort: readonly Float64Array[];
  /** Words of the tensor that are an instance's share. */
  readonly share: Float64Array;
  /** [dataspace] outermost level that keeps it; -1 where none does. */
  readonly outermost: Int32Array;

  /** 1 where a memory keeps a dataspace. */
  readonly keptAt: Uint8Array;
  /** Cells in use. */
  kept = 0;
  readonly cells: Int32Array;
  readonly ofOutput: Uint8Array;
  readonly content: Float64Array;
  readonly peer: Float64Array;
  readonly infill: Float64Array;
  readonly partition: Float64Array;

  /** [access] */
  readonly #counters: readonly ((kept: number) => void)[];

  readonly #arrayShares: ArrayShares;

  constructor({ levels, dataspaces, isOutput }: Tables, traffic: Traffic, arrayShares: ArrayShares) {
    const size = levels * dataspaces;
    this.words = accesses.map(() => new Float64Array(size));
    this.byName = perAccess((_, index) => this.words[index]);
    this.atReadPort = this.words.filter((_, index) => accesses[index].port === 'read');
    this.atWritePort = this.words.filter((_, index) => accesses[index].port === 'write');
    this.share = new Float64Array(size);
    this.outermost = new Int32Array(dataspaces);
    this.#arrayShares = arrayShares;
    this.keptAt = new Uint8Array(size);
    this.cells = new Int32Array(size);
    this.content = traffic.ingresses;
    this.ofOutput = Uint8Array.from({ length: size }, (_, at) => isOutput[at % dataspaces]);
    this.peer = new Float64Array(size);
    this.infill = new Float64Array(size);
    this.partition = new Float64Array(size);
    this.#counters = accesses.map((access, index) => access.counter(this, this.words[index]));
  }

  /** Counts one candidate; `tile` as `measureTiles` gives it. */
  count(
    tables: Tables,
    nest: Nest,
    traffic: Traffic,
    tile: Float64Array,
    batch: CandidateBatch,
    candidate: number,
  ): void {
    this.kept = 0;
    for (let s = 0; s < tables.dataspaces; s++) this.#carry(tables, nest, traffic, tile, batch, candidate, s);
    if (nest.unevenFanout < 0) this.#countWords();
    else this.#countTogether(tables, nest);
  }

  /** Counts one dataspace of a candidate with perfect factors; the words of the others stay. */
  countDataspace(
    tables: Tables,
    nest: Nest,
    traffic: Traffic,
    tile: Float64Array,
    batch: CandidateBatch,
    candidate: number,
    s: number,
  ): void {
    this.kept = 0;
    this.#carry(tables, nest, traffic, tile, batch, candidate, s);
    this.#countWords();
  }

  #carry(
    tables: Tables,
    nest: Nest,
    traffic: Traffic,
    tile: Float64Array,
    { keeps }: CandidateBatch,
    candidate: number,
    s: number,
  ): void {
    const { levels, dataspaces, isOutput } = tables;
    const first = candidate * levels * dataspaces;
    let outermost = levels - 1;
    while (outermost >= 0 && !keeps[first + outermost * dataspaces + s]) outermost--;
    this.outermost[s] = outermost;
    // Only outputs are counted by their share; of inputs it is a figure for reports.
    if (isOutput[s] || traffic.inFull) this.#share(tables, nest, tile, s);
    traffic.carry(s, outermost, tile, keeps, first);
    this.#cross(tables, nest, traffic, keeps, first, s);
  }

  #countWords(): void {
    const counters = this.#counters;
    for (let access = 0; access < counters.length; access++) counters[access](this.kept);
  }

  /**
   * Where instances differ, their figures are means, and words are whole over all of them together. What is made of means may
   * lie a hair beside the half that it stands for: a half counts as a whole.
   */
  #countTogether({ dataspaces }: Tables, nest: Nest): void {
    const { cells, content, peer, infill, partition, words } = this;
    const scales = Float64Array.from(cells.subarray(0, this.kept), (at) => {
      const level = Math.floor(at / dataspaces);
      return level < nest.unevenFanout ? nest.instancesUsed[level] : 1;
    });
    const means = Float64Array.from(cells.subarray(0, this.kept), (at) => content[at]);
    for (let i = 0; i < this.kept; i++) {
      const at = cells[i];
      content[at] *= scales[i];
      content[at] += (content[at] + 1) * 2 ** -44;
      peer[at] *= scales[i];
      infill[at] *= scales[i];
      infill[at] += (infill[at] + 1) * 2 ** -44;
      partition[at] *= scales[i];
    }
    this.#countWords();
    for (let i = 0; i < this.kept; i++) {
      const at = cells[i];
      content[at] = means[i];
      peer[at] /= scales[i];
      for (const counted of words) counted[at] /= scales[i];
    }
  }

  /** Words of an output that one instance of a level writes for the first time; none where it does not keep it. */
  firstWrites(at: number): number {
    for (let i = 0; i < this.kept; i++) if (this.cells[i] === at) return this.share[at];
    return 0;
  }

  /** Splits the tensor among the instances, from outside in. */
  #share(tables: Tables, nest: Nest, tile: Float64Array, s: number): void {
    const { levels, dataspaces } = tables;
    const { share } = this;
    let at = (levels - 1) * dataspaces + s;
    share[at] = tile[at];
    const { unevenFanout } = nest;
    for (let level = levels - 2; level >= Math.max(0, unevenFanout); level--) {
      const outside = at;
      at -= dataspaces;
      share[at] =
        nest.children[level + 1] > 1 ? Math.floor((share[outside] * tile[at]) / tile[outside]) : share[outside];
    }
    if (unevenFanout < 0) return;
    this.#arrayShares.split(s, share[at]);
    for (let level = 0; level < unevenFanout; level++) share[level * dataspaces + s] = this.#arrayShares.mean(level, s);
  }

  /** What crosses the memories that keep a dataspace, and nothing elsewhere. */
  #cross(tables: Tables, nest: Nest, traffic: Traffic, keeps: Uint8Array, first: number, s: number): void {
    const { levels, dataspaces, isFanout, rmwFirstUpdate } = tables;
    const { words, cells, peer, infill, partition, share } = this;
    const { served, linkTransfers } = traffic;
    const isOutput = tables.isOutput[s] === 1;
    const outermost = this.outermost[s];
    let kept = this.kept;
    for (let level = 0, at = s; level < levels; level++, at += dataspaces) {
      if (isFanout[level]) continue;
      this.keptAt[at] = keeps[first + at];
      if (!keeps[first + at]) {
        for (let access = 0; access < words.length; access++) words[access][at] = 0;
        continue;
      }
      const isOutermost = level === outermost;
      const outside = at + dataspaces;
      cells[kept++] = at;
      peer[at] = isOutermost ? 0 : linkTransfers[outside] / nest.instancesUsed[level];
      infill[at] = isOutermost ? 0 : served[outside];
      if (isOutput) partition[at] = rmwFirstUpdate[at] ? 0 : share[at];
    }
    this.kept = kept;
  }
}
