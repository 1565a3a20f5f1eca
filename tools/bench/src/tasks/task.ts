import type { MeasureOptions } from '../measure.ts';

/** What every task gets; each runs in a process of its own, so that the engine optimises for that one alone. */
export interface TaskOptions extends MeasureOptions {
  /** Mappings that are decoded and costed over and over; a power of two, since they are chosen by a mask. */
  readonly poolSize: number;
  readonly seed: number;
  /** Of the run that watches memory. */
  readonly evaluations: number;
}
