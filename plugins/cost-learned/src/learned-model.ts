import { z } from 'zod';
import { cycleFeatures } from './cycle-features.ts';

const number = z.number();

/** A trained model, as it is stored. */
export const learnedModelSchema = z.strictObject({
  /** What the measured runs were, and where they are from. */
  trainedOn: z.string(),
  rows: z.int().positive(),
  seed: z.int(),
  /** Weight of the penalty on large coefficients, as cross-validation chose it. */
  penalty: number.nonnegative(),
  /** Of the model on runs that it had not seen: mean error without sign, and Spearman's coefficient. */
  crossValidation: z.strictObject({ folds: z.int().positive(), meanError: number, spearman: number }),
  features: z
    .array(
      z.strictObject({
        name: z.string(),
        mean: number,
        deviation: number.positive(),
        /** Range of the measured runs. */
        least: number,
        most: number,
        /** Of the feature in deviations from its mean, and of its square. */
        weight: number,
        squareWeight: number,
      }),
    )
    .length(cycleFeatures.length),
  intercept: number,
  /** Range of the logarithm of measured over modelled cycles; nothing beyond it is said. */
  least: number,
  most: number,
});

export type LearnedModel = z.output<typeof learnedModelSchema>;

/** Measured over modelled cycles, as far as the model knows. */
export function predict({ features, intercept, least, most }: LearnedModel, values: ArrayLike<number>): number {
  let sum = intercept;
  for (let f = 0; f < features.length; f++) {
    const { mean, deviation, weight, squareWeight } = features[f];
    const scaled = (values[f] - mean) / deviation;
    sum += weight * scaled + squareWeight * scaled * scaled;
  }
  return Math.exp(Math.min(most, Math.max(least, sum)));
}

/** How far a run lies outside of what was measured, in deviations of the feature that is furthest out; 0 inside. */
export function outsideOf({ features }: LearnedModel, values: ArrayLike<number>): number {
  let furthest = 0;
  for (let f = 0; f < features.length; f++) {
    const { least, most, deviation } = features[f];
    furthest = Math.max(furthest, (least - values[f]) / deviation, (values[f] - most) / deviation);
  }
  return furthest;
}
