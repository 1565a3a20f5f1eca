/** A proof on its way. */
export interface RunningProof {
  readonly done: boolean;
  /** Least score of all mappings, as far as the proof has come; 0 while it does not know of all. */
  readonly bound: number;
  /** Whether it is of all mappings that none beats in energy and cycles; else of the metrics in their order. */
  readonly ofFront: boolean;
  /** Why it was given up, where it was: what follows "not proven: ". */
  readonly whyGivenUp: string | undefined;
  readonly nodes: number;
  readonly plans: number;
  /** Goes on, for so many units of work: about a microsecond each. */
  run(work: number): void;
}
