import { CandidateBatch } from '@loopwright/mapspace';
import type { PerAccess } from '../../accesses.ts';
import type { Costs } from '../../costs.ts';
import type { Evaluate } from '../../evaluate.ts';
import type { Nest } from '../../nest.ts';
import { Rejection } from '../../rejection.ts';
import type { Tables } from '../../tables.ts';
import { accessKinds } from '../saved-accesses.ts';
import { computeEnergies, energyOf, sparseActions } from '../sparse-actions.ts';
import { round6 } from '../sparse-computes.ts';
import type { SparseTables } from '../sparse-tables.ts';
import { BLOCK_RATIO, DENSITY, USED } from './held-tiles.ts';
import { leastEffectual } from './least-computes.ts';
import { MostSaved } from './most-saved.ts';
import { TilesOfFrame } from './tiles-of-frame.ts';

/** Beyond the rounding of sums. */
const SLACK = 1 - 1e-9;

/** The parts of the evaluator that a bound is made of. */
export interface LeastParts {
  readonly dense: Tables;
  readonly sparse: SparseTables;
  readonly costs: Costs;
  readonly nest: Nest;
  readonly words: PerAccess<Float64Array>;
  /** Counts the dense accesses to one dataspace of a candidate, whatever its fan-outs hold. */
  readonly countAlone: (batch: CandidateBatch, candidate: number, dataspace: number) => void;
}

/**
 * Least energy, cycles and outermost accesses that a candidate can cost in any order of its loops, and how its fan-outs are laid out. Of
 * mappings with perfect factors whose tensors have no windows.
 *
 * - Dense accesses to a tensor are fewest where at every level the loops that do not move it are the innermost, and children stand in a row.
 * - What a tile holds does not hang on the order. Metadata are left out.
 * - What an inner memory saves is of what an outer one lets through: of both together no more is saved than by the one that saves most.
 */
export class LeastOverOrders {
  readonly #parts: LeastParts;
  readonly #tiles: TilesOfFrame;
  readonly #saved: MostSaved;
  /** A candidate for each dataspace, in the order that is best for it alone. */
  readonly #alone: CandidateBatch;
  /** [(level * dataspaces + dataspace) * kinds + kind] words at the least. */
  readonly #least: Float64Array;
  /** [dataspace] share of the values that is not zero, as the compute units know it. */
  readonly #densities: readonly number[];
  /** [level * kinds + kind] */
  readonly #pj: Float64Array;

