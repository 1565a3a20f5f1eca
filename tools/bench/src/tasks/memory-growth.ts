import { CandidateBatch, PrunedSampler, Random } from '@loopwright/core';
import { loadDesign, prepare } from '../designs.ts';
import type { TaskOptions } from './task.ts';

export interface MemoryGrowth {
  readonly evaluations: number;
  readonly seconds: number;
  /** In use after the first tenth of the evaluations and after all of them, garbage collected. */
  readonly earlyBytes: number;
  readonly lateBytes: number;
  readonly peakBytes: number;
}

/** Draws and costs mappings as a search does, and looks at memory. The process should have been started with --expose-gc. */
export async function memoryGrowth({ evaluations, seed }: TaskOptions): Promise<MemoryGrowth> {
  const { mapspace, model } = await prepare(loadDesign('grid-256', 'VGG-16 conv3_2'));
  const { evaluate } = model;
  const sampler = new PrunedSampler(mapspace);
  const random = new Random(seed);
  const batch = new CandidateBatch(mapspace.shape, 512);
  const run = (count: number) => {
    for (let i = 0; i < count; i++) {
      sampler.next(random, batch, i & 511);
      evaluate(batch, i & 511);
    }
  };
  const start = performance.now();
  const tenth = Math.ceil(evaluations / 10);
  run(tenth);
  const earlyBytes = bytesInUse();
  run(evaluations - tenth);
  const seconds = (performance.now() - start) / 1000;
  const lateBytes = bytesInUse();
  return { evaluations, seconds, earlyBytes, lateBytes, peakBytes: process.resourceUsage().maxRSS * 1024 };
}

function bytesInUse(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
