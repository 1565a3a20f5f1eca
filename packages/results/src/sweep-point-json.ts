import type { DeepReadonly } from '@loopwright/spec';
import { z } from 'zod';
import { networkLayerSchema } from './network-layer-json.ts';
import { networkTotalsSchema } from './network-totals-json.ts';

/** What a parameter can be. */
export const parameterValueSchema = z.union([z.number(), z.string()]);

/** One value per objective of the study, by name, in its unit. */
const objectiveValuesSchema = z.record(z.string(), z.number());

const { cycles, energyPj, edp, score, bound, optimal, energies } = networkTotalsSchema.shape;

/** What mapping a workload on a design gave; one of a single layer is a network of it. */
export const sweepWorkloadSchema = z.object({
  name: z.string().describe('Of the workload, as the study names it.'),
  totals: z
    .object({ cycles, energyPj, edp, score, bound, optimal, energies })
    .nullable()
    .describe('Null where a layer has no valid mapping, or was not searched.'),
  layers: z
    .array(networkLayerSchema.omit({ mapping: true }))
    .describe('In the order of the network, without mappings: the store has them, by their keys.'),
});

/** A design of the space: what its parameters are, and what was found of it. */
export const sweepPointSchema = z
  .object({
    index: z.int().describe('Of the point in the design space: the last parameter changes first.'),
    parameters: z.record(z.string(), parameterValueSchema).describe('By name, the derived ones too.'),
    state: z
      .enum(['done', 'dropped', 'excluded', 'failed', 'open'])
      .describe(
        'done: all workloads are mapped; dropped: a bound shows that another point beats it; excluded: it breaks a constraint, maybe by bound; failed: the reason says why; open: the study ended before.',
      ),
    areaUm2: z.number().nullable().describe('Null where the design could not be costed. Of all instances, um^2.'),
    computeUnits: z.int().nullable().describe('Instances of the compute unit.'),
    workloads: z.array(sweepWorkloadSchema).describe('In the order of the study; none unless all were mapped.'),
    totals: objectiveValuesSchema
      .nullable()
      .describe('By objective: of several workloads the weighted geometric mean. Null unless it is done.'),
    bounds: objectiveValuesSchema.describe('The least that each objective can be, as far as proven; 0 where unknown.'),
    proven: z.boolean().describe('Whether every mapping behind it is proven to be the optimum of its search.'),
    dropped: z
      .object({
        by: z.int().describe('Index of the point that is as good in every objective and better in one.'),
        searched: z.int().describe('Distinct layers that were searched before; 0 where none was.'),
        of: z.int().describe('Distinct layers of all workloads.'),
      })
      .nullable()
      .describe('Why it was left without finishing its search; null where it was not.'),
    reason: z.string().nullable().describe('Of a point that is excluded or failed: why.'),
  })
  .meta({ id: 'sweepPoint' });

export type ParameterValue = z.infer<typeof parameterValueSchema>;
export type SweepWorkloadJson = DeepReadonly<z.infer<typeof sweepWorkloadSchema>>;
export type SweepPointJson = DeepReadonly<z.infer<typeof sweepPointSchema>>;
