import type { Mapspace } from '@loopwright/core';
import { Population } from './population.ts';

/**
 * Who of parents and children is in the next generation: the best of both, of equal cost only one, as equal genomes would soon
 * crowd out all others.
 */
export class Survival {
  readonly #size: number;
  /** Places of both populations, parents first, best first. */
  readonly #ranking: Uint32Array;
  readonly #next: Population;

  constructor(mapspace: Mapspace, size: number) {
    this.#size = size;
    this.#ranking = new Uint32Array(2 * size);
    this.#next = new Population(mapspace, size);
  }

  /** The children take the place of the parents. */
  replace(parents: Population, children: Population): void {
    for (let i = 0; i < this.#size; i++) parents.copy(children, i, i);
  }

  /** Leaves in `parents` the next generation, best first. */
  select(parents: Population, children: Population): void {
    const size = this.#size;
    const next = this.#next;
    const costOf = (place: number) => (place < size ? parents.costs[place] : children.costs[place - size]);
    const ranking = this.#ranking.map((_, i) => i).sort((a, b) => costOf(a) - costOf(b));
    let count = 0;
    // Those of equal cost come last, where there are not enough others.
    for (const equal of [false, true]) {
      for (let i = 0; i < ranking.length && count < size; i++) {
        const place = ranking[i];
        if ((i > 0 && costOf(place) === costOf(ranking[i - 1])) !== equal) continue;
        if (place < size) next.copy(parents, place, count++);
        else next.copy(children, place - size, count++);
      }
    }
    for (let i = 0; i < size; i++) parents.copy(next, i, i);
  }
}
