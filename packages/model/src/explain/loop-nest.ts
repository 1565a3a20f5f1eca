import { type Architecture, type Dataspace, type Mapping, type Problem, type Rank, rankExtent } from '@loopwright/spec';

export interface TemporalLoop {
  readonly level: number;
  readonly dimension: number;
  readonly bound: number;
  /** How far one step moves its dimension. */
  readonly stride: number;
}

/** The loops of a mapping, those of bound 1 left out. */
export class LoopNest {
  /** Innermost first. */
  readonly temporal: readonly TemporalLoop[];
  /** Innermost fan-out of which more than one child is in use; the number of levels where there is none. */
  readonly innermostFanout: number;
  /** [level][dimension] points covered by the loops of the level and inside it. */
  readonly #points: readonly (readonly number[])[];
  /** [level] children in use below one instance. */
  readonly #children: readonly number[];
  readonly #architecture: Architecture;
  readonly #mapping: Mapping;

  constructor({ problem, architecture, mapping }: { problem: Problem; architecture: Architecture; mapping: Mapping }) {
    this.#architecture = architecture;
    this.#mapping = mapping;
    const running = problem.dimensions.map(() => 1);
    const temporal: TemporalLoop[] = [];
    this.#points = mapping.levels.map(({ factors, permutation }, level) => {
      for (const dimension of permutation) {
        const bound = factors[dimension];
        if (bound === 1) continue;
        if (!this.isFanout(level)) temporal.push({ level, dimension, bound, stride: running[dimension] });
        running[dimension] *= bound;
      }
      return [...running];
    });
    this.temporal = temporal;
    this.#children = mapping.levels.map(({ factors }, level) => (this.isFanout(level) ? product(factors) : 1));
    const innermost = this.#children.findIndex((children) => children > 1);
    this.innermostFanout = innermost < 0 ? mapping.levels.length : innermost;
  }

  isFanout(level: number): boolean {
    return this.#architecture.levels[level].kind === 'fanout';
  }

  /** Points of a dimension that the loops of the level and inside it cover. */
  pointsOf(level: number, dimension: number): number {
    return this.#points[level][dimension];
  }

  /** Words of a rank that the loops of the level and inside it span. */
  extentOf(level: number, rank: Rank): number {
    return rankExtent(rank, (dimension) => this.#points[level][dimension]);
  }

  /** Compute units below one instance of a memory that are in use. */
  unitsBelow(level: number): number {
    return product(this.#children.slice(0, level));
  }

  /** Children along a dimension, all fan-outs taken together. */
  spread(dimension: number): number {
    return product(this.#mapping.levels.map(({ factors }, level) => (this.isFanout(level) ? factors[dimension] : 1)));
  }
}

/** Whether a step along the dimension needs other words of the dataspace. */
export function isRelevant({ ranks }: Dataspace, dimension: number): boolean {
  return ranks.some((rank) => moveAlong(rank, dimension) !== 0);
}

/** Words by which one step along the dimension moves a rank. */
export function moveAlong(rank: Rank, dimension: number): number {
  return rank.reduce((move, term) => move + (term.dimension === dimension ? term.coefficient : 0), 0);
}

export function product(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all * number, 1);
}
