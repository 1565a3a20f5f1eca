import type { DeepReadonly } from '@loopwright/spec';
import type { LayerTraffic, Traffic, TrafficPoint } from '@loopwright/traffic-bound';
import { touchedWords } from '@loopwright/traffic-bound';
import type { Operation } from '@loopwright/workload';
import { z } from 'zod';
import { resultVersion } from './result-head.ts';

const trafficSchema = z.object({
  words: z.number().describe('Read and updated at the outermost memory.'),
  bytes: z.number().describe('The same, each word with its bits; bounded for itself.'),
});

const compulsorySchema = trafficSchema.describe(
  'Every word that is touched, once: what crosses if all of it fits on chip.',
);

const curveSchema = z
  .array(
    z.object({
      capacityBytes: z.number().describe('On chip, all memories and the operands of all compute units together.'),
      any: trafficSchema.nullable().describe('No mapping has less; null where nothing fits.'),
      perfect: trafficSchema.nullable().describe('No mapping whose factors divide has less.'),
    }),
  )
  .describe('By capacity, ascending; none rises.');

/** What `bound --json` writes. */
export const trafficBoundResultSchema = z.object({
  version: z.literal(resultVersion).describe('Of this schema.'),
  workload: z.string(),
  computes: z.number().describe('Of all layers together.'),
  compulsory: compulsorySchema,
  design: z
    .object({
      name: z.string(),
      memories: z
        .array(z.object({ name: z.string(), bytes: z.number().describe('Of all instances.') }))
        .describe('On chip, innermost first.'),
      capacityBytes: z
        .number()
        .describe('What a mapping on it has on chip: the memories, and the operands of all compute units.'),
    })
    .optional()
    .describe('That the curve is held against; it has a point at its capacity.'),
  curve: curveSchema.describe(
    'Sums over the layers, each with the whole capacity for itself and handing on through the outermost memory.',
  ),
  layers: z
    .array(
      z.object({
        name: z.string(),
        count: z.int().describe('How often it runs; its figures are of one run.'),
        computes: z.number(),
        dataspaces: z.array(z.object({ name: z.string(), words: z.number(), wordBits: z.number() })),
        compulsory: compulsorySchema,
        curve: curveSchema,
      }),
    )
    .describe('In the order of the workload.'),
});

export type TrafficBoundResultJson = DeepReadonly<z.infer<typeof trafficBoundResultSchema>>;

export interface TrafficBoundRun {
  readonly workload: string;
  readonly design?: NonNullable<TrafficBoundResultJson['design']> | undefined;
  readonly total: LayerTraffic;
  readonly layers: readonly {
    readonly operation: Operation;
    /** [dataspace] */
    readonly wordBits: readonly number[];
    readonly traffic: LayerTraffic;
  }[];
}

export function trafficBoundResultJson({ workload, design, total, layers }: TrafficBoundRun): TrafficBoundResultJson {
  return {
    version: resultVersion,
    workload,
    ...(design && { design }),
    ...curveJson(total),
    layers: layers.map(({ operation: { name, count, problem }, wordBits, traffic }) => ({
      name,
      count,
      dataspaces: problem.dataspaces.map((dataspace, s) => {
        return { name: dataspace.name, words: touchedWords(dataspace, problem), wordBits: wordBits[s]! };
      }),
      ...curveJson(traffic),
    })),
  };
}

function curveJson({ computes, compulsory, points }: LayerTraffic) {
  const orNull = (traffic: Traffic | undefined) => traffic ?? null;
  const curve = points.map(({ capacityBytes, any, perfect }: TrafficPoint) => {
    return { capacityBytes, any: orNull(any), perfect: orNull(perfect) };
  });
  return { computes, compulsory, curve };
}
