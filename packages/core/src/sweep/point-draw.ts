import type { Random } from '@loopwright/mapspace';
import type { DesignSpace } from './design-space.ts';

/** Draws points of a design space that were not drawn before and meet its conditions, each as likely as the others. */
export class PointDraw {
  readonly #space: DesignSpace;
  readonly #random: Random;
  /** What stands at a place of the shuffled list of all points, where it is not the place itself. */
  readonly #moved = new Map<number, number>();
  #left: number;
  readonly #taken = new Set<number>();

  constructor(space: DesignSpace, random: Random) {
    this.#space = space;
    this.#random = random;
    this.#left = space.size;
  }

  /** Undefined where all are drawn. */
  draw(): number | undefined {
    while (this.#left > 0) {
      const place = this.#random.below(this.#left);
      this.#left--;
      const point = this.#at(place);
      this.#moved.set(place, this.#at(this.#left));
      this.#moved.delete(this.#left);
      if (this.take(point)) return point;
    }
    return undefined;
  }

  /** Takes a point; false where it was taken before, or breaks a condition. */
  take(point: number): boolean {
    if (this.#taken.has(point) || !this.#space.allows(point)) return false;
    this.#taken.add(point);
    return true;
  }

  #at(place: number): number {
    return this.#moved.get(place) ?? place;
  }
}
