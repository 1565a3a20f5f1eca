import type { Evaluate, Plugin } from '@loopwright/core';
import { z } from 'zod';

const optionsSchema = z.strictObject({
  /** Energy of every cycle, pJ; 1. */
  idlePj: z.number().nonnegative().default(1),
});

export type CostSampleOptions = z.input<typeof optionsSchema>;

/** Adds the energy of every cycle. */
export const costSample = (options: CostSampleOptions = {}): Plugin => {
  const { idlePj } = optionsSchema.parse(options);
  return {
    name: 'cost-sample',
    setup(api) {
      // `context` has the specification, the costs, and the counts of the built-in model.
      api.hooks.evaluate.tap((evaluate, _context) => withIdle(evaluate, idlePj));
    },
  };
};

function withIdle(evaluate: Evaluate, idlePj: number): Evaluate {
  return (batch, candidate) => {
    evaluate(batch, candidate);
    if (batch.rejection[candidate]) return;
    batch.energyPj[candidate] += batch.cycles[candidate] * idlePj;
  };
}
