import type { NetworkMapping } from '@loopwright/network';
import type { DeepReadonly } from '@loopwright/spec';
import type { DistinctOperation, Workload } from '@loopwright/workload';
import { z } from 'zod';
import { betweenLayersJson, betweenLayersSchema, type KeepingMemory } from './between-layers-json.ts';
import type { ValidEvaluationJson } from './evaluation-json.ts';
import { networkLayerJson, networkLayerSchema, validEvaluation } from './network-layer-json.ts';
import { networkTotalsJson, networkTotalsSchema } from './network-totals-json.ts';
import { resultVersion } from './result-head.ts';
import type { SearchResultJson } from './search-result.ts';

/** What `map --json` writes of a network. */
export const networkResultSchema = z.object({
  version: z.literal(resultVersion).describe('Of this schema.'),
  network: z.string(),
  design: z
    .object({
      areaUm2: z.number().describe('Area of the whole accelerator, um^2.'),
      areaIsPlaceholder: z.literal(true).exactOptional().describe('All components have the same area.'),
      computeUnits: z.int().describe('Instances of the compute unit.'),
    })
    .exactOptional()
    .describe('What it is mapped on; not there where no layer has a mapping, and in older results.'),
  layers: z.array(networkLayerSchema).describe('In the order of the network.'),
  totals: networkTotalsSchema.nullable().describe('Null where an operation has no valid mapping, or all are too slow.'),
  notCosted: z
    .array(
      z.object({
        name: z.string(),
        operation: z.string(),
        count: z.int(),
        operations: z.number().nullable().describe('Elementary ones of one run; null where they depend on data.'),
        words: z.number().nullable().describe('Read and written in one run.'),
      }),
    )
    .describe('What no loop nest stands for, and nothing here is a cost of.'),
  betweenLayers: betweenLayersSchema.describe(
    'What operations hand on through the outermost memory: it is in the figures, and no mapping of single layers saves it.',
  ),
  search: z.object({
    mapper: z.string(),
    objective: z.array(z.string()),
    seed: z.int(),
    threads: z.int(),
    limits: z
      .record(z.string(), z.number())
      .exactOptional()
      .describe('Of the search of one operation, as seconds or evaluations; not there in older results.'),
    distinct: z.int().describe('Operations that differ, each searched for itself.'),
    searches: z.int().describe('That were run.'),
    stored: z.int().describe('Results that were there already.'),
    seconds: z.number().describe('Wall time of all searches, s.'),
    interrupted: z
      .literal(true)
      .exactOptional()
      .describe('Not all was searched: layers without cycles are missing, totals may not be the least.'),
  }),
});

export type NetworkResultJson = DeepReadonly<z.infer<typeof networkResultSchema>>;

export interface NetworkRun {
  readonly workload: Workload;
  readonly mapping: NetworkMapping<SearchResultJson>;
  readonly search: NetworkResultJson['search'];
  /** A memory of which is to be said what it would save if tensors stayed in it from layer to layer. */
  readonly keepOnChip?: KeepingMemory;
}

export function networkResultJson({ workload, mapping, search, keepOnChip }: NetworkRun): NetworkResultJson {
  const results = resultsByName(mapping);
  const layers = workload.operations.map((operation) =>
    networkLayerJson(operation, results.get(operation.name) ?? null),
  );
  const evaluations = new Map(
    [...results].flatMap(([name, result]) => {
      const evaluation = validEvaluation(result);
      return evaluation ? [[name, evaluation] as const] : [];
    }),
  );
  const [evaluation] = evaluations.values();
  return {
    version: resultVersion,
    network: workload.name,
    ...(evaluation && { design: designJson(evaluation) }),
    layers,
    totals: mapping.totals && networkTotalsJson(layers, mapping.totals),
    notCosted: workload.notCosted.map(({ name, kind, count, operations, words }) => {
      return { name, operation: kind, count, operations, words };
    }),
    betweenLayers: betweenLayersJson(workload, evaluations, keepOnChip),
    search,
  };
}

/** The same whatever layer runs on it. */
function designJson({ areaUm2, areaIsPlaceholder, compute }: ValidEvaluationJson) {
  return { areaUm2, ...(areaIsPlaceholder && { areaIsPlaceholder }), computeUnits: compute.instances };
}

function resultsByName({ operations, choices }: NetworkMapping<SearchResultJson>): Map<string, SearchResultJson> {
  const named = (members: DistinctOperation['members'], result: SearchResultJson) =>
    members.map(({ name }) => [name, result] as const);
  return new Map(
    operations.flatMap(({ members }, index) => {
      const choice = choices[index];
      return choice ? named(members, choice.result) : [];
    }),
  );
}
