import { type Adjustment, type MappingResult, perAccess, type ValidEvaluation } from '@loopwright/core';
import { cyclesSetBy, hasPlaceholderAreas, mappingRemarks } from '@loopwright/core/engine';
import type { DeepReadonly } from '@loopwright/spec';
import { z } from 'zod';
import { finiteOrNull } from './finite-or-null.ts';
import { formatMisfitJson, formatMisfitSchema, sparseComputeSchema, sparseTileSchema } from './sparse-json.ts';

const number = z.number();
const name = z.string();

const tileSchema = z
  .object({
    partitionSize: number.describe('Words of the tensor that one instance is responsible for.'),
    utilizedCapacity: number.describe('Words kept by one instance.'),
    utilizedInstances: number.describe('Instances in use.'),
    ...perAccess(({ meaning }) => number.describe(meaning)),
    temporalReductions: number.describe('Words of one instance that are read so that an update can be added.'),
    addressGenerations: number.describe('Addresses that one instance generates.'),
    energyPj: number.describe('Energy of all instances, pJ.'),
    readBandwidth: number.describe('Words per cycle that one instance is read at.'),
    writeBandwidth: number.describe('Words per cycle that one instance is written at.'),
    sharedBandwidth: number
      .exactOptional()
      .describe('Words per cycle that one instance is read and written at, of sparse designs.'),
    sparse: sparseTileSchema.exactOptional().describe('Of designs that do something about zeros.'),
  })
  .meta({ id: 'tile' });

const networkTileSchema = z
  .object({
    fanout: number.describe('Children in use.'),
    multicastFactor: number.describe('Children that share one read, at the most.'),
    ingresses: number.describe('Reads that enter the network, of one instance of the outer level.'),
    linkTransfers: number.describe('Words that a child takes from its neighbour.'),
    spatialReductions: number.describe('Words that are added on their way up.'),
    averageHops: number.describe('Steps of a word from child to child, on average.'),
    energyPj: number.describe('Energy of all instances, pJ.'),
    linkTransferEnergyPj: number.describe('Energy of the link transfers of all instances, pJ.'),
    spatialReductionEnergyPj: number
      .exactOptional()
      .describe('Energy of the adders of reduction trees, all instances, pJ.'),
  })
  .meta({ id: 'networkTile' });

export const validEvaluationSchema = z.object({
  valid: z.literal(true).describe('The mapping fits.'),
  cycles: number.describe('Of the whole run.'),
  cyclesSetBy: z
    .array(name)
    .exactOptional()
    .describe('Plugins that changed the cycles; not there where what the levels ask for decides.'),
  adjustments: z
    .array(
      z.object({
        plugin: name.describe('That added.'),
        part: name.exactOptional().describe('What it is that was added, where the plugin says so.'),
        energyPj: number.describe('Added to the built-in model, or taken from it where below 0, pJ.'),
        cycles: number.describe('Added to the built-in model, or taken from it where below 0.'),
      }),
    )
    .exactOptional()
    .describe('What plugins made of the energy and the cycles, in turn; not there where none costs mappings.'),
  utilization: number.describe('Computes over cycles times compute units.'),
  energyPj: number.describe('Energy of the whole run, pJ.'),
  edp: number.describe('Energy times cycles, pJ cycles.'),
  metrics: z
    .record(name, number)
    .exactOptional()
    .describe('By each metric that a plugin registers, in its unit; not there where none does.'),
  areaUm2: number.describe('Area of the whole accelerator, um^2.'),
  areaIsPlaceholder: z
    .literal(true)
    .exactOptional()
    .describe('All components have the same area: a place for figures that nobody has given yet.'),
  remarks: z
    .array(
      z.object({
        components: z.array(name).describe('Those that it is about; none where it is about all.'),
        text: z.string().describe('What to know before one relies on the figures.'),
      }),
    )
    .exactOptional()
    .describe('What plugins assumed, and figures that hardly can be; not there where there is nothing to say.'),
  compute: z
    .object({
      name: name.describe('Of the compute units.'),
      instances: number.describe('Units that there are.'),
      utilizedInstances: number.describe('Units in use.'),
      computes: number.describe('Computes of the whole run.'),
      cycles: number.describe('Product of all temporal loop bounds.'),
      energyPj: number.describe('Energy of all units, pJ.'),
      sparse: sparseComputeSchema.exactOptional().describe('Of designs that do something about zeros.'),
    })
    .meta({ id: 'compute' }),
  levels: z
    .record(
      name,
      z.object({
        instances: number.describe('Copies in the whole accelerator.'),
        cycles: number.describe('That its bandwidths ask for.'),
        leakageEnergyPj: number.describe('Leakage of all instances, pJ.'),
        dataspaces: z.record(name, tileSchema).describe('What it keeps, by tensor.'),
      }),
    )
    .describe('Memories by name, innermost first.'),
  networks: z
    .record(name, z.object({ dataspaces: z.record(name, networkTileSchema).describe('By tensor.') }))
    .describe('Between a level and what lies directly below it: OUTER <==> INNER, or the name of a network component.'),
});

