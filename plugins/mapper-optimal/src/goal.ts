import type { Figures } from './plans/figures.ts';

/** What a proof is after. */
export interface Goal {
  /** Of mappings that cost so much at the least; plans are taken by it, the least first. */
  score(figures: Figures): number;
  /** Whether mappings that cost so much at the least are of no use any more. What is cut stays so, and all dearer ones are. */
  isCut(figures: Figures): boolean;
  /** All are cut whose score is no less; Infinity where scores alone cut nothing. */
  readonly limit: number;
  /** Told of the least score of any mapping known, and what a mapping costs that has it, if there is one here. */
  narrow(bestScore: number, figures?: Figures): void;
}
