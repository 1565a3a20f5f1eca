import {
  type DesignSpace,
  PointDraw,
  type Random,
  type Sample,
  type SamplerContext,
  type SamplingStrategy,
} from '@loopwright/core';
import type { EvolutionaryOptions } from './options.ts';
import { type Ranked, rankSamples } from './rank-samples.ts';

/** Children that are bred for one place before a point is drawn for it: most of a small neighbourhood is known soon. */
const TRIES = 20;

/**
 * NSGA-II (Deb et al., IEEE Transactions on Evolutionary Computation 6:2, 2002) over the places of values. Parents and children
 * together survive by rank and crowding; a point that is known is not asked for again.
 */
export class EvolutionaryStrategy implements SamplingStrategy {
  readonly #space: DesignSpace;
  readonly #random: Random;
  readonly #draw: PointDraw;
  readonly #options: EvolutionaryOptions;
  /** Best first. */
  #parents: readonly Ranked[] = [];
  #generation = 0;

  constructor({ space, random }: SamplerContext, options: EvolutionaryOptions) {
    this.#space = space;
    this.#random = random;
    this.#draw = new PointDraw(space, random);
    this.#options = options;
  }

  ask(most: number): number[] {
    const { size, generations } = this.#options;
    if (this.#generation++ >= generations) return [];
    const points: number[] = [];
    while (points.length < Math.min(size, most)) {
      const point = this.#child() ?? this.#draw.draw();
      if (point === undefined) break;
      points.push(point);
    }
    return points;
  }

  tell(samples: readonly Sample[]): void {
    this.#parents = rankSamples([...this.#parents, ...samples]).slice(0, this.#options.size);
  }

  /** A point that nobody has asked for; undefined where none was bred. */
  #child(): number | undefined {
    if (this.#parents.length < 2) return undefined;
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const point = this.#space.indexOf(this.#bred());
      if (this.#draw.take(point)) return point;
    }
    return undefined;
  }

  #bred(): number[] {
    const random = this.#random;
    const [mother, father] = [this.#tournament(), this.#tournament()].map((index) => this.#space.digits(index));
    const isCrossed = random.float() < this.#options.crossover;
    const child = mother.map((digit, axis) => (isCrossed && random.below(2) === 1 ? father[axis] : digit));
    const { mutation = 1 / Math.max(1, child.length) } = this.#options;
    const always = isCrossed ? -1 : random.below(Math.max(1, child.length));
    return child.map((digit, axis) =>
      axis === always || random.float() < mutation ? this.#moved(digit, axis) : digit,
    );
  }

  /** To a value nearby, mostly the next: by one, or half as likely by two, and so on. */
  #moved(digit: number, axis: number): number {
    const last = this.#space.parameters[axis].values.length - 1;
    let by = 1;
    while (by < last && this.#random.below(2) === 1) by++;
    const to = this.#random.below(2) === 1 ? digit + by : digit - by;
    return to < 0 || to > last ? Math.max(0, Math.min(last, 2 * digit - to)) : to;
  }

  /** The better of two: parents are ranked. */
  #tournament(): number {
    const { length } = this.#parents;
    return this.#parents[Math.min(this.#random.below(length), this.#random.below(length))].index;
  }
}
