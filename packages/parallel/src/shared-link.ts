import type { ShardLink } from '@loopwright/core/engine';

/** Links shards in different threads, through memory that all of them see. */
export class SharedLink implements ShardLink {
  readonly buffer: SharedArrayBuffer;
  /** [0] bits of the best score. Scores are not negative, and so ordered as their bits are. */
  readonly #scoreBits: BigInt64Array;
  /** [0] 1 where all are to stop. */
  readonly #stop: Int32Array;
  readonly #own = new Float64Array(1);
  readonly #ownBits = new BigInt64Array(this.#own.buffer);

  /** Without a buffer of another thread it begins anew. */
  constructor(buffer?: SharedArrayBuffer) {
    this.buffer = buffer ?? new SharedArrayBuffer(16);
    this.#scoreBits = new BigInt64Array(this.buffer, 0, 1);
    this.#stop = new Int32Array(this.buffer, 8, 1);
    if (buffer === undefined) Atomics.store(this.#scoreBits, 0, this.#bitsOf(Infinity));
  }

  get stopped(): boolean {
    return Atomics.load(this.#stop, 0) === 1;
  }

  stop(): void {
    Atomics.store(this.#stop, 0, 1);
  }

  /** Infinity before any is offered. */
  get bestScore(): number {
    this.#ownBits[0] = Atomics.load(this.#scoreBits, 0);
    return this.#own[0];
  }

  offer(score: number): void {
    const bits = this.#bitsOf(score);
    let seen = Atomics.load(this.#scoreBits, 0);
    while (bits < seen) {
      const found = Atomics.compareExchange(this.#scoreBits, 0, seen, bits);
      if (found === seen) return;
      seen = found;
    }
  }

  #bitsOf(score: number): bigint {
    this.#own[0] = score;
    return this.#ownBits[0];
  }
}