  constructor(parts: LeastParts) {
    const { dense, sparse, costs } = parts;
    const { levels, dataspaces, dimensions } = dense;
    this.#parts = parts;
    this.#tiles = new TilesOfFrame(dense, sparse);
    this.#saved = new MostSaved(dense, sparse, this.#tiles);
    this.#alone = new CandidateBatch({ levels, dimensions, dataspaces }, dataspaces);
    for (let s = 0; s < dataspaces; s++) this.#alone.permutation.set(this.#bestOrders(s), s * levels * dimensions);
    // In one row: children that share a tile then stand side by side, and pass it on to one another while it stays.
    this.#alone.split.fill(dimensions);
    this.#least = new Float64Array(levels * dataspaces * accessKinds.length);
    this.#densities = sparse.densities.map((density, s) => round6(density.expected(this.#tiles.lattices[s].tile(0))));
    const actual = sparseActions.filter(({ holds, fate }) => holds === 'data' && fate === 'actual');
    this.#pj = Float64Array.from(
      costs.levels.flatMap(({ energyPj }) => actual.map(({ energies }) => energyOf(energyPj, energies))),
    );
  }

  /** Writes what the candidate costs at the least; it is rejected where no order of its loops fits. */
  readonly evaluate: Evaluate = (batch, candidate) => {
    if (!this.#tiles.cover(batch, candidate)) {
      batch.rejection[candidate] = Rejection.None;
      batch.energyPj[candidate] = 0;
      batch.cycles[candidate] = 0;
      batch.outermostAccesses[candidate] = 0;
      return;
    }
    const unfit = this.#tiles.place(batch, candidate);
    batch.rejection[candidate] = unfit;
    if (unfit !== Rejection.None || !this.#saved.limit()) {
      batch.rejection[candidate] = unfit || Rejection.Format;
      return;
    }
    this.#count(batch, candidate);
    this.#sum(batch, candidate);
  };

  /** Loops that do not move the dataspace innermost. */
  #bestOrders(s: number): Uint8Array {
    const { levels, dimensions } = this.#parts.dense;
    const moves = this.#tiles.lattices[s].dimensions;
    const all = Array.from({ length: dimensions }, (_, d) => d);
    const order = [...all.filter((d) => !moves.includes(d)), ...all.filter((d) => moves.includes(d))];
    return Uint8Array.from({ length: levels * dimensions }, (_, at) => order[at % dimensions]);
  }

  /** Counts every dataspace in the order that is best for it. */
  #count(batch: CandidateBatch, candidate: number): void {
    const { levels, dimensions, dataspaces, isOutput } = this.#parts.dense;
    const { words, countAlone } = this.#parts;
    const alone = this.#alone;
    const loops = levels * dimensions;
    const cells = levels * dataspaces;
    for (let s = 0; s < dataspaces; s++) {
      for (let k = 0; k < loops; k++) {
        alone.factors[s * loops + k] = batch.factors[candidate * loops + k];
        alone.remainders[s * loops + k] = batch.remainders[candidate * loops + k];
      }
      for (let k = 0; k < cells; k++) alone.keeps[s * cells + k] = batch.keeps[candidate * cells + k];
      countAlone(alone, s, s);
      let outside = 0;
      for (let level = levels - 1; level >= 0; level--) {
        const at = level * dataspaces + s;
        if (!this.#tiles.isKept(at)) continue;
        const isCompressed = this.#parts.sparse.formats[level][s] !== null;
        const present = isCompressed ? this.#tiles.figure(at, DENSITY) : 1;
        const own = Math.max(outside, this.#saved.chance[at]);
        for (const [kind, name] of accessKinds.entries()) {
          const left = words[name][at] * present * (1 - (name === 'fills' ? outside : own));
          // Of reads of outputs what is saved is rounded up.
          this.#least[at * accessKinds.length + kind] = isOutput[s] && name === 'reads' ? Math.max(0, left - 1) : left;
        }
        outside = own;
      }
    }
  }

  #sum(batch: CandidateBatch, candidate: number): void {
    const { dense, costs, nest } = this.#parts;
    const { levels, latencyCycles } = dense;
    const computes = this.#leastComputes();
    let cycles = Math.max(1, computes / nest.unitsUsed);
    let energyPj = computes * energyOf(costs.compute.energyPj, computeEnergies.actual);
    for (let level = 0; level < levels; level++) {
      cycles = Math.max(cycles, this.#cyclesOf(level));
      energyPj += this.#accessPj(level);
    }
    for (let level = 0; level < levels; level++) {
      const shared = dense.instancesPerGate[level];
      const used = shared > 1 ? shared * this.#used(dense.gate[level]) : this.#used(level);
      energyPj += dense.leakPj[level] * cycles * used;
    }
    batch.cycles[candidate] = Math.ceil(cycles * SLACK) + latencyCycles;
    batch.energyPj[candidate] = energyPj * SLACK;
    batch.outermostAccesses[candidate] = this.#outermostAccesses() * SLACK;
  }

  /** Computes that are done. */
  #leastComputes(): number {
    const { levels, dataspaces, isOutput, computes } = this.#parts.dense;
    const inputs = this.#densities.flatMap((density, s) => {
      if (isOutput[s]) return [];
      let most = 0;
      for (let level = 0; level < levels; level++) most = Math.max(most, this.#saved.chance[level * dataspaces + s]);
      return [{ density, left: 1 - most }];
    });
    return computes * leastEffectual(inputs);
  }

  #cyclesOf(level: number): number {
    const { dense } = this.#parts;
    const { dataspaces, readBandwidth, writeBandwidth, sharedBandwidth, bandwidthScale } = dense;
    let read = 0;
    let write = 0;
    for (let s = 0; s < dataspaces; s++) {
      const at = level * dataspaces + s;
      if (!this.#tiles.isKept(at)) continue;
      const share = this.#tiles.figure(at, USED) * bandwidthScale[at];
      read += this.#words(at, 'reads') * share;
      write += (this.#words(at, 'fills') + this.#words(at, 'updates')) * share;
    }
    return Math.max(
      read / readBandwidth[level],
      write / writeBandwidth[level],
      (read + write) / sharedBandwidth[level],
    );
  }

  #accessPj(level: number): number {
    const { dense, nest } = this.#parts;
    const { dataspaces, clusterSize, clusters, architecture } = dense;
    const memory = architecture.levels[level];
    if (memory.kind !== 'memory') return 0;
    const used = nest.instancesUsed[level];
    const active = clusterSize[level] > 1 ? Math.min(used, clusters[level]) : used;
    let total = 0;
    for (let s = 0; s < dataspaces; s++) {
      const at = level * dataspaces + s;
      if (!this.#tiles.isKept(at)) continue;
      let pj = 0;
      for (const [kind, name] of accessKinds.entries()) {
        pj += this.#words(at, name) * this.#pj[level * accessKinds.length + kind];
      }
      total += (pj / memory.blockWords) * this.#tiles.figure(at, BLOCK_RATIO) * active * this.#tiles.figure(at, USED);
    }
    return total;
  }

  /** Instances that leak. */
  #used(level: number): number {
    const { dense, nest } = this.#parts;
    const { dataspaces } = dense;
    let most = 1;
    for (let s = 0; s < dataspaces; s++) {
      const at = level * dataspaces + s;
      const share = !this.#tiles.isKept(at) ? 1 : this.#tiles.figure(at, USED);
      most = Math.max(most, nest.instancesUsed[level] * share);
    }
    return most;
  }

  #outermostAccesses(): number {
    const { dense, nest, words } = this.#parts;
    const { dataspaces, isFanout } = dense;
    const level = isFanout.lastIndexOf(0);
    let accesses = 0;
    for (const counted of Object.values(words)) {
      for (let s = 0; s < dataspaces; s++) accesses += counted[level * dataspaces + s];
    }
    return accesses * nest.instancesUsed[level];
  }

  #words(at: number, kind: (typeof accessKinds)[number]): number {
    return this.#least[at * accessKinds.length + accessKinds.indexOf(kind)];
  }
}
