import type { CandidateBatch } from '@loopwright/mapspace';

/** Costs one candidate of a batch: writes its rejection or its energy, cycles and outermost accesses. */
export type Evaluate = (batch: CandidateBatch, candidate: number) => void;
