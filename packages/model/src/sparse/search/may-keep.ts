import type { Mapspace } from '@loopwright/mapspace';
import type { Tables } from '../../tables.ts';

/** What memories may keep of dataspaces in a mapspace: [level * dataspaces + dataspace]. */
export class MayKeep {
  readonly #dataspaces: number;
  readonly #isFanout: Uint8Array;
  readonly #fixed: Uint8Array;
  readonly #free: ReadonlySet<number>;

  constructor({ dataspaces, isFanout }: Pick<Tables, 'dataspaces' | 'isFanout'>, { fixed, free }: Mapspace['bypass']) {
    this.#dataspaces = dataspaces;
    this.#isFanout = isFanout;
    this.#fixed = fixed;
    this.#free = new Set(free);
  }

  may(at: number): boolean {
    return this.#must(at) || this.#free.has(at);
  }

  /** Those that may be the first from one on to keep its dataspace, the innermost first. */
  keepersFrom(first: number): readonly number[] {
    const keepers: number[] = [];
    for (let at = first; at < this.#fixed.length; at += this.#dataspaces) {
      if (this.may(at)) keepers.push(at);
      if (this.#must(at)) break;
    }
    return keepers;
  }

  /**
   * The level whose tiles, or larger ones, a memory surely hands on, by loops that divide no tile of a condition: those of a memory between
   * that keeps none of them, below a fan-out, may. -1 where there is none.
   */
  childOf(keeper: number): number {
    let isBelowFanout = false;
    for (let at = keeper - this.#dataspaces; at >= 0; at -= this.#dataspaces) {
      const level = Math.floor(at / this.#dataspaces);
      if (this.#must(at)) return level;
      if (this.#isFanout[level]) isBelowFanout = true;
      else if (isBelowFanout) return -1;
    }
    return -1;
  }

  #must(at: number): boolean {
    return this.#fixed[at] === 1;
  }
}
