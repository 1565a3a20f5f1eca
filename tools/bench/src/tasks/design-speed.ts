import { CandidateBatch, PrunedSampler, Random } from '@loopwright/core';
import { type DesignName, loadDesign, prepare } from '../designs.ts';
import { drawPool } from '../mapping-pool.ts';
import { measure, type Rate } from '../measure.ts';
import type { TaskOptions } from './task.ts';

export interface DesignSpeed {
  /** Mappings of the random-pruned sampler, decoded and checked, and costed where they fit. */
  readonly sampled: Rate;
  /** Share of them that fits. */
  readonly validShare: number;
  /** Mappings that fit: decoded from their genomes and costed in full. */
  readonly valid: Rate;
  readonly decoded: Rate;
  readonly costed: Rate;
  /** Peak of the resident memory of the process. */
  readonly peakBytes: number;
}

/** How fast one design's mappings of VGG-16 conv3_2 are drawn, decoded, refused and costed. */
export async function designSpeed(design: DesignName, options: TaskOptions): Promise<DesignSpeed> {
  const { mapspace, model } = await prepare(loadDesign(design, 'VGG-16 conv3_2'));
  const { evaluate } = model;
  const pool = drawPool(mapspace, evaluate, options.seed, options.poolSize);
  const { genomes } = pool;
  const mask = options.poolSize - 1;
  const batch = new CandidateBatch(mapspace.shape, 512);
  const sampler = new PrunedSampler(mapspace);
  const random = new Random(options.seed);
  let drawn = 0;
  let fitting = 0;
  const sampled = measure((count) => {
    for (let i = 0; i < count; i++) {
      sampler.next(random, batch, i & 511);
      evaluate(batch, i & 511);
      if (batch.rejection[i & 511] === 0) fitting++;
    }
    drawn += count;
  }, options);
  const valid = measure((count) => {
    for (let i = 0; i < count; i++) {
      mapspace.decode(genomes[i & mask], batch, i & 511);
      evaluate(batch, i & 511);
    }
  }, options);
  const decoded = measure((count) => {
    for (let i = 0; i < count; i++) mapspace.decode(genomes[i & mask], batch, i & 511);
  }, options);
  const costed = measure((count) => {
    for (let i = 0; i < count; i++) evaluate(pool.batch, i & mask);
  }, options);
  const peakBytes = process.resourceUsage().maxRSS * 1024;
  return { sampled, validShare: fitting / drawn, valid, decoded, costed, peakBytes };
}
