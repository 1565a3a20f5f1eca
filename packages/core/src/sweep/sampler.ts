import type { Random } from '@loopwright/mapspace';
import type { DesignSpace } from './design-space.ts';

/** A way to choose points of a design space, which plugins register under a name. */
export interface Sampler {
  readonly name: string;
  /** One line for `loopwright plugins` and `--help`. */
  readonly description: string;
  start(context: SamplerContext): SamplingStrategy;
}

/** All that a strategy gets to know. */
export interface SamplerContext {
  readonly space: DesignSpace;
  /** Names of what is minimised: as many as `values` of a sample has. */
  readonly objectives: readonly string[];
  /** Points that may be asked for in all; Infinity where nobody says. */
  readonly points: number;
  /** Seeded; the only source of chance. */
  readonly random: Random;
  /** What the study says beside the sampler's name; the strategy checks it. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** Ask / tell: points are asked for in rounds, all of a round are evaluated, and what they cost is told in the same order. */
export interface SamplingStrategy {
  /**
   * Points by their index, `most` at the most, which meet the conditions of the space and were not asked for before; none ends the
   * study. What is asked for may not depend on how many threads there are.
   */
  ask(most: number): readonly number[];
  tell(samples: readonly Sample[]): void;
}

/** What a point costs. */
export interface Sample {
  readonly index: number;
  /** [objective] in its unit, less is better; null where it breaks a constraint or cannot be. */
  readonly values: readonly number[] | null;
}
