import { costGrowth } from './cost-growth.ts';
import { designSpeed } from './design-speed.ts';
import { firstSight } from './first-sight.ts';
import { imperfectSpeed, spatiallyImperfectSpeed } from './imperfect-speed.ts';
import { liveView } from './live-view.ts';
import { manySearches } from './many-searches.ts';
import { memoryGrowth } from './memory-growth.ts';
import { referenceRatio } from './reference-ratio.ts';
import { tapOverhead } from './tap-overhead.ts';
import type { TaskOptions } from './task.ts';

/** What a child process can be asked for, by name. */
export const tasks = {
  designSpeed,
  firstSight,
  imperfectSpeed,
  spatiallyImperfectSpeed,
  referenceRatio,
  costGrowth,
  tapOverhead,
  liveView,
  manySearches,
  memoryGrowth: (_: 'grid-256', options: TaskOptions) => memoryGrowth(options),
};

export type Tasks = typeof tasks;
export type TaskName = keyof Tasks;
