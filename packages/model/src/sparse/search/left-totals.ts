import type { Costs } from '../../costs.ts';
import type { Nest } from '../../nest.ts';
import type { Tables } from '../../tables.ts';
import { accessKinds, type Fates } from '../saved-accesses.ts';
import { computeEnergies, energyOf, sparseActions } from '../sparse-actions.ts';
import type { SparseTables } from '../sparse-tables.ts';
import type { SummedCosts } from '../sparse-totals.ts';
import { type ChosenSavings, GATED, NOTHING } from './chosen-savings.ts';
import { BLOCK_RATIO, USED } from './held-tiles.ts';
import type { KeptTiles } from './kept-tiles.ts';
import type { LeftAccesses } from './left-accesses.ts';

const KINDS = accessKinds.length;
const READS = accessKinds.indexOf('reads');
const FILLS = accessKinds.indexOf('fills');
const UPDATES = accessKinds.indexOf('updates');
/** Actual, gated, skipped: the order of fates in sums. */
const FATES = 3;

/** Sums up what is left of a candidate, as `sparseTotals` does. */
export class LeftTotals implements SummedCosts {
  computeCycles = 0;
  busyCycles = 0;
  computePj = 0;
  readonly levelCycles: Float64Array;
  readonly leakagePj: Float64Array;
  readonly accessPj: Float64Array;
  readonly #dense: Tables;
  readonly #sparse: SparseTables;
  readonly #kept: KeptTiles;
  readonly #savings: ChosenSavings;
  readonly #left: LeftAccesses;
  /** [level] */
  readonly #wordBits: Float64Array;
  readonly #blockWords: Float64Array;
  /** [(level * KINDS + kind) * FATES + fate] pJ of a block of words, and of an access to metadata. */
  readonly #dataPj: Float64Array;
  readonly #metadataPj: Float64Array;
  /** [level] whether anything is spent on its metadata. */
  readonly #storesMetadata: Uint8Array;
  readonly #computePj: readonly number[];
  /** [(level * dataspaces + dataspace) * parts + part] bits of one unit of metadata or payload. */
  readonly #unitBits: Float64Array;
  /** [((level * dataspaces + dataspace) * KINDS + kind) * 2] done, and saved behind it. */
  readonly #bits: Float64Array;
  /** [level] instances that the dataspace of most tiles uses. */
  readonly #used: Float64Array;

