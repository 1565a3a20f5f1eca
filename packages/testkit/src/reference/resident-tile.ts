import { type Box, boxDifference, centreShift } from './box.ts';
import { Needs } from './needs.ts';

/**
 * What one instance of a level holds of one dataspace, and the direction in which its tile has been moving. A tile that
 * keeps moving the same way, or rests, needs only the points that it did not hold. After a change of direction nothing
 * is reused, because address generators do not follow arbitrary patterns; the next move sets the direction anew.
 */
export class ResidentTile {
  #held: Box | undefined;
  #direction: readonly number[] | undefined;
  /** Largest tile so far, words. */
  largestWords = 0;

  moveTo(tile: Box): Needs {
    const held = this.#held;
    if (held?.every((coordinate, i) => coordinate === tile[i])) return Needs.nothing;
    this.#held = tile;
    const whole = this.replaceBy(tile);
    if (!held) return whole;
    const move = centreShift(held, tile);
    if (move.some((distance) => distance !== 0)) {
      const direction = this.#direction;
      if (direction?.some((distance, rank) => distance !== move[rank])) {
        this.#direction = undefined;
        return whole;
      }
      this.#direction = move;
    }
    return new Needs(boxDifference(tile, held));
  }

  /** For a level that must not keep a tile from step to step. */
  replaceBy(tile: Box): Needs {
    const whole = new Needs([tile]);
    this.largestWords = Math.max(this.largestWords, whole.words);
    return whole;
  }
}
