import type { CandidateBatch } from '@loopwright/mapspace';
import type { Nest } from './nest.ts';
import type { Tables } from './tables.ts';
import type { Traffic } from './traffic.ts';

/** Accesses of every memory, per instance; all [level * dataspaces + dataspace], 0 where a dataspace is bypassed. */
export class Counts {
  readonly reads: Float64Array;
  readonly fills: Float64Array;
  readonly updates: Float64Array;
  /** Words of the tensor that are an instance's share. */
  readonly partition: Float64Array;
  /** Reads that enter the network below each level, bypassed levels let through. */
  readonly ingresses: Float64Array;
  /** What bypassed levels inside multiply the accesses by. */
  readonly bypassScale: Float64Array;
  /** Words forwarded between neighbours below each level. */
  readonly linkTransfers: Float64Array;
  /** Partial results that the network below each level adds up; outputs only. */
  readonly spatialReductions: Float64Array;
  /** [dataspace] outermost level that keeps it; -1 where none does. */
  readonly outermost: Int32Array;

  constructor(tables: Tables) {
    const size = tables.levels * tables.dataspaces;
    this.reads = new Float64Array(size);
    this.fills = new Float64Array(size);
    this.updates = new Float64Array(size);
    this.partition = new Float64Array(size);
    this.ingresses = new Float64Array(size);
    this.bypassScale = new Float64Array(size);
    this.linkTransfers = new Float64Array(size);
    this.spatialReductions = new Float64Array(size);
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
    const { levels, dataspaces } = tables;
    const { keeps } = batch;
    const first = candidate * levels * dataspaces;
    for (let s = 0; s < dataspaces; s++) {
      let outermost = levels - 1;
      while (outermost >= 0 && !keeps[first + outermost * dataspaces + s]) outermost--;
      this.outermost[s] = outermost;
      this.#share(tables, nest, tile, s);
      this.#carry(tables, nest, traffic, tile, keeps, first, s);
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

  /**
   * Traffic below every level up to the outermost that keeps the dataspace. A level that does not keep it lets through
   * what its inner neighbour asks for: the accesses outside it grow by accesses inside / words served outside.
   */
  #carry(
    tables: Tables,
    nest: Nest,
    traffic: Traffic,
    tile: Float64Array,
    keeps: Uint8Array,
    first: number,
    s: number,
  ): void {
    const { dataspaces, levels, isOutput } = tables;
    const { ingresses, bypassScale, linkTransfers, spatialReductions, outermost } = this;
    let keptInside = true;
    for (let level = 0; level < levels; level++) {
      const at = level * dataspaces + s;
      if (level > outermost[s]) {
        this.#silence(at);
        continue;
      }
      const children = nest.children[level];
      if (!keptInside && children === 1) {
        traffic.passThrough(at, ingresses[at - dataspaces]);
        ingresses[at] = ingresses[at - dataspaces];
        bypassScale[at] = 1;
        linkTransfers[at] = 0;
        spatialReductions[at] = 0;
      } else {
        traffic.measure(level, s, level === 0 ? 1 : tile[at - dataspaces]);
        const scale = keptInside ? 1 : ingresses[at - dataspaces] / traffic.served[at];
        bypassScale[at] = scale;
        ingresses[at] = traffic.accesses[at] * scale;
        linkTransfers[at] = keptInside ? traffic.linkTransfers[at] : 0;
        spatialReductions[at] = isOutput[s] ? traffic.served[at] * children * scale - ingresses[at] : 0;
      }
      keptInside = keeps[first + at] === 1;
    }
  }

  /** Nothing crosses the boundaries above the outermost level that keeps the dataspace. */
  #silence(at: number): void {
    this.ingresses[at] = 0;
    this.linkTransfers[at] = 0;
    this.spatialReductions[at] = 0;
  }

  #access(tables: Tables, nest: Nest, traffic: Traffic, keeps: Uint8Array, first: number, s: number): void {
    const { levels, dataspaces, isOutput, rmwFirstUpdate } = tables;
    const { reads, fills, updates, partition, ingresses, outermost } = this;
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
      const peer = isOutermost ? 0 : this.linkTransfers[outside] / nest.instancesUsed[level];
      const infill = isOutermost ? 0 : traffic.served[outside];
      if (isOutput[s]) {
        const written = rmwFirstUpdate[at] ? 0 : partition[at];
        updates[at] = Math.round(ingresses[at]);
        reads[at] = Math.max(0, Math.round(ingresses[at] + peer - written));
        fills[at] = isOutermost ? 0 : Math.max(0, Math.round(infill + peer - written));
      } else {
        updates[at] = 0;
        reads[at] = Math.round(ingresses[at] + peer);
        fills[at] = Math.floor(infill + peer);
      }
    }
  }
}
