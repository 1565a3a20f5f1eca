import type { FanoutSpace } from './fanout-space.ts';
import type { LoopOrder } from './loop-order.ts';

/**
 * Which spatial factors of one fan-out fit it, decided dimension by dimension: a state is the set of all ways in which the
 * dimensions so far can lie along X and Y. Made while a sampler is built, not in the search.
 */
export class FanoutStates {
  /** No factor taken yet. */
  readonly start: number;

  readonly #fanout: FanoutSpace;
  readonly #placements: readonly Placement[];
  /** [state] */
  readonly #states: Way[][] = [];
  readonly #numbers = new Map<string, number>();
  readonly #next = new Map<string, number>();

  constructor(order: LoopOrder, fanout: FanoutSpace) {
    this.#fanout = fanout;
    this.#placements = placements(order, fanout);
    this.start = this.#intern(this.#placements.map((_, placement) => ({ placement, x: 1, y: 1, freeX: 0, freeY: 0 })));
  }

  /** The state after `dimension` takes `factor`; -1 where nothing fits any more. */
  next(state: number, dimension: number, factor: number): number {
    if (factor === 1) return state;
    const key = `${state},${dimension},${factor}`;
    const known = this.#next.get(key);
    if (known !== undefined) return known;
    const next = this.#intern(this.#states[state].flatMap((way) => this.#extend(way, dimension, factor)));
    this.#next.set(key, next);
    return next;
  }

  #extend(way: Way, dimension: number, factor: number): Way[] {
    const { sides, mostX, mostY } = this.#placements[way.placement];
    const side = sides[dimension];
    const along = { ...way, x: way.x * factor, freeX: way.freeX + Number(side === 'either') };
    const across = { ...way, y: way.y * factor, freeY: way.freeY + Number(side === 'either') };
    const ways = side === 'x' ? [along] : side === 'y' ? [across] : [along, across];
    const { fanoutX, fanoutY } = this.#fanout;
    return ways.filter((w) => w.x <= fanoutX && w.y <= fanoutY && w.freeX <= mostX && w.freeY <= mostY);
  }

  #intern(ways: Way[]): number {
    if (ways.length === 0) return -1;
    const byKey = new Map(ways.map((way) => [Object.values(way).join(), way]));
    const key = [...byKey.keys()].sort().join(';');
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#states.push([...byKey.values()]) - 1;
    this.#numbers.set(key, number);
    return number;
  }
}

/** One way to lay the loops so far along X and Y. */
interface Way {
  readonly placement: number;
  /** Products of the loops along X and Y. */
  readonly x: number;
  readonly y: number;
  /** Loops among those that could take either side; counted where that is limited. */
  readonly freeX: number;
  readonly freeY: number;
}

/** A changeover from X to Y: on which side each dimension lies, and how many may choose each side. */
interface Placement {
  /** [dimension] */
  readonly sides: readonly ('x' | 'y' | 'either')[];
  readonly mostX: number;
  readonly mostY: number;
}

function placements(order: LoopOrder, fanout: FanoutSpace): Placement[] {
  const { prefix, free, suffix } = order;
  const dimensions = prefix.length + free.length + suffix.length;
  const freeEnd = prefix.length + free.length;
  const splitAt = (split: number): Placement => {
    const freeAlongX = Math.max(0, Math.min(split - prefix.length, free.length));
    const side = (d: number) => {
      if (free.includes(d)) return freeAlongX === free.length ? 'x' : freeAlongX === 0 ? 'y' : 'either';
      const position = prefix.includes(d) ? prefix.indexOf(d) : freeEnd + suffix.indexOf(d);
      return position < split ? 'x' : 'y';
    };
    const sides = Array.from({ length: dimensions }, (_, d) => side(d));
    return { sides, mostX: freeAlongX, mostY: free.length - freeAlongX };
  };
  if (fanout.split !== undefined) return [splitAt(fanout.split)];
  // Where the split is free, all changeovers among the free dimensions together let each choose its side.
  const among: Placement = {
    sides: splitAt(prefix.length).sides.map((side, d) => (free.includes(d) ? 'either' : side)),
    mostX: free.length,
    mostY: free.length,
  };
  const within = Array.from({ length: dimensions + 1 }, (_, split) => split);
  return [...within.filter((s) => s < prefix.length || s > freeEnd).map(splitAt), among];
}
