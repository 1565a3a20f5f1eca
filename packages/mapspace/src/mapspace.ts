import type { Architecture, Constraints, Problem } from '@loopwright/spec';
import { type BypassSpace, bypassSpace } from './bypass-space.ts';
import { type CandidateBatch, type CandidateShape, candidateShape } from './candidate.ts';
import { type Decode, decoderFor } from './decoder.ts';
import { distinctSize } from './distinct-size.ts';
import { encodeGenome } from './encode-genome.ts';
import { FactorizationSpace } from './factorization-space.ts';
import { type FanoutSpace, fanoutSpaces } from './fanout-space.ts';
import { type LoopOrder, loopOrders } from './loop-order.ts';
import type { Random } from './random.ts';

/** Sizes of the four subspaces, named as Timeloop prints them. */
export interface MapspaceSizes {
  readonly IndexFactorization: bigint;
  readonly LoopPermutation: bigint;
  readonly Spatial: bigint;
  readonly DatatypeBypass: bigint;
}

/** Where each kind of digit begins in a genome. */
export interface GenomeLayout {
  /** [level] */
  readonly permutation: number;
  /** [fan-out], innermost first */
  readonly split: number;
  /** [free (memory, dataspace) pair] */
  readonly bypass: number;
  /** [dimension] */
  readonly factorization: number;
  readonly length: number;
}

/**
 * Every mapping of a problem on an architecture that the constraints allow. A mapping is a genome: one digit per level for
 * its loop order, per fan-out for its split, per free (memory, dataspace) pair for keep or bypass, per dimension for its
 * factorisation. Digits are written in a Float64Array, since some exceed 2^31; `radices` says how many values each has.
 * Read as a number, first digit fastest, they are the mapping's id: neighbouring ids share their factors.
 */
export class Mapspace {
  readonly problem: Problem;
  readonly architecture: Architecture;
  readonly constraints: Constraints;
  readonly shape: CandidateShape;
  readonly factorizations: FactorizationSpace;
  /** [level] */
  readonly orders: readonly LoopOrder[];
  /** Innermost first. */
  readonly fanouts: readonly FanoutSpace[];
  readonly bypass: BypassSpace;
  readonly layout: GenomeLayout;
  /** [digit] number of values; 0 for a dimension that has no factorisation. */
  readonly radices: Float64Array;

  /** Made when it is first asked for: not every mapspace is searched by genomes. */
  #decode: Decode | undefined;

  constructor(problem: Problem, architecture: Architecture, constraints: Constraints) {
    this.problem = problem;
    this.architecture = architecture;
    this.constraints = constraints;
    this.shape = candidateShape(problem, architecture);
    this.factorizations = new FactorizationSpace(problem, architecture, constraints);
    this.orders = loopOrders(this.shape.dimensions, architecture, constraints);
    this.fanouts = fanoutSpaces(this.shape.dimensions, architecture, constraints);
    this.bypass = bypassSpace(problem, architecture, constraints);
    this.layout = genomeLayout(this.shape, this.fanouts.length, this.bypass.free.length);
    this.radices = Float64Array.from([
      ...this.orders.map((order) => order.count),
      ...this.fanouts.map((fanout) => fanout.count),
      ...Array.from(this.bypass.free, () => 2),
      ...this.factorizations.counts,
    ]);
  }

  get sizes(): MapspaceSizes {
    const product = (counts: readonly number[]) => counts.reduce((size, count) => size * BigInt(count), 1n);
    return {
      IndexFactorization: this.factorizations.size,
      LoopPermutation: product(this.orders.map((order) => order.count)),
      Spatial: product(this.fanouts.map((fanout) => fanout.count)),
      DatatypeBypass: 2n ** BigInt(this.bypass.free.length),
    };
  }

  /** Number of ids: the product of the four sizes. */
  get size(): bigint {
    return this.radices.reduce((size, radix) => size * BigInt(radix), 1n);
  }

