import { CandidateBatch } from '@loopwright/mapspace';
import type { PerAccess } from '../../accesses.ts';
import type { Costs } from '../../costs.ts';
import type { Evaluate } from '../../evaluate.ts';
import type { Nest } from '../../nest.ts';
import { Rejection } from '../../rejection.ts';
import type { Tables } from '../../tables.ts';
import { fixedStructured } from '../densities/fixed-structured.ts';
import { hypergeometric } from '../densities/hypergeometric.ts';
import type { Format } from '../format.ts';
import { accessKinds } from '../saved-accesses.ts';
import { computeEnergies, energyOf, sparseActions } from '../sparse-actions.ts';
import { round6 } from '../sparse-computes.ts';
import type { SparseModels } from '../sparse-models.ts';
import type { SparseTables } from '../sparse-tables.ts';
import { BLOCK_RATIO, DENSITY, HeldTiles, MOST_WORDS, USED } from './held-tiles.ts';
import { RankShapes } from './rank-shapes.ts';
import { TileLattice } from './tile-lattice.ts';

/** Beyond the rounding of sums. */
const SLACK = 1 - 1e-9;
/** Half of the sixth digit, to which what is known of operands is rounded. */
const HALF_DIGIT = 5e-7;

/** Distributions of which it holds that a tile is empty at least as often as any that it is a part of. */
const EMPTIER_WHERE_SMALLER = [fixedStructured, hypergeometric];

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

/** Why nothing bounds what is left of mappings of a sparse design; undefined where something does. */
export function whyUnboundedZeros(
  dense: Tables,
  { densityNames, leavesOut }: SparseTables,
  { densities }: SparseModels,
): string | undefined {
  const { problem, hasOwnRanks } = dense;
  const moving = (terms: readonly { readonly dimension: number }[]) =>
    terms.filter(({ dimension }) => problem.dimensions[dimension].bound > 1).length;
  if (problem.dataspaces.some(({ ranks }) => ranks.some((terms) => moving(terms) > 1))) {
    return 'what is saved on zeros is not bounded where tensors have windows';
  }
  if (problem.dataspaces.some((_, s) => !hasOwnRanks[s])) {
    return 'what is saved on zeros is not bounded where a dimension moves several ranks of a tensor';
  }
  if (leavesOut) return 'what is saved on zeros is not bounded where instances are left out';
  const isKnown = (name: string) => EMPTIER_WHERE_SMALLER.some((known) => known === densities.get(name));
  const unknown = densityNames.find((name) => !isKnown(name));
  if (unknown !== undefined) return `nothing is known of how often smaller tiles are empty by ${unknown}`;
  if (problem.dataspaces.some((_, s) => !TileLattice.isNumbered(problem, s))) return 'tiles may have too many shapes';
  return undefined;
}

/**
 * Least energy, cycles and outermost accesses that a candidate can cost in any order of its loops, and how its fan-outs are laid out. Of
 * mappings with perfect factors whose tensors have no windows.
 *
 * - Dense accesses to a tensor are fewest where at every level the loops that do not move it are the innermost.
 * - What a tile holds does not hang on the order. Metadata are left out.
 * - A read is found in vain by a tile that covers no less than the tile of the next memory inside; the smaller, the more often it is empty.
 *   Where several loops move both tensors, blocks may divide such a tile along them.
 * - What an inner memory saves is of what an outer one lets through: of both together no more is saved than by the one that saves most.
 */
export class LeastOverOrders {
  readonly #parts: LeastParts;
  readonly #lattices: readonly TileLattice[];
  /** [level * dataspaces + dataspace] of formats without ranks. */
  readonly #tiles: readonly HeldTiles[];
  readonly #noRanks = new RankShapes(0);
  /** A candidate for each dataspace, in the order that is best for it alone. */
  readonly #alone: CandidateBatch;
  /** [level * dimensions + dimension] points that its loops and those inside it cover. */
  readonly #points: Float64Array;
  readonly #covered: Float64Array;
  /** [level * dataspaces + dataspace] number of the tile; -1 where it is not kept. */
  readonly #tile: Int32Array;
  /** Most that units of a memory can save there, and that those outside it can. */
  readonly #saved: Float64Array;
  /** [(level * dataspaces + dataspace) * kinds + kind] words at the least. */
  readonly #least: Float64Array;
  /** [dataspace] share of the values that is not zero, as the compute units know it. */
  readonly #densities: readonly number[];
  /** [level * kinds + kind] */
  readonly #pj: Float64Array;

