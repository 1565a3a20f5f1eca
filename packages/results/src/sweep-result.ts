import type { DeepReadonly } from '@loopwright/spec';
import { z } from 'zod';
import { resultVersion } from './result-head.ts';
import { parameterValueSchema, sweepPointSchema } from './sweep-point-json.ts';

/** What `sweep --json` writes: of a design space, every point that was looked at, and those that none beats. */
export const sweepResultSchema = z.object({
  version: z.literal(resultVersion).describe('Of this schema.'),
  study: z.string().describe('Its name.'),
  parameters: z
    .array(
      z.object({
        name: z
          .string()
          .describe('As in the parameters of points: PART.ATTRIBUTE where it sets one, or a name; design.'),
        values: z.array(parameterValueSchema).describe('All that it takes, in the order of the study.'),
        isDerived: z.boolean().describe('Whether it follows from the others, and spans no axis.'),
        remark: z
          .string()
          .nullable()
          .describe('Why it says less than it seems, as that it changes no cost; null mostly.'),
      }),
    )
    .describe('Axes of the design space, and what is derived from them.'),
  workloads: z.array(
    z.object({
      name: z.string(),
      weight: z.number().describe('In the geometric mean over workloads.'),
      distinct: z.int().describe('Layers that differ, each searched for itself.'),
    }),
  ),
  objectives: z
    .array(z.object({ name: z.string(), description: z.string(), unit: z.string() }))
    .describe('What is minimised over designs; the front is of all of them.'),
  constraints: z.object({
    maxAreaUm2: z.number().exactOptional().describe('Most area of a design, um^2.'),
    maxPowerW: z.number().exactOptional().describe('Most power of a workload, W.'),
    maxCycles: z.number().exactOptional().describe('Most cycles of a workload.'),
  }),
  points: z.array(sweepPointSchema).describe('By index.'),
  front: z
    .array(z.int())
    .describe('Index of each point that is done and that no other beats, the least of the first objective first.'),
  proven: z
    .boolean()
    .describe(
      'Whether it is proven that the front is that of the whole design space, every mapping being the optimum of its mapspace.',
    ),
  whyUnproven: z.string().nullable().describe('What is missing; null where it is proven.'),
  search: z.object({
    sampler: z.string(),
    seed: z.int(),
    mapper: z.string(),
    objective: z.array(z.string()).describe('What each workload is mapped for.'),
    limits: z.record(z.string(), z.number()).describe('Of the search of one layer, as seconds or evaluations.'),
    threads: z.int().describe('Searches at once.'),
    size: z.number().describe('Points of the design space that meet the conditions between parameters.'),
    done: z.int().describe('Points whose workloads are all mapped.'),
    dropped: z.int().describe('Points that a bound shows to be beaten, searched in part or not at all.'),
    unsearched: z.int().describe('Of these, points of which no layer was searched.'),
    excluded: z.int(),
    failed: z.int(),
    searches: z.int().describe('That were run.'),
    stored: z.int().describe('Results that were there already.'),
    seconds: z.number().describe('Wall time, s.'),
    interrupted: z.literal(true).exactOptional().describe('It ended before all was searched.'),
  }),
  store: z.string().nullable().describe('File of the results behind it, by their keys; null where none was kept.'),
});

export type SweepResultJson = DeepReadonly<z.infer<typeof sweepResultSchema>>;
