import { CandidateBatch, type Plugin } from '@loopwright/core';
import { loadDesign, prepare } from '../designs.ts';
import { drawPool } from '../mapping-pool.ts';
import { measure, type Rate } from '../measure.ts';
import type { TaskOptions } from './task.ts';

/** Evaluators to compare: the compiled one by itself, and what searches get with so many `evaluate` taps. */
export const tapVariants = ['evaluator alone', 'no tap', 'one tap', 'three taps'] as const;
export type TapVariant = (typeof tapVariants)[number];
const taps: Readonly<Record<TapVariant, number>> = { 'evaluator alone': 0, 'no tap': 0, 'one tap': 1, 'three taps': 3 };

/** How many mappings that fit are decoded and costed with taps that each add to the energy. */
export async function tapOverhead(variant: TapVariant, options: TaskOptions): Promise<Rate> {
  const plugins = Array.from({ length: taps[variant] }, (_, index) => surcharge(`surcharge-${index}`));
  const { mapspace, model } = await prepare(loadDesign('grid-256', 'VGG-16 conv3_2'), plugins);
  const evaluate = variant === 'evaluator alone' ? model.evaluator.evaluate : model.evaluate;
  const { genomes } = drawPool(mapspace, evaluate, options.seed, options.poolSize);
  const mask = options.poolSize - 1;
  const batch = new CandidateBatch(mapspace.shape, 512);
  return measure((count) => {
    for (let i = 0; i < count; i++) {
      mapspace.decode(genomes[i & mask], batch, i & 511);
      evaluate(batch, i & 511);
    }
  }, options);
}

function surcharge(name: string): Plugin {
  return {
    name,
    setup(api) {
      api.hooks.evaluate.tap((evaluate) => (batch, candidate) => {
        evaluate(batch, candidate);
        if (batch.rejection[candidate] === 0) batch.energyPj[candidate] += 1e-3 * batch.cycles[candidate];
      });
    },
  };
}
