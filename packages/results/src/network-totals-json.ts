import type { NetworkTotals } from '@loopwright/network';
import type { DeepReadonly } from '@loopwright/spec';
import { z } from 'zod';
import { energiesSchema, type NetworkLayerJson } from './network-layer-json.ts';

const kindSchema = z.object({
  count: z.int().describe('Runs.'),
  computes: z.number(),
  cycles: z.number(),
  energyPj: z.number().describe('Of all runs, pJ.'),
});

export const networkTotalsSchema = z.object({
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
  energies: energiesSchema.describe('By component, pJ.'),
  kinds: z.record(z.string(), kindSchema).describe('By kind of operation.'),
});

export type NetworkTotalsJson = DeepReadonly<z.infer<typeof networkTotalsSchema>>;

export function networkTotalsJson(
  layers: readonly NetworkLayerJson[],
  { energyPj, cycles, score, bound, isOptimal, layerByLayer }: NetworkTotals,
): NetworkTotalsJson {
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

function totalKinds(layers: readonly NetworkLayerJson[]): NetworkTotalsJson['kinds'] {
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
