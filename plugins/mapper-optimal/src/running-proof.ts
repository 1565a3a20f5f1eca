/** A proof on its way. */
export interface RunningProof {
  readonly done: boolean;
  /** Least score of all mappings, as far as the proof has come; 0 while it does not know of all. */
  readonly bound: number;
  /** Whether it is of all mappings that none beats in energy and cycles; else of the metrics in their order. */
  readonly ofFront: boolean;
  /** True where it was given up: it would not fit into memory. */
  readonly isGivenUp: boolean;
  readonly nodes: number;
  readonly plans: number;
  /** Goes on, for so many units of work: about a microsecond each. */
  run(work: number): void;
}