  constructor(parts: LeastParts) {
    const { dense, sparse, costs } = parts;
    const { levels, dataspaces, dimensions, problem, architecture } = dense;
    this.#parts = parts;
    this.#lattices = sparse.densities.map((density, s) => new TileLattice(problem, s, density));
    this.#tiles = sparse.formats.flatMap((formats, level) =>
      formats.map((format, s) => {
        const memory = architecture.levels[level];
        const block = memory.kind === 'memory' ? memory.blockWords : 1;
        return new HeldTiles(this.#lattices[s], sparse.densities[s], format && withoutRanks(format), block);
      }),
    );
    this.#alone = new CandidateBatch({ levels, dimensions, dataspaces }, dataspaces);
    for (let s = 0; s < dataspaces; s++) this.#alone.permutation.set(this.#bestOrders(s), s * levels * dimensions);
    this.#points = new Float64Array(levels * dimensions);
    this.#covered = new Float64Array(dimensions);
    this.#tile = new Int32Array(levels * dataspaces);
    this.#saved = new Float64Array(levels * dataspaces);
    this.#least = new Float64Array(levels * dataspaces * accessKinds.length);
    this.#densities = sparse.densities.map((density, s) => round6(density.expected(this.#lattices[s].tile(0))));
    const actual = sparseActions.filter(({ holds, fate }) => holds === 'data' && fate === 'actual');
    this.#pj = Float64Array.from(
      costs.levels.flatMap(({ energyPj }) => actual.map(({ energies }) => energyOf(energyPj, energies))),
    );
  }

  /** Writes what the candidate costs at the least; it is rejected where no order of its loops fits. */
  readonly evaluate: Evaluate = (batch, candidate) => {
    if (!this.#cover(batch, candidate)) {
      batch.rejection[candidate] = Rejection.None;
      batch.energyPj[candidate] = 0;
      batch.cycles[candidate] = 0;
      batch.outermostAccesses[candidate] = 0;
      return;
    }
    const unfit = this.#placeTiles(batch, candidate);
    batch.rejection[candidate] = unfit;
    if (unfit !== Rejection.None || !this.#limitSavings()) {
      batch.rejection[candidate] = unfit || Rejection.Format;
      return;
    }
    this.#count(batch, candidate);
    this.#sum(batch, candidate);
  };

  /** Loops that do not move the dataspace innermost. */
  #bestOrders(s: number): Uint8Array {
    const { levels, dimensions } = this.#parts.dense;
    const moves = this.#lattices[s].dimensions;
    const all = Array.from({ length: dimensions }, (_, d) => d);
    const order = [...all.filter((d) => !moves.includes(d)), ...all.filter((d) => moves.includes(d))];
    return Uint8Array.from({ length: levels * dimensions }, (_, at) => order[at % dimensions]);
  }

  /** False where loops run over more points than there are. */
  #cover({ factors }: CandidateBatch, candidate: number): boolean {
    const { levels, dimensions, problem } = this.#parts.dense;
    const size = levels * dimensions;
    for (let at = 0; at < size; at++) {
      const inside = at < dimensions ? 1 : this.#points[at - dimensions];
      this.#points[at] = inside * factors[candidate * size + at];
    }
    return problem.dimensions.every(({ bound }, d) => this.#points[size - dimensions + d] === bound);
  }

  /** Finds the tiles; whether their words fit the memories. */
  #placeTiles({ keeps }: CandidateBatch, candidate: number): Rejection {
    const { dense, sparse } = this.#parts;
    const { levels, dataspaces, dimensions, isFanout, capacityWords, minUtilizedWords } = dense;
    const first = candidate * levels * dataspaces;
    for (let s = 0; s < dataspaces; s++) {
      let parent: Format | null = null;
      for (let level = levels - 1; level >= 0; level--) {
        const at = level * dataspaces + s;
        this.#tile[at] = -1;
        if (isFanout[level] || !keeps[first + at]) continue;
        const tile = this.#lattices[s].at(this.#points, level * dimensions);
        this.#tile[at] = this.#tiles[at].find(tile, parent, this.#noRanks);
        parent = sparse.formats[level][s];
      }
    }
    for (let level = 0; level < levels; level++) {
      let words = 0;
      for (let s = 0; s < dataspaces; s++) {
        const at = level * dataspaces + s;
        if (this.#tile[at] >= 0) words += this.#figure(at, MOST_WORDS);
      }
      if (words > capacityWords[level]) return Rejection.Capacity;
      if (words < minUtilizedWords[level]) return Rejection.Utilization;
    }
    return Rejection.None;
  }

  /** Bounds the chances of what units save; false where one has nothing to save. */
  #limitSavings(): boolean {
    const { dense, sparse } = this.#parts;
    const { levels, dataspaces } = dense;
    this.#saved.fill(0);
    for (let level = 0; level < levels; level++) {
      for (const { options } of sparse.units[level]) {
        for (const { target, conditionOn } of options) {
          const own = this.#keeperFrom(target, level, 1, levels);
          if (own < 0) return false;
          const child = this.#keeperFrom(target, own - 1, -1, -1);
          const at = own * dataspaces + target;
          this.#saved[at] = Math.max(this.#saved[at], this.#mostSaved(target, child, conditionOn));
        }
      }
    }
    return true;
  }

  /** The first level from one on, in steps, that keeps a dataspace; -1 where none does. */
  #keeperFrom(s: number, from: number, step: number, end: number): number {
    for (let level = from; level !== end; level += step) {
      if (this.#tile[level * this.#parts.dense.dataspaces + s] >= 0) return level;
    }
    return -1;
  }

  #mostSaved(target: number, child: number, conditionOn: readonly number[]): number {
    const { dimensions, problem } = this.#parts.dense;
    let effectual = 1;
    for (const condition of conditionOn) {
      const { dimensions: moves } = this.#lattices[condition];
      const shared = moves.filter(
        (d) => problem.dimensions[d].bound > 1 && this.#lattices[target].dimensions.includes(d),
      );
      this.#covered.fill(1);
      for (const d of moves) {
        const isDivided = shared.length > 1 && shared.includes(d);
        if (child >= 0 && !isDivided) this.#covered[d] = this.#points[child * dimensions + d];
      }
      effectual *= 1 - this.#lattices[condition].emptyChance(this.#covered);
    }
    return 1 - effectual;
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
      for (let level = 0; level < levels; level++)
        alone.split[s * levels + level] = batch.split[candidate * levels + level];
      countAlone(alone, s, s);
      let outside = 0;
      for (let level = levels - 1; level >= 0; level--) {
        const at = level * dataspaces + s;
        if (this.#tile[at] < 0) continue;
        const isCompressed = this.#parts.sparse.formats[level][s] !== null;
        const present = isCompressed ? this.#figure(at, DENSITY) : 1;
        const own = Math.max(outside, this.#saved[at]);
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

  /**
   * Computes that are done. A unit that saves those of a tensor makes others denser: of two inputs, a saving p of one leaves 1 - p of the
   * computes, of which d / (1 - p) are not zero in the other, or all.
   */
  #leastComputes(): number {
    const { dense } = this.#parts;
    const inputs = this.#densities.map((_, s) => s).filter((s) => !dense.isOutput[s]);
    const left = inputs.map((s) => {
      let most = 0;
      for (let level = 0; level < dense.levels; level++)
        most = Math.max(most, this.#saved[level * dense.dataspaces + s]);
      return 1 - most;
    });
    // Without an input nothing arrives.
    if (inputs.length === 0) return 0;
    if (inputs.length !== 2) {
      return inputs.reduce(
        (computes, s, k) => computes * left[k] * Math.max(0, this.#densities[s] - HALF_DIGIT),
        dense.computes,
      );
    }
    return inputs.reduce((computes, s, k) => {
      const other = left[1 - k];
      return computes * Math.max(0, Math.min(other, (this.#densities[s] * other) / (other + HALF_DIGIT)));
    }, dense.computes);
  }

  #cyclesOf(level: number): number {
    const { dense } = this.#parts;
    const { dataspaces, readBandwidth, writeBandwidth, sharedBandwidth, bandwidthScale } = dense;
    let read = 0;
    let write = 0;
    for (let s = 0; s < dataspaces; s++) {
      const at = level * dataspaces + s;
      if (this.#tile[at] < 0) continue;
      const share = this.#figure(at, USED) * bandwidthScale[at];
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
      if (this.#tile[at] < 0) continue;
      let pj = 0;
      for (const [kind, name] of accessKinds.entries()) {
        pj += this.#words(at, name) * this.#pj[level * accessKinds.length + kind];
      }
      total += (pj / memory.blockWords) * this.#figure(at, BLOCK_RATIO) * active * this.#figure(at, USED);
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
      const share = this.#tile[at] < 0 ? 1 : this.#figure(at, USED);
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

  #figure(at: number, place: number): number {
    const tiles = this.#tiles[at];
    if (place !== MOST_WORDS) tiles.complete(this.#tile[at]);
    return tiles.figures[this.#tile[at] * tiles.width + place];
  }
}

function withoutRanks(format: Format): Format {
  return { ...format, ranks: [] };
}
