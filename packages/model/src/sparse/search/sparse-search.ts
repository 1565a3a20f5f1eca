import type { CandidateBatch } from '@loopwright/mapspace';
import type { Costs } from '../../costs.ts';
import type { Counts } from '../../counts.ts';
import type { Nest } from '../../nest.ts';
import { Rejection } from '../../rejection.ts';
import type { Tables } from '../../tables.ts';
import { memoryCosts } from '../memory-costs.ts';
import { accessKinds } from '../saved-accesses.ts';
import { type Operand, round6, SparseComputes } from '../sparse-computes.ts';
import type { SparseTables } from '../sparse-tables.ts';
import type { SummedCosts } from '../sparse-totals.ts';
import { ChosenSavings } from './chosen-savings.ts';
import { KeptTiles } from './kept-tiles.ts';
import { LeftAccesses } from './left-accesses.ts';
import { LeftTotals } from './left-totals.ts';
import { ListedNest } from './listed-nest.ts';
import { TileLattice } from './tile-lattice.ts';
import { VainReads } from './vain-reads.ts';

/**
 * What `SparseModel` and `sparseTotals` say of a candidate, for a search: in arrays that are there once, tiles measured once for all
 * candidates that have them. Of mappings with perfect factors; the figures are the same to the last bit.
 */
export class SparseSearch {
  readonly #dense: Tables;
  readonly #sparse: SparseTables;
  readonly #nest: ListedNest;
  readonly #kept: KeptTiles;
  readonly #savings: ChosenSavings;
  readonly #left: LeftAccesses;
  readonly #totals: LeftTotals;
  /** Dataspaces that are read only, and what is known of their values at the compute units. */
  readonly #inputs: readonly number[];
  readonly #computes: SparseComputes;
  readonly #operands: readonly { -readonly [Field in keyof Operand]: Operand[Field] }[];

  /** Undefined for designs that leave out instances, skip positions or overbook, or whose tiles are too many to number. */
  static create(dense: Tables, sparse: SparseTables, costs: Costs, counts: Counts): SparseSearch | undefined {
    const isNumbered = dense.problem.dataspaces.every((_, s) => TileLattice.isNumbered(dense.problem, s));
    const isListed = !sparse.leavesOut && !sparse.packs && !sparse.overbooks;
    return isNumbered && isListed ? new SparseSearch(dense, sparse, costs, counts) : undefined;
  }

  private constructor(dense: Tables, sparse: SparseTables, costs: Costs, counts: Counts) {
    const { problem, dataspaces, isOutput } = dense;
    const lattices = sparse.densities.map((density, s) => new TileLattice(problem, s, density));
    const words = accessKinds.map((kind) => counts.byName[kind]);
    this.#dense = dense;
    this.#sparse = sparse;
    this.#nest = new ListedNest(dense);
    this.#kept = new KeptTiles(dense, sparse, this.#nest, lattices);
    const vain = new VainReads(dense, this.#nest, lattices);
    this.#savings = new ChosenSavings(dense, sparse, memoryCosts(dense, sparse, costs), this.#kept, vain);
    this.#left = new LeftAccesses(dense, sparse, this.#kept, this.#savings, words);
    this.#totals = new LeftTotals(dense, sparse, costs, this.#kept, this.#savings, this.#left);
    this.#inputs = Array.from({ length: dataspaces }, (_, s) => s).filter((s) => !isOutput[s]);
    this.#operands = this.#inputs.map((s) => ({
      density: round6(sparse.densities[s].expected(lattices[s].tile(0))),
      hasMetadata: false,
      saved: undefined,
    }));
    this.#computes = new SparseComputes(this.#inputs.length, sparse.compute);
  }

  /** Lists the loops of a candidate; false where it has to be costed the other way. */
  list(batch: CandidateBatch, candidate: number): boolean {
    return this.#nest.list(batch, candidate);
  }

  /** Whether the memories can hold the tiles of the candidate listed; if not, it is rejected. */
  fits(batch: CandidateBatch, candidate: number): boolean {
    const kept = this.#kept;
    if (kept.fit(batch, candidate)) return true;
    reject(batch, candidate, kept.rejection, kept.rejectedLevel, kept.needed);
    return false;
  }

  /** What is left of the candidate, whose dense accesses are counted; undefined where it is rejected. */
  costs(
    nest: Pick<Nest, 'instancesUsed' | 'unitsUsed'>,
    batch: CandidateBatch,
    candidate: number,
  ): SummedCosts | undefined {
    this.#kept.measure();
    const misfit = this.#savings.choose();
    if (misfit >= 0) {
      reject(batch, candidate, Rejection.Format, misfit, Number.NaN);
      return undefined;
    }
    let computes = this.#dense.computes;
    let input = 0;
    for (let s = 0; s < this.#dense.dataspaces; s++) {
      const left = this.#left.follow(s, computes);
      if (this.#dense.isOutput[s] === 1) continue;
      computes = left;
      const operand = this.#operands[input++];
      operand.hasMetadata = this.#kept.counts[s] > 0 && this.#sparse.formats[this.#kept.levelAt(s, 0)][s] !== null;
      operand.saved = this.#left.innermost < 0 ? undefined : round6(this.#left.innermost);
    }
    this.#computes.count(computes, this.#operands);
    this.#totals.add(nest, this.#computes);
    return this.#totals;
  }
}

function reject(batch: CandidateBatch, candidate: number, rejection: Rejection, level: number, needed: number): void {
  batch.rejection[candidate] = rejection;
  batch.rejectedLevel[candidate] = level;
  batch.needed[candidate] = needed;
}
