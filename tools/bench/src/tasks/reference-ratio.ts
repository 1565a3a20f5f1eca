import { decodeMapping } from '@loopwright/core';
import { referenceAnalysis } from '@loopwright/testkit';
import { type DesignName, loadDesign, prepare } from '../designs.ts';
import { drawPool } from '../mapping-pool.ts';
import { measure, type Rate } from '../measure.ts';
import type { TaskOptions } from './task.ts';

export interface ReferenceRatio {
  readonly reference: Rate;
  /** The same mappings, for a search, and with every count for a report. */
  readonly evaluated: Rate;
  readonly analysed: Rate;
}

/** How fast the evaluator is beside the analysis that runs every iteration, on a layer small enough for that. */
export async function referenceRatio(design: DesignName, options: TaskOptions): Promise<ReferenceRatio> {
  const { mapspace, model, specification } = await prepare(loadDesign(design, 'small'));
  const { evaluator, costs, reuse } = model;
  const { problem, architecture } = specification;
  const { batch } = drawPool(mapspace, evaluator.evaluate, options.seed, 32);
  const mappings = Array.from({ length: 32 }, (_, candidate) => decodeMapping(batch, candidate));
  for (const [candidate, mapping] of mappings.entries()) {
    evaluator.evaluate(batch, candidate);
    const expected = referenceAnalysis(problem, architecture, mapping, reuse, costs);
    if (!expected.valid || expected.cycles !== batch.cycles[candidate])
      throw new Error(`${design}: not what the reference says`);
  }
  const reference = measure((count) => {
    for (let i = 0; i < count; i++) referenceAnalysis(problem, architecture, mappings[i & 31], reuse, costs);
  }, options);
  const evaluated = measure((count) => {
    for (let i = 0; i < count; i++) evaluator.evaluate(batch, i & 31);
  }, options);
  const analysed = measure((count) => {
    for (let i = 0; i < count; i++) evaluator.analyse(mappings[i & 31]);
  }, options);
  return { reference, evaluated, analysed };
}
