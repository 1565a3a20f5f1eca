import { type DeepReadonly, mappingEntrySchema } from '@loopwright/spec';
import { computesOf, type Operation } from '@loopwright/workload';
import { z } from 'zod';
import { componentEnergiesPj } from './component-energies.ts';
import type { ValidEvaluationJson } from './evaluation-json.ts';
import type { SearchResultJson } from './search-result.ts';

export const energiesSchema = z.record(z.string(), z.number());

/** An operation of a network, mapped. */
export const networkLayerSchema = z
  .object({
    name: z.string().describe('Of the operation, unique in the network.'),
    operation: z.string().describe('What it is, as its source calls it: Conv, MatMul, layer.'),
    count: z.int().describe('How often it runs.'),
    bounds: z.record(z.string(), z.int()).describe('Of its loop nest, by dimension.'),
    computes: z.number().describe('Of one run.'),
    cycles: z.number().nullable().describe('Of one run; null where nothing valid was found.'),
    energyPj: z.number().nullable().describe('Of one run, pJ.'),
    utilization: z.number().nullable().describe('Computes over cycles times compute units.'),
    limitedBy: z
      .string()
      .nullable()
      .describe('What asks for that many cycles: the compute units, a memory by its bandwidth, or plugins.'),
    energies: energiesSchema.describe('By component, of one run, pJ.'),
    optimal: z.boolean().describe('Whether its mapping is proven to be the optimum of its search.'),
    bound: z.number().nullable().describe('Least value of that objective, as far as proven; null where unknown.'),
    objective: z.string().describe('What its mapping was searched by: of a network, energy and a weight of cycles.'),
    key: z.string().exactOptional().describe('Of the result in the store.'),
    mapping: z.array(mappingEntrySchema).nullable(),
  })
  .meta({ id: 'networkLayer' });

export type NetworkLayerJson = DeepReadonly<z.infer<typeof networkLayerSchema>>;

export function networkLayerJson(
  { name, kind, count, problem }: Operation,
  result: SearchResultJson | null,
): NetworkLayerJson {
  const evaluation = validEvaluation(result);
  return {
    name,
    operation: kind,
    count,
    bounds: Object.fromEntries(problem.dimensions.map((dimension) => [dimension.name, dimension.bound])),
    computes: computesOf(problem),
    cycles: evaluation?.cycles ?? null,
    energyPj: evaluation?.energyPj ?? null,
    utilization: evaluation?.utilization ?? null,
    limitedBy: evaluation ? limitOf(evaluation) : null,
    energies: evaluation ? componentEnergiesPj(evaluation) : {},
    optimal: result?.search.optimal ?? false,
    bound: result?.search.bound ?? null,
    objective: result?.search.objective.join(',') ?? '',
    ...(result?.key !== undefined && { key: result.key }),
    mapping: result?.mapping ?? null,
  };
}

/** Of equal ones compute comes first, then the inner memory. */
function limitOf({ compute, levels, cyclesSetBy }: ValidEvaluationJson): string {
  if (cyclesSetBy) return cyclesSetBy.join(', ');
  let [limit, most] = [compute.name, compute.cycles];
  for (const [name, { cycles }] of Object.entries(levels)) if (cycles > most) [limit, most] = [name, cycles];
  return limit;
}

/** Undefined where nothing valid was found. */
export function validEvaluation(result: SearchResultJson | null): ValidEvaluationJson | undefined {
  return result?.best?.valid ? result.best : undefined;
}