  /** Number of mappings that differ, see `distinctSize`; it can take a second. */
  distinctSize(): bigint | undefined {
    return distinctSize(this);
  }

  /** A genome of this mapspace, all digits 0. */
  genome(): Float64Array {
    return new Float64Array(this.layout.length);
  }

  /** Writes the genome of mapping `id`, 0 <= id < size. */
  digitsOf(id: bigint, digits: Float64Array): void {
    let rest = id;
    this.radices.forEach((radix, i) => {
      digits[i] = Number(rest % BigInt(radix));
      rest /= BigInt(radix);
    });
  }

  idOf(digits: Float64Array): bigint {
    return this.radices.reduceRight((id, radix, i) => id * BigInt(radix) + BigInt(digits[i]), 0n);
  }

  /** Goes to the next id; false, and back to 0, after the last. */
  advance(digits: Float64Array): boolean {
    const radices = this.radices;
    for (let i = 0; i < radices.length; i++) {
      if (++digits[i] < radices[i]) return true;
      digits[i] = 0;
    }
    return false;
  }

  /** Uniform over all ids. The mapspace must not be empty. */
  sample(random: Random, digits: Float64Array): void {
    const radices = this.radices;
    for (let i = 0; i < radices.length; i++) digits[i] = radices[i] === 1 ? 0 : random.below(radices[i]);
  }

  /**
   * Writes the genome of a mapping in the batch; false where the constraints do not allow it, or it does not cover the
   * problem. `decode` gives the same mapping again, but for loops of bound 1.
   */
  encode(batch: CandidateBatch, candidate: number, digits: Float64Array): boolean {
    return encodeGenome(this, batch, candidate, digits);
  }

  /** Writes the mapping that the genome stands for into the batch; costs and rejection are left alone. */
  decode(digits: Float64Array, batch: CandidateBatch, candidate: number): void {
    this.#decode ??= decoderFor(this);
    this.#decode(digits, batch, candidate);
  }

  /** Writes the loop orders that the genome stands for. */
  writeOrders(digits: Float64Array, batch: CandidateBatch, candidate: number): void {
    const { levels, dimensions } = this.shape;
    const orders = this.orders;
    let at = candidate * levels * dimensions;
    for (let l = 0; l < levels; l++, at += dimensions) orders[l].write(digits[l], batch.permutation, at);
  }

  /** Writes the splits that the genome stands for. */
  writeSplits(digits: Float64Array, batch: CandidateBatch, candidate: number): void {
    const levels = this.shape.levels;
    const fanouts = this.fanouts;
    const split = batch.split;
    const at = candidate * levels;
    for (let l = 0; l < levels; l++) split[at + l] = 0;
    for (let f = 0; f < fanouts.length; f++) {
      const fanout = fanouts[f];
      split[at + fanout.level] = fanout.split ?? digits[this.layout.split + f];
    }
  }

  /** Writes what is kept where the free pairs keep or bypass as `bits` [from + bit] say. */
  writeBypass(bits: Float64Array, from: number, batch: CandidateBatch, candidate: number): void {
    const { fixed, free } = this.bypass;
    const keeps = batch.keeps;
    const at = candidate * fixed.length;
    for (let i = 0; i < fixed.length; i++) keeps[at + i] = fixed[i];
    for (let bit = 0; bit < free.length; bit++) keeps[at + free[bit]] = bits[from + bit];
  }
}

/** The mapspace of a problem on an architecture under constraints, from the innermost level outwards. */
export function buildMapspace(problem: Problem, architecture: Architecture, constraints: Constraints): Mapspace {
  return new Mapspace(problem, architecture, constraints);
}

function genomeLayout(shape: CandidateShape, fanouts: number, bits: number): GenomeLayout {
  const split = shape.levels;
  const bypass = split + fanouts;
  const factorization = bypass + bits;
  return { permutation: 0, split, bypass, factorization, length: factorization + shape.dimensions };
}
