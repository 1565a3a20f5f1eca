export interface AnnealingOptions {
  /** Chains that run side by side. */
  readonly chains: number;
  /** Moves of each chain before it starts again. */
  readonly length: number;
  /** How much longer each round of chains is than the one before. */
  readonly growth: number;
  /** Start temperature, as a share of the mean difference in log cost between neighbours. */
  readonly heat: number;
  /** End temperature as a share of the start temperature. */
  readonly cooling: number;
  /** Chance that a move is followed by one more before it is judged. */
  readonly compound: number;
}

export const annealingDefaults: AnnealingOptions = {
  chains: 32,
  length: 1500,
  growth: 1.2,
  heat: 0.5,
  cooling: 0.01,
  compound: 0.35,
};
