import type { NetworkMapping } from '@loopwright/network';
import { type DeepReadonly, mappingEntrySchema } from '@loopwright/spec';
import { computesOf, type DistinctOperation, type Operation, type Workload } from '@loopwright/workload';
import { z } from 'zod';
import { componentEnergiesPj } from './component-energies.ts';
import type { ValidEvaluationJson } from './evaluation-json.ts';
import { resultVersion } from './result-head.ts';
import type { SearchResultJson } from './search-result.ts';

const energies = z.record(z.string(), z.number());

const networkLayerSchema = z
  .object({
    name: z.string().describe('Of the operation, unique in the network.'),
    operation: z.string().describe('What it is, as its source calls it: Conv, MatMul, layer.'),
    count: z.int().describe('How often it runs.'),
    bounds: z.record(z.string(), z.int()).describe('Of its loop nest, by dimension.'),
    computes: z.number().describe('Of one run.'),
    cycles: z.number().nullable().describe('Of one run; null where nothing valid was found.'),
    energyPj: z.number().nullable().describe('Of one run, pJ.'),
    utilization: z.number().nullable().describe('Computes over cycles times compute units.'),
    energies: energies.describe('By component, of one run, pJ.'),
    optimal: z.boolean().describe('Whether its mapping is proven to be the optimum of its search.'),
    bound: z.number().nullable().describe('Least value of that objective, as far as proven; null where unknown.'),
    objective: z.string().describe('What its mapping was searched by: of a network, energy and a weight of cycles.'),
    key: z.string().exactOptional().describe('Of the result in the store.'),
    mapping: z.array(mappingEntrySchema).nullable(),
  })
  .meta({ id: 'networkLayer' });

const kindSchema = z.object({
  count: z.int().describe('Runs.'),
  computes: z.number(),
  cycles: z.number(),
  energyPj: z.number().describe('Of all runs, pJ.'),
});

const totalsSchema = z.object({
  computes: z.number(),
  cycles: z.number().describe('One operation after the other.'),
  energyPj: z.number().describe('Of all operations, pJ.'),
  edp: z.number().describe('Energy times cycles, pJ cycles.'),
  score: z.number().describe('What is minimised, over the network.'),
  bound: z.number().describe('Least score that any mappings have together, as far as proven.'),
  optimal: z.boolean().describe('Whether no other choice of mappings is better.'),
  layerByLayer: z
    .object({
      energyPj: z.number().describe('Of all operations, pJ.'),
      cycles: z.number(),
      score: z.number(),
    })
    .exactOptional()
    .describe('What mappings cost that are each optimal for their operation alone, where the objective is a product.'),
  energies: energies.describe('By component, pJ.'),
  kinds: z.record(z.string(), kindSchema).describe('By kind of operation.'),
});

/** What `map --json` writes of a network. */
export const networkResultSchema = z.object({
  version: z.literal(resultVersion).describe('Of this schema.'),
  network: z.string(),
  layers: z.array(networkLayerSchema).describe('In the order of the network.'),
  totals: totalsSchema.nullable().describe('Null where an operation has no valid mapping, or all are too slow.'),
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
  search: z.object({
    mapper: z.string(),
    objective: z.array(z.string()),
    seed: z.int(),
    threads: z.int(),
    distinct: z.int().describe('Operations that differ, each searched for itself.'),
    searches: z.int().describe('That were run.'),
    stored: z.int().describe('Results that were there already.'),
    seconds: z.number().describe('Wall time of all searches, s.'),
  }),
});

export type NetworkResultJson = DeepReadonly<z.infer<typeof networkResultSchema>>;
export type NetworkLayerJson = NetworkResultJson['layers'][number];

export interface NetworkRun {
  readonly workload: Workload;
  readonly mapping: NetworkMapping<SearchResultJson>;
  readonly search: NetworkResultJson['search'];
}

export function networkResultJson({ workload, mapping, search }: NetworkRun): NetworkResultJson {
  const results = resultsByName(mapping);
  const layers = workload.operations.map((operation) => layerJson(operation, results.get(operation.name) ?? null));
  return {
    version: resultVersion,
    network: workload.name,
    layers,
    totals: mapping.totals && totalsJson(layers, mapping.totals),
    notCosted: workload.notCosted.map(({ name, kind, count, operations, words }) => {
      return { name, operation: kind, count, operations, words };
    }),
    search,
  };
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

function layerJson({ name, kind, count, problem }: Operation, result: SearchResultJson | null): NetworkLayerJson {
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
    energies: evaluation ? componentEnergiesPj(evaluation) : {},
    optimal: result?.search.optimal ?? false,
    bound: result?.search.bound ?? null,
    objective: result?.search.objective.join(',') ?? '',
    ...(result?.key !== undefined && { key: result.key }),
    mapping: result?.mapping ?? null,
  };
}

function validEvaluation(result: SearchResultJson | null): ValidEvaluationJson | undefined {
  return result?.best?.valid ? result.best : undefined;
}

type Totals = NonNullable<NetworkResultJson['totals']>;

function totalsJson(
  layers: readonly NetworkLayerJson[],
  { energyPj, cycles, score, bound, isOptimal, layerByLayer }: NonNullable<NetworkMapping<unknown>['totals']>,
): Totals {
  return {
    computes: layers.reduce((sum, { count, computes }) => sum + count * computes, 0),
    cycles,
    energyPj,
    edp: energyPj * cycles,
    score,
    bound,
    optimal: isOptimal,
    ...(layerByLayer && { layerByLayer }),
    energies: totalEnergies(layers),
    kinds: totalKinds(layers),
  };
}

function totalEnergies(layers: readonly NetworkLayerJson[]): Record<string, number> {
  const totals: Record<string, number> = {};
  for (const { count, energies } of layers) {
    for (const [component, energyPj] of Object.entries(energies)) {
      totals[component] = (totals[component] ?? 0) + count * energyPj;
    }
  }
  return totals;
}

function totalKinds(layers: readonly NetworkLayerJson[]): Totals['kinds'] {
  const totals: Record<string, { count: number; computes: number; cycles: number; energyPj: number }> = {};
  for (const { operation, count, computes, cycles, energyPj } of layers) {
    totals[operation] ??= { count: 0, computes: 0, cycles: 0, energyPj: 0 };
    const kind = totals[operation];
    kind.count += count;
    kind.computes += count * computes;
    kind.cycles += count * (cycles ?? 0);
    kind.energyPj += count * (energyPj ?? 0);
  }
  return totals;
}
