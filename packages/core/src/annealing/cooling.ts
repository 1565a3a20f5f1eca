import type { AnnealingOptions } from './annealing-options.ts';

/** Differences looked at before the start temperature is fixed. */
const SAMPLES = 2000;

/**
 * The temperature of a round of chains: it falls geometrically from a start that follows from how much neighbours differ, so
 * that it suits any objective (White, ICCD 1984). Each round is longer than the one before.
 */
export class Cooling {
  temperature = Number.POSITIVE_INFINITY;
  readonly #options: AnnealingOptions;
  #length: number;
  #step = 0;
  #sum = 0;
  #samples = 0;

  constructor(options: AnnealingOptions) {
    this.#options = options;
    this.#length = options.length;
  }

  /** Takes note of the difference in log cost between two valid neighbours. */
  sample(difference: number): void {
    if (this.#samples === SAMPLES || difference === 0) return;
    this.#sum += Math.abs(difference);
    this.#samples++;
  }

  /** One step on; false at the end of a round. */
  step(): boolean {
    const { heat, cooling, growth } = this.#options;
    this.#step++;
    if (this.#step >= this.#length) {
      this.#step = 0;
      this.#length = Math.ceil(this.#length * growth);
      return false;
    }
    const start = this.#samples === 0 ? 1 : (heat * this.#sum) / this.#samples;
    this.temperature = start * cooling ** (this.#step / this.#length);
    return true;
  }
}
