/** How a change of one factor is made up for. */
export interface FactorRules {
  /** [dimension] level that takes what the others leave. */
  readonly rests: readonly number[];
  /** Whether factors may leave a shorter last pass. */
  readonly isImperfect: boolean;
}