  constructor(
    dense: Tables,
    sparse: SparseTables,
    costs: Costs,
    kept: KeptTiles,
    savings: ChosenSavings,
    left: LeftAccesses,
  ) {
    const { levels, dataspaces, architecture } = dense;
    this.#dense = dense;
    this.#sparse = sparse;
    this.#kept = kept;
    this.#savings = savings;
    this.#left = left;
    this.levelCycles = new Float64Array(levels);
    this.leakagePj = new Float64Array(levels);
    this.accessPj = new Float64Array(levels * dataspaces);
    this.#used = new Float64Array(levels);
    this.#unitBits = new Float64Array(levels * dataspaces * left.parts);
    this.#bits = new Float64Array(levels * dataspaces * KINDS * 2);
    for (const [at, format] of sparse.formats.flat().entries()) {
      const bits = (format?.ranks ?? []).flatMap((rank) => [rank.metadataWordBits, rank.payloadWordBits]);
      this.#unitBits.set(bits, at * left.parts);
    }
    const memory = (pick: 'datawidthBits' | 'blockWords') =>
      Float64Array.from(architecture.levels, (level) => (level.kind === 'memory' ? level[pick] : 1));
    this.#wordBits = memory('datawidthBits');
    this.#blockWords = memory('blockWords');
    const energies = (holds: 'data' | 'metadata') =>
      Float64Array.from(
        costs.levels.flatMap(({ energyPj }) =>
          sparseActions.filter((action) => action.holds === holds).map(({ energies }) => energyOf(energyPj, energies)),
        ),
      );
    this.#dataPj = energies('data');
    this.#metadataPj = energies('metadata');
    const perLevel = KINDS * FATES;
    this.#storesMetadata = Uint8Array.from({ length: levels }, (_, level) => {
      const own = this.#metadataPj.subarray(level * perLevel, (level + 1) * perLevel);
      return Number(sparse.metadata[level].widthBits > 0 && own.some((pj) => pj !== 0));
    });
    this.#computePj = (['actual', 'skipped', 'gated'] as const).map((fate) =>
      energyOf(costs.compute.energyPj, computeEnergies[fate]),
    );
  }

  /** Accesses are those of `left`. */
  add({ instancesUsed, unitsUsed }: Pick<Nest, 'instancesUsed' | 'unitsUsed'>, computes: Fates): void {
    const { levels, dataspaces, hasBandwidth } = this.#dense;
    // A run in which nothing is left to compute takes a cycle all the same: nothing is divided by 0.
    const computeCycles = Math.max(1, Math.ceil((computes.actual + computes.gated) / unitsUsed));
    this.computeCycles = computeCycles;
    for (let s = 0; s < dataspaces; s++) {
      const count = this.#kept.counts[s];
      for (let place = 0; place < count; place++) this.#addBits(this.#kept.levelAt(s, place), s);
    }
    let busyCycles = computeCycles;
    for (let level = 0; level < levels; level++) {
      const cycles = hasBandwidth[level]
        ? Math.ceil(computeCycles / this.#slowdown(level, instancesUsed[level], computeCycles))
        : computeCycles;
      this.levelCycles[level] = cycles;
      if (cycles > busyCycles) busyCycles = cycles;
    }
    this.busyCycles = busyCycles;
    const [actualPj, skippedPj, gatedPj] = this.#computePj;
    this.computePj = computes.actual * actualPj + computes.skipped * skippedPj + computes.gated * gatedPj;
    for (let level = 0; level < levels; level++) {
      this.#used[level] = 1;
      for (let s = 0; s < dataspaces; s++) this.#addAccesses(level, s, instancesUsed[level]);
    }
    this.#addLeakage();
  }

  #addAccesses(level: number, s: number, used: number): void {
    const { dataspaces, clusterSize, clusters } = this.#dense;
    const at = level * dataspaces + s;
    this.accessPj[at] = 0;
    if (!this.#kept.keeps(s, level)) {
      if (used > this.#used[level]) this.#used[level] = used;
      return;
    }
    const active = clusterSize[level] > 1 ? Math.min(used, clusters[level]) : used;
    const usedShare = this.#kept.figures[at * this.#kept.width + USED];
    this.accessPj[at] = this.#instancePj(level, s, at) * (active / used) * (used * usedShare);
    this.#used[level] = Math.max(this.#used[level], used * usedShare);
  }

  #instancePj(level: number, s: number, at: number): number {
    const { done, saved } = this.#left;
    const block = this.#blockWords[level];
    const ratio = this.#kept.figures[at * this.#kept.width + BLOCK_RATIO];
    const fate = this.#savings.fate[at];
    let pj = 0;
    for (let kind = 0; kind < KINDS; kind++) {
      const price = (level * KINDS + kind) * FATES;
      pj += Math.ceil(done[at * KINDS + kind] / block) * ratio * this.#dataPj[price];
      const savedPj = this.#dataPj[price + fate];
      if (fate !== NOTHING && savedPj !== 0) pj += Math.ceil(saved[at * KINDS + kind] / block) * ratio * savedPj;
    }
    if (this.#storesMetadata[level] === 0 || this.#kept.ranksAt(s, level) === 0) return pj;
    const { widthBits } = this.#sparse.metadata[level];
    const bits = at * KINDS * 2;
    for (let kind = 0; kind < KINDS; kind++) {
      const price = (level * KINDS + kind) * FATES;
      pj += Math.ceil(this.#bits[bits + 2 * kind] / widthBits) * this.#metadataPj[price];
      const savedPj = this.#metadataPj[price + fate];
      if (fate !== NOTHING && savedPj !== 0) pj += Math.ceil(this.#bits[bits + 2 * kind + 1] / widthBits) * savedPj;
    }
    return pj;
  }

  /** Bits of metadata that are accessed, and that are saved. */
  #addBits(level: number, s: number): void {
    const at = level * this.#dense.dataspaces + s;
    const { parts, doneUnits, savedUnits } = this.#left;
    const end = 2 * this.#kept.ranksAt(s, level);
    if (end > 0 && this.#storesMetadata[level] === 0 && !this.#dense.hasBandwidth[level]) return;
    const widths = at * parts;
    for (let kind = 0; kind < KINDS; kind++) {
      const first = (at * KINDS + kind) * parts;
      let done = 0;
      let saved = 0;
      for (let part = 0; part < end; part++) {
        done += doneUnits[first + part] * this.#unitBits[widths + part];
        saved += savedUnits[first + part] * this.#unitBits[widths + part];
      }
      this.#bits[(at * KINDS + kind) * 2] = done;
      this.#bits[(at * KINDS + kind) * 2 + 1] = saved;
    }
  }

  /** Share of what a memory is asked for that it can serve. */
  #slowdown(level: number, instances: number, computeCycles: number): number {
    const { dataspaces, bandwidthScale, readBandwidth, writeBandwidth, sharedBandwidth } = this.#dense;
    let read = 0;
    let write = 0;
    for (let s = 0; s < dataspaces; s++) {
      if (!this.#kept.keeps(s, level)) continue;
      const at = level * dataspaces + s;
      const isGated = this.#savings.fate[at] === GATED;
      const bits = Math.floor(this.#takenBits(at, READS, isGated) / this.#wordBits[level]);
      const readWords = this.#takenWords(at, READS, isGated) + bits;
      const writeBits = this.#takenBits(at, FILLS, isGated) + this.#takenBits(at, UPDATES, isGated);
      const data = this.#takenWords(at, FILLS, isGated) + this.#takenWords(at, UPDATES, isGated);
      const writeWords = data + Math.floor(writeBits / this.#wordBits[level]);
      // Instances that are sent no tile leave their time to others.
      const scale = instances / (instances * this.#kept.figures[at * this.#kept.width + USED]);
      read += (Math.ceil(readWords / scale) / computeCycles) * bandwidthScale[at];
      write += (Math.ceil(writeWords / scale) / computeCycles) * bandwidthScale[at];
    }
    let slowdown = 1;
    if (readBandwidth[level] < read) slowdown = readBandwidth[level] / read;
    if (writeBandwidth[level] < write) slowdown = Math.min(slowdown, writeBandwidth[level] / write);
    if (sharedBandwidth[level] < write + read) slowdown = Math.min(slowdown, sharedBandwidth[level] / (write + read));
    return slowdown;
  }

  /** What takes time: done or gated. */
  #takenWords(at: number, kind: number, isGated: boolean): number {
    const { done, saved } = this.#left;
    return isGated ? done[at * KINDS + kind] + saved[at * KINDS + kind] : done[at * KINDS + kind];
  }

  #takenBits(at: number, kind: number, isGated: boolean): number {
    const bits = (at * KINDS + kind) * 2;
    return isGated ? this.#bits[bits] + this.#bits[bits + 1] : this.#bits[bits];
  }

  /** As of dense candidates, but that instances without a tile leak no more than they are used. */
  #addLeakage(): void {
    const { levels, leakPj, gate, instancesPerGate } = this.#dense;
    for (let level = 0; level < levels; level++) {
      if (leakPj[level] === 0) continue;
      const shared = instancesPerGate[level];
      const used = shared > 1 ? shared * this.#used[gate[level]] : this.#used[level];
      this.leakagePj[level] = leakPj[level] * this.busyCycles * used;
    }
  }
}
