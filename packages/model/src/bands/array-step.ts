import type { Pass } from './array-passes.ts';

/** A step from one state of the bands at work: what it brings, and how it leaves them. */
export interface ArrayStep {
  readonly number: number;
  pass: Pass;
  /** [band * BAND + field] */
  readonly before: Float64Array;
  readonly after: Float64Array;
  /** Reads, and words sent to all children. */
  accesses: number;
  words: number;
  /** [cell] the move of its children. */
  readonly ofCell: Int32Array;
  /** Whether those of some cells differ: then [child] its move; -1 where it idles. */
  isEach: boolean;
  ofChild: Int32Array;
  /** The next one into the same pass; -1 for none. */
  next: number;
}

/** The move of a child in a step; -1 where it idles. */
export function moveOf({ pass, ofCell, isEach, ofChild }: ArrayStep, child: number): number {
  if (isEach) return ofChild[child];
  const cell = pass.cell[child];
  return cell < 0 ? -1 : ofCell[cell];
}
