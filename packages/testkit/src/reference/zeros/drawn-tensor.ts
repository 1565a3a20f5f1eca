import { type Dataspace, type Problem, rankExtent } from '@loopwright/spec';
import { type Box, boxWords } from '../box.ts';

/** A tensor of values that are zero or not. */
export class DrawnTensor {
  readonly #extents: readonly number[];
  readonly #isNonzero: Uint8Array;

  /** With so many values that are not zero, each set of places as likely as any other; `random` gives 0 to below 1. */
  constructor({ dimensions }: Problem, { ranks }: Dataspace, density: number, random: () => number) {
    this.#extents = ranks.map((rank) => rankExtent(rank, (dimension) => dimensions[dimension]!.bound));
    const words = this.#extents.reduce((product, extent) => product * extent, 1);
    this.#isNonzero = new Uint8Array(words);
    let left = Math.ceil(density * words);
    for (let place = 0; place < words; place++) {
      if (random() * (words - place) >= left) continue;
      this.#isNonzero[place] = 1;
      left--;
    }
  }

  /** Values in the box that are not zero. */
  nonzeros(box: Box): number {
    return this.#count(box, 0, 0);
  }

  isEmpty(box: Box): boolean {
    return this.nonzeros(box) === 0 && boxWords(box) > 0;
  }

  #count(box: Box, rank: number, place: number): number {
    if (rank === this.#extents.length) return this.#isNonzero[place]!;
    let count = 0;
    for (let at = box[2 * rank]!; at < box[2 * rank + 1]!; at++) {
      count += this.#count(box, rank + 1, place * this.#extents[rank]! + at);
    }
    return count;
  }
}
