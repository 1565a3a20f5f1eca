import type { CandidateBatch, EvaluateContext } from '@loopwright/core';

/** What a run is described by, as logarithms: its size once, and what does not grow with it. */
export const cycleFeatures = [
  'cycles',
  'cycles over compute cycles',
  'words read outermost per compute cycle',
  'words written outermost per compute cycle',
  'iterations of the outermost loops',
  'compute cycles per word that comes into the innermost memory',
  'compute units in use',
] as const;

/** Reads the features of the candidate that was costed last. */
export class CycleFeatures {
  /** [feature] */
  readonly values = new Float64Array(cycleFeatures.length);
  readonly #context: EvaluateContext;
  readonly #levels: number;
  readonly #dimensions: number;
  readonly #dataspaces: number;
  readonly #outermost: number;
  readonly #innermost: number;
  readonly #fanouts: readonly number[];

  constructor(context: EvaluateContext) {
    const { problem, architecture } = context.specification;
    const kinds = architecture.levels.map(({ kind }) => kind);
    this.#context = context;
    this.#levels = kinds.length;
    this.#dimensions = problem.dimensions.length;
    this.#dataspaces = problem.dataspaces.length;
    this.#outermost = kinds.lastIndexOf('memory');
    this.#innermost = kinds.indexOf('memory');
    this.#fanouts = [...kinds.keys()].filter((level) => kinds[level] === 'fanout');
  }

  /** Of a candidate that fits, at the cycles that it has so far. */
  measure({ factors, cycles }: CandidateBatch, candidate: number): Float64Array {
    const { state } = this.#context;
    const { values } = this;
    const first = candidate * this.#levels * this.#dimensions;
    const productAt = (level: number) => {
      let product = 1;
      for (let d = 0; d < this.#dimensions; d++) product *= factors[first + level * this.#dimensions + d];
      return product;
    };
    const { computeCycles } = state;
    values[0] = Math.log(cycles[candidate]);
    values[1] = Math.log(cycles[candidate] / computeCycles);
    values[2] = Math.log1p(this.#wordsAt(this.#outermost, state.reads) / computeCycles);
    values[3] = Math.log1p(this.#wordsAt(this.#outermost, state.updates) / computeCycles);
    values[4] = Math.log(productAt(this.#outermost));
    values[5] = Math.log(computeCycles / (1 + this.#wordsAt(this.#innermost, state.fills)));
    let units = 1;
    for (const level of this.#fanouts) units *= productAt(level);
    values[6] = Math.log(units);
    return values;
  }

  #wordsAt(level: number, words: Readonly<Float64Array>): number {
    let sum = 0;
    for (let at = level * this.#dataspaces; at < (level + 1) * this.#dataspaces; at++) sum += words[at];
    return sum;
  }
}
