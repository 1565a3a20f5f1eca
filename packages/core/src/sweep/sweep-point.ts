import type { ParameterValues } from './design-space.ts';

/** A design of a space, before it is read: what `sweepPoint` taps see. */
export interface SweepPoint {
  /** In the design space. */
  readonly index: number;
  readonly parameters: ParameterValues;
  /** What is set in the design, by `PART.ATTRIBUTE`: above its files. A tap may set more, or something else. */
  readonly settings: ParameterValues;
  /** Why the point is left out, where a tap says so. */
  readonly excluded?: string;
}

/** What became of a point, for `sweepResult` taps. */
export interface SweepPointOutcome {
  readonly index: number;
  readonly parameters: ParameterValues;
  /**
   * `done`: all workloads are mapped. `dropped`: a bound shows that another point beats it. `excluded`: it breaks a constraint.
   * `failed`: it cannot be read, costed or mapped. `open`: the study ended before.
   */
  readonly state: 'done' | 'dropped' | 'excluded' | 'failed' | 'open';
  /** Of all instances; null where the design could not be costed. */
  readonly areaUm2: number | null;
  /** By objective, in its unit: of several workloads the weighted geometric mean. Null unless it is done. */
  readonly totals: Readonly<Record<string, number>> | null;
  /** The least that each objective can be, as far as proven. */
  readonly bounds: Readonly<Record<string, number>>;
  /** Whether every mapping behind it is proven to be the optimum of its search. */
  readonly proven: boolean;
  /** Of a point that is excluded or failed: why. */
  readonly reason: string | null;
}
