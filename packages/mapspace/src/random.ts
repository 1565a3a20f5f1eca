/**
 * A seeded stream of random numbers: xoshiro128** (Blackman and Vigna, ACM TOMS 47:4, 2021), seeded by splitmix32.
 * The same seed gives the same numbers on every machine. Not for cryptography.
 */
export class Random {
  /** The four words of xoshiro128**. */
  readonly #state = new Int32Array(4);

  /** @param seed a safe integer */
  constructor(seed: number) {
    // Both halves of a safe integer count.
    const high = scramble(Math.floor(seed / 2 ** 32) | 0);
    let low = (seed % 2 ** 32) | 0;
    for (let word = 0; word < 4; word++) {
      low = (low + 0x9e3779b9) | 0;
      this.#state[word] = scramble(low ^ high);
    }
  }

  /** Uniform in [0, 2^32). */
  nextUint32(): number {
    const s = this.#state;
    const s1 = s[1];
    const product = Math.imul(s1, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const s2 = s[2] ^ s[0];
    const s3 = s[3] ^ s1;
    s[1] = s1 ^ s2;
    s[0] ^= s3;
    s[2] = s2 ^ (s1 << 9);
    s[3] = (s3 << 11) | (s3 >>> 21);
    return result;
  }

  /** Uniform in [0, 1), 53 bits. */
  float(): number {
    const high = this.nextUint32() >>> 6;
    return (high * 2 ** 27 + (this.nextUint32() >>> 5)) * 2 ** -53;
  }

  /** Uniform integer in [0, n), 1 <= n <= 2^53; no value is favoured by more than one part in 2^16. */
  below(n: number): number {
    return n <= 65536 ? Math.floor(this.nextUint32() * 2 ** -32 * n) : Math.floor(this.float() * n);
  }

  /**
   * An independent stream for a thread or a restart: the numbers that lie 2^64 x (stream + 1) steps ahead. It depends on
   * how far this stream has come, so fork before drawing.
   */
  fork(stream: number): Random {
    const child = new Random(0);
    child.restore(this.save());
    for (let jump = 0; jump <= stream; jump++) child.#jump();
    return child;
  }

  /** Where the stream stands; `restore` continues from there. */
  save(): readonly number[] {
    return [...this.#state];
  }

  restore(state: readonly number[]): void {
    this.#state.set(state);
  }

  #jump(): void {
    const sum = [0, 0, 0, 0];
    for (const word of jumpPolynomial) {
      for (let bit = 0; bit < 32; bit++) {
        if ((word >>> bit) & 1) for (let i = 0; i < 4; i++) sum[i] ^= this.#state[i];
        this.nextUint32();
      }
    }
    this.#state.set(sum);
  }
}

/** 2^64 steps of xoshiro128, from its authors. */
const jumpPolynomial = [0x8764000b, 0xf542d2d3, 0x6fa035c3, 0x77f2db5b];

/** The output function of splitmix32: a bijection that changes about half the bits for any change of its input. */
function scramble(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x21f0aaad);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x735a2d97);
  return mixed ^ (mixed >>> 15);
}
