import type { CandidateBatch } from '@loopwright/mapspace';
import type { Nest } from './nest.ts';
import type { Tables } from './tables.ts';
import type { Traffic } from './traffic.ts';
import { wholeWords } from './whole-words.ts';

/** Accesses of every memory, per instance; all [level * dataspaces + dataspace], 0 where a dataspace is bypassed. */
export class Counts {
  readonly reads: Float64Array;
  readonly fills: Float64Array;
  readonly updates: Float64Array;
  /** Words of the tensor that are an instance's share. */
  readonly partition: Float64Array;
  /** [dataspace] outermost level that keeps it; -1 where none does. */
  readonly outermost: Int32Array;

  constructor(tables: Tables) {
    const size = tables.levels * tables.dataspaces;
    this.reads = new Float64Array(size);
    this.fills = new Float64Array(size);
    this.updates = new Float64Array(size);
    this.partition = new Float64Array(size);
    this.outermost = new Int32Array(tables.dataspaces);
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
    const { levels, dataspaces, isOutput } = tables;
    const { keeps } = batch;
    const first = candidate * levels * dataspaces;
    for (let s = 0; s < dataspaces; s++) {
      let outermost = levels - 1;
      while (outermost >= 0 && !keeps[first + outermost * dataspaces + s]) outermost--;
      this.outermost[s] = outermost;
      // Only outputs are counted by their share; of inputs it is a figure for reports.
      if (isOutput[s] || traffic.inFull) this.#share(tables, nest, tile, s);
      traffic.carry(s, outermost, tile, keeps, first);
      this.#access(tables, nest, traffic, keeps, first, s);
    }
  }

  /** Splits the tensor among the instances, from outside in. */
  #share(tables: Tables, nest: Nest, tile: Float64Array, s: number): void {
    const { levels, dataspaces } = tables;
    const { partition } = this;
    let at = (levels - 1) * dataspaces + s;
    partition[at] = tile[at];
    for (let level = levels - 2; level >= 0; level--) {
      const outside = at;
      at -= dataspaces;
      partition[at] =
        nest.children[level + 1] > 1 ? Math.floor((partition[outside] * tile[at]) / tile[outside]) : partition[outside];
    }
  }

  #access(tables: Tables, nest: Nest, traffic: Traffic, keeps: Uint8Array, first: number, s: number): void {
    const { levels, dataspaces, isOutput, rmwFirstUpdate } = tables;
    const { reads, fills, updates, partition, outermost } = this;
    const { ingresses, served, linkTransfers } = traffic;
    for (let level = 0; level < levels; level++) {
      const at = level * dataspaces + s;
      if (!keeps[first + at]) {
        reads[at] = 0;
        fills[at] = 0;
        updates[at] = 0;
        continue;
      }
      const isOutermost = level === outermost[s];
      const outside = at + dataspaces;
      const peer = isOutermost ? 0 : linkTransfers[outside] / nest.instancesUsed[level];
      const infill = isOutermost ? 0 : served[outside];
      if (isOutput[s]) {
        const written = rmwFirstUpdate[at] ? 0 : partition[at];
        updates[at] = Math.round(ingresses[at]);
        reads[at] = Math.max(0, Math.round(ingresses[at] + peer - written));
        fills[at] = isOutermost ? 0 : Math.max(0, Math.round(infill + peer - written));
      } else {
        updates[at] = 0;
        reads[at] = Math.round(ingresses[at] + peer);
        fills[at] = wholeWords(infill + peer);
      }
    }
  }
}
