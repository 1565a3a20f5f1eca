import type { Problem } from '@loopwright/spec';
import { computesOf } from '@loopwright/workload';
import type { Traffic, TrafficPoint } from './layer-traffic.ts';
import type { Factors } from './tile-sizes.ts';
import { TrafficBound } from './traffic-bound.ts';

/**
 * The curve of one problem, in words and in bytes. Each is bounded for itself: where words of tensors differ in bits, one mapping
 * need not have the least of both.
 */
export class TrafficCurve {
  readonly computes: number;
  readonly compulsory: Traffic;
  readonly #any: WordsAndBits;
  readonly #perfect: WordsAndBits;

  /** @param wordBits [dataspace] */
  constructor(problem: Problem, wordBits: readonly number[]) {
    this.computes = computesOf(problem);
    this.#any = new WordsAndBits(problem, wordBits, 'any');
    this.#perfect = new WordsAndBits(problem, wordBits, 'perfect');
    this.compulsory = this.#any.at(Number.POSITIVE_INFINITY)!;
  }

  at(capacityBytes: number): TrafficPoint {
    return { capacityBytes, any: this.#any.at(capacityBytes), perfect: this.#perfect.at(capacityBytes) };
  }
}

class WordsAndBits {
  readonly #words: TrafficBound;
  /** Absent where all words have as many bits. */
  readonly #bits: TrafficBound | undefined;
  readonly #wordBits: number;

  constructor(problem: Problem, wordBits: readonly number[], factors: Factors) {
    const ones = wordBits.map(() => 1);
    this.#wordBits = wordBits[0] ?? 0;
    this.#words = new TrafficBound(problem, { factors, wordBits, weights: ones });
    const areEqual = wordBits.every((bits) => bits === this.#wordBits);
    this.#bits = areEqual ? undefined : new TrafficBound(problem, { factors, wordBits, weights: wordBits });
  }

  at(capacityBytes: number): Traffic | undefined {
    const words = this.#words.at(8 * capacityBytes);
    if (words === undefined) return undefined;
    const bits = this.#bits ? this.#bits.at(8 * capacityBytes)! : words * this.#wordBits;
    return { words, bytes: bits / 8 };
  }
}
