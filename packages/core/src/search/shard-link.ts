import type { Incumbent } from './incumbent.ts';

/** What links the shards of a search, wherever they run: the incumbent, and that one may stop all. */
export interface ShardLink extends Incumbent {
  /** Every shard looks at it after each batch, and ends where it is true. */
  readonly stopped: boolean;
  stop(): void;
}

/** Links shards in one thread, and stops them where the user wants no more. */
export class LocalLink implements ShardLink {
  readonly #host: { readonly interrupted: boolean };
  #bestScore = Infinity;
  #stopped = false;

  constructor(host: { readonly interrupted: boolean }) {
    this.#host = host;
  }

  get bestScore(): number {
    return this.#bestScore;
  }

  offer(score: number): void {
    this.#bestScore = Math.min(this.#bestScore, score);
  }

  get stopped(): boolean {
    return this.#stopped || this.#host.interrupted;
  }

  stop(): void {
    this.#stopped = true;
  }
}
