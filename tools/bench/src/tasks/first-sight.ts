import { CandidateBatch, PrunedSampler, Random } from '@loopwright/core';
import { type DesignName, loadDesign, prepare } from '../designs.ts';
import { type Rate, time } from '../measure.ts';
import type { TaskOptions } from './task.ts';

/** How fast the first mappings of a process are drawn and costed: nothing is known of them, and no code is warm. */
export async function firstSight(design: DesignName, { seed, evaluations }: TaskOptions): Promise<Rate> {
  const { mapspace, model } = await prepare(loadDesign(design, 'VGG-16 conv3_2'));
  const { evaluate } = model;
  const sampler = new PrunedSampler(mapspace);
  const random = new Random(seed);
  const batch = new CandidateBatch(mapspace.shape, 512);
  const count = Math.min(10_000, evaluations);
  const { cpu, wall } = time(() => {
    for (let i = 0; i < count; i++) {
      sampler.next(random, batch, i & 511);
      evaluate(batch, i & 511);
    }
  }, count);
  return { perCpuSecond: count / cpu, perSecond: count / wall };
}
