import { Random } from '@loopwright/core';
import { cycleFeatures } from './cycle-features.ts';
import { type LearnedModel, predict } from './learned-model.ts';
import { solve } from './solve.ts';

/** A measured run. */
export interface Sample {
  /** [feature] as `CycleFeatures` reads them. */
  readonly features: readonly number[];
  /** Cycles as modelled, before anything is learned. */
  readonly modelled: number;
  readonly measured: number;
  /** Runs of a group are left out together where folds are made of groups. */
  readonly group?: string;
}

export interface TrainingOptions {
  /** What the runs are, and where they are from. */
  readonly trainedOn: string;
  /** Of the order in which runs are dealt to folds; 1. */
  readonly seed?: number;
  /** 5. */
  readonly folds?: number;
  /** Penalties to choose from. */
  readonly penalties?: readonly number[];
}

export interface CrossValidated {
  /** [sample] cycles by a model that has not seen its fold. */
  readonly cycles: readonly number[];
  readonly meanError: number;
  readonly spearman: number;
}

const usualPenalties = [1, 3, 10, 30, 100, 300];
const usualFolds = 5;

/**
 * Learns the logarithm of measured over modelled cycles by ridge regression on the features and their squares. The penalty is the
 * one of least mean error in cross-validation. The same samples and seed give the same model.
 *
 * @throws RangeError where there are fewer samples than folds
 */
export function train(samples: readonly Sample[], options: TrainingOptions): LearnedModel {
  const { trainedOn, seed = 1, folds = usualFolds, penalties = usualPenalties } = options;
  if (samples.length < folds) throw new RangeError(`${samples.length} measured runs are too few for ${folds} folds`);
  const dealt = foldsOf(samples, { seed, folds });
  const validated = penalties.map((penalty) => ({ penalty, ...crossValidate(samples, dealt, penalty) }));
  const best = validated.reduce((a, b) => (b.meanError < a.meanError ? b : a));
  const { penalty, meanError, spearman } = best;
  const fitted = fit(samples, penalty);
  return { trainedOn, rows: samples.length, seed, penalty, crossValidation: { folds, meanError, spearman }, ...fitted };
}

/** [sample] fold of each: of its group where samples have one, dealt at random and evenly where not. */
export function foldsOf(samples: readonly Sample[], { seed = 1, folds = usualFolds, byGroup = false } = {}): number[] {
  if (byGroup) {
    const groups = [...new Set(samples.map(({ group }) => group))];
    return samples.map(({ group }) => groups.indexOf(group));
  }
  const random = new Random(seed);
  const order = [...samples.keys()].map((sample) => ({ sample, key: random.nextUint32() }));
  order.sort((a, b) => a.key - b.key);
  const fold: number[] = [];
  for (const [place, { sample }] of order.entries()) fold[sample] = place % folds;
  return fold;
}

/** Predicts every sample by what the others taught; without a penalty, by the one that does best among the others. */
export function crossValidate(samples: readonly Sample[], folds: readonly number[], penalty?: number): CrossValidated {
  const cycles = new Array<number>(samples.length).fill(0);
  for (const fold of new Set(folds)) {
    const others = samples.filter((_, sample) => folds[sample] !== fold);
    const model = penalty === undefined ? train(others, { trainedOn: '' }) : fit(others, penalty);
    for (const [sample, { features, modelled }] of samples.entries()) {
      if (folds[sample] === fold) cycles[sample] = modelled * predict(model as LearnedModel, features);
    }
  }
  const errors = samples.map(({ measured }, sample) => Math.abs(cycles[sample] / measured - 1));
  const meanError = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  const measured = samples.map((sample) => sample.measured);
  return { cycles, meanError, spearman: correlation(ranksOf(measured), ranksOf(cycles)) };
}

type Fitted = Pick<LearnedModel, 'features' | 'intercept' | 'least' | 'most'>;

function fit(samples: readonly Sample[], penalty: number): Fitted {
  const scales = cycleFeatures.map((_, f) => scaleOf(samples.map(({ features }) => features[f])));
  const targets = samples.map(({ measured, modelled }) => Math.log(measured / modelled));
  const rows = samples.map(({ features }) => {
    const scaled = scales.map(({ mean, deviation }, f) => (features[f] - mean) / deviation);
    return [1, ...scaled, ...scaled.map((value) => value * value)];
  });
  const width = rows[0].length;
  const columns = [...Array(width).keys()];
  // The intercept is free.
  const normal = columns.map((i) => columns.map((j) => dot(rows, i, rows, j) + (i === j && i > 0 ? penalty : 0)));
  const weights = solve(
    normal,
    columns.map((i) => rows.reduce((sum, row, k) => sum + row[i] * targets[k], 0)),
  );
  const count = cycleFeatures.length;
  return {
    features: cycleFeatures.map((name, f) => ({
      name,
      ...scales[f],
      weight: weights[1 + f],
      squareWeight: weights[1 + count + f],
    })),
    intercept: weights[0],
    least: Math.min(...targets),
    most: Math.max(...targets),
  };
}

function scaleOf(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  // A feature that never varies says nothing.
  return { mean, deviation: Math.sqrt(variance) || 1, least: Math.min(...values), most: Math.max(...values) };
}

function dot(a: readonly number[][], i: number, b: readonly number[][], j: number): number {
  return a.reduce((sum, row, k) => sum + row[i] * b[k][j], 0);
}

function ranksOf(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2);
}

function correlation(xs: readonly number[], ys: readonly number[]): number {
  const [a, b] = [xs, ys].map((values) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.map((value) => value - mean);
  });
  const product = (u: readonly number[], v: readonly number[]) => u.reduce((sum, value, k) => sum + value * v[k], 0);
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
}