export const invalidEvaluationSchema = z.object({
  valid: z.literal(false).describe('The mapping does not fit.'),
  reason: name.describe('Why, as capacity or fanoutX.'),
  level: name.describe('That refuses it.'),
  needed: number.nullable().describe('Words or copies that the mapping needs; null where that is unknown.'),
  capacity: number.nullable().describe('Words or copies that there are; null where that is unknown.'),
  format: formatMisfitSchema.exactOptional().describe('Of the reason format.'),
});

/** An evaluation as JSON; names are keys. Counts are per instance, energies totals. */
export const evaluationSchema = z.discriminatedUnion('valid', [validEvaluationSchema, invalidEvaluationSchema]);

export type EvaluationJson = DeepReadonly<z.infer<typeof evaluationSchema>>;
export type ValidEvaluationJson = DeepReadonly<z.infer<typeof validEvaluationSchema>>;

export function evaluationJson(
  result: Pick<MappingResult, 'evaluation' | 'costs' | 'adjustments' | 'metrics'>,
): EvaluationJson {
  const { evaluation, costs, metrics, adjustments } = result;
  if (!evaluation.valid) {
    const { valid, reason, level, needed, capacity, format } = evaluation;
    const figures = { needed: finiteOrNull(needed), capacity: finiteOrNull(capacity) };
    return { valid, reason, level, ...figures, ...(format && { format: formatMisfitJson(format) }) };
  }
  const { valid, cycles, utilization, energyPj, edp, areaUm2, compute, networks } = evaluation;
  const plugins = cyclesSetBy(result);
  const remarks = mappingRemarks(result).map(({ components, text }) => ({ components: [...components], text }));
  return {
    valid,
    cycles,
    ...(plugins.length > 0 && { cyclesSetBy: [...plugins] }),
    ...(adjustments.length > 0 && { adjustments: adjustments.map(adjustmentJson) }),
    utilization,
    energyPj,
    edp,
    ...(metrics.length > 0 && {
      metrics: Object.fromEntries(metrics.map(({ metric, value }) => [metric.name, value])),
    }),
    areaUm2,
    ...(hasPlaceholderAreas(costs) && { areaIsPlaceholder: true }),
    ...(remarks.length > 0 && { remarks }),
    compute,
    levels: levelsJson(evaluation),
    networks: Object.fromEntries(networks.map(({ name, dataspaces }) => [name, { dataspaces: byName(dataspaces) }])),
  };
}

function adjustmentJson({ plugin, part, energyPj, cycles }: Adjustment) {
  return { plugin, ...(part !== undefined && { part }), energyPj, cycles };
}

function levelsJson({ levels }: ValidEvaluation): ValidEvaluationJson['levels'] {
  const memories = levels.filter((level) => level !== null);
  return Object.fromEntries(
    memories.map(({ name, instances, cycles, leakageEnergyPj, dataspaces }) => {
      const kept = byName(dataspaces.filter((dataspace) => dataspace !== null));
      return [name, { instances, cycles, leakageEnergyPj, dataspaces: kept }];
    }),
  );
}

function byName<T extends { readonly name: string }>(list: readonly T[]): Record<string, Omit<T, 'name'>> {
  return Object.fromEntries(list.map(({ name, ...rest }) => [name, rest]));
}
