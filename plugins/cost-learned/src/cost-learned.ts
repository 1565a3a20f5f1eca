import { readFile } from 'node:fs/promises';
import type { CandidateBatch, Plugin } from '@loopwright/core';
import { z } from 'zod';
import { CycleFeatures } from './cycle-features.ts';
import { type LearnedModel, learnedModelSchema, outsideOf, predict } from './learned-model.ts';

const optionsSchema = z.union([
  /** File of a trained model; relative to the working folder. */
  z.strictObject({ file: z.string() }),
  /** The model itself. */
  z.strictObject({ model: learnedModelSchema }),
]);

export type CostLearnedOptions = z.input<typeof optionsSchema>;

/**
 * Multiplies the cycles by what measured runs took over modelled ones, as a trained model says, and registers the metric
 * `extrapolation`: how far a mapping lies outside of what was measured. Cycles may fall, so that nothing is proven with it.
 */
export const costLearned = (options: CostLearnedOptions): Plugin => {
  const parsed = optionsSchema.parse(options);
  return {
    name: 'cost-learned',
    async setup(api) {
      const model = 'model' in parsed ? parsed.model : await readModel(parsed.file);
      const outside = new WeakMap<CandidateBatch, Float64Array>();
      const outsideIn = (batch: CandidateBatch) => {
        const known = outside.get(batch) ?? new Float64Array(batch.capacity);
        outside.set(batch, known);
        return known;
      };
      api.hooks.evaluate.tap(
        (evaluate, context) => {
          const features = new CycleFeatures(context);
          return (batch, candidate) => {
            evaluate(batch, candidate);
            if (batch.rejection[candidate]) return;
            const values = features.measure(batch, candidate);
            outsideIn(batch)[candidate] = outsideOf(model, values);
            batch.cycles[candidate] = Math.max(1, Math.round(batch.cycles[candidate] * predict(model, values)));
          };
        },
        { part: 'learned' },
      );
      api.registerMetric({
        name: 'extrapolation',
        description: 'how far a mapping is from those that were measured',
        unit: 'deviations',
        value: (batch, candidate) => outsideIn(batch)[candidate],
      });
    },
  };
};

/** A plugin that hands the features of every mapping that fits to `sink`, and the cycles that it has so far. */
export const recordFeatures = (sink: (features: readonly number[], cycles: number) => void): Plugin => ({
  name: 'record-features',
  setup(api) {
    api.hooks.evaluate.tap(
      (evaluate, context) => {
        const features = new CycleFeatures(context);
        return (batch, candidate) => {
          evaluate(batch, candidate);
          if (!batch.rejection[candidate]) sink([...features.measure(batch, candidate)], batch.cycles[candidate]);
        };
      },
      { onlyAdds: true },
    );
  },
});

async function readModel(file: string): Promise<LearnedModel> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new RangeError(`the learned model cannot be read: ${error.message}`);
  });
  const parsed = learnedModelSchema.safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  const [{ path, message }] = parsed.error.issues;
  throw new RangeError(`${file} is no learned model: ${path.join('.')}: ${message}`);
}
