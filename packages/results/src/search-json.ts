import { explainUnproven, type SearchResult } from '@loopwright/core';
import type { DeepReadonly } from '@loopwright/spec';
import { z } from 'zod';
import { finiteOrNull } from './finite-or-null.ts';
import { listRejections, rejectionCountSchema } from './rejection-count.ts';

/** Sizes can exceed what a number of JSON holds. */
const size = z.string().regex(/^\d+$/);

/** How a search went. */
export const searchSchema = z.object({
  mapper: z.string(),
  objective: z.array(z.string()).describe('Metrics: the first decides, the next ones break ties.'),
  scores: z
    .array(z.number())
    .exactOptional()
    .describe(
      'What the best is by each metric of the objective, in its unit (edp: pJ cycles, ed2p: pJ cycles², energy: pJ, delay: cycles, last_level_accesses: words; a sum: that of its first metric); not there where there is no best.',
    ),
  seed: z.int(),
  threads: z.int().describe('Threads that searched.'),
  evaluated: z.number().describe('Mappings that were decoded and checked.'),
  valid: z.number().describe('Mappings that fit, and were costed in full.'),
  seconds: z.number().describe('Wall time of the search alone, s.'),
  stopped: z.string().describe('Why it ended, as exhausted or seconds.'),
  optimal: z.boolean().describe('Whether the best is proven to be the optimum of the mapspace.'),
  bound: z
    .number()
    .nullable()
    .describe(
      'Least value of the first metric that any mapping can have, in its unit, as far as proven; 0 where unknown, null where it is proven that none fits.',
    ),
  frontIsComplete: z
    .boolean()
    .exactOptional()
    .describe(
      'Where there is a front: whether it is proven that no mapping beats a point of it in energy and cycles, and that none but these is unbeaten.',
    ),
  whyUnproven: z
    .string()
    .nullable()
    .describe('Why the best is not proven to be it; null where it is, and where the mapper proves nothing.'),
  rejected: z.array(rejectionCountSchema).describe('What did not fit, most first.'),
  mapspace: z
    .object({
      IndexFactorization: size.describe('Factors of every dimension over the levels.'),
      LoopPermutation: size.describe('Loop orders.'),
      Spatial: size.describe('Where fan-outs change over from X to Y.'),
      DatatypeBypass: size.describe('Tensors kept or bypassed.'),
    })
    .describe('Number of choices in each subspace, as decimal text.'),
});

export type SearchJson = DeepReadonly<z.infer<typeof searchSchema>>;

export function searchJson(result: SearchResult): SearchJson {
  const { mapper, objective, scores, seed, outcome, mapspace } = result;
  const { evaluated, valid, seconds, stopped, optimal, bound, shards } = outcome;
  const { IndexFactorization, LoopPermutation, Spatial, DatatypeBypass } = mapspace.sizes;
  return {
    mapper,
    objective: objective.map(({ name }) => name),
    ...(scores && { scores: [...scores] }),
    seed,
    threads: shards,
    evaluated,
    valid,
    seconds,
    stopped,
    optimal,
    bound: finiteOrNull(bound),
    ...(outcome.front && { frontIsComplete: outcome.frontIsComplete }),
    whyUnproven: explainUnproven(outcome),
    rejected: listRejections(result),
    mapspace: {
      IndexFactorization: String(IndexFactorization),
      LoopPermutation: String(LoopPermutation),
      Spatial: String(Spatial),
      DatatypeBypass: String(DatatypeBypass),
    },
  };
}
