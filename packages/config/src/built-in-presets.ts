import type { PresetConfig } from './config.ts';

/** Presets that come along. A configuration's own one of the same name takes its place. */
export const builtInPresets: Readonly<Record<string, PresetConfig>> = {
  /** A first look. */
  quick: { mapper: 'random-pruned', limits: { seconds: 2 } },
  /** A good mapping in a minute. */
  thorough: { mapper: 'annealing', limits: { seconds: 60 } },
  /** The best mapping, and that none is better; ends by itself. */
  proof: { mapper: 'optimal' },
};
