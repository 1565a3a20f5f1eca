import {
  accesses,
  type MappingResult,
  networkEnergyPj,
  type TileEvaluation,
  type ValidEvaluation,
} from '@loopwright/core';
import { accessColumn } from './access-titles.ts';
import { csvText } from './format/csv.ts';
import { type ValidResult, validResult } from './valid-result.ts';

const columns = [
  ...['level', 'dataspace', 'instances', 'utilized_instances', 'partition_words', 'tile_words'],
  ...accesses.map(({ name }) => accessColumn(name)),
  ...['temporal_reductions', 'address_generations', 'read_words_per_cycle', 'write_words_per_cycle'],
  ...['cycles', 'energy_pj', 'area_um2'],
];

type Row = Readonly<Record<string, string | number>>;

/**
 * The table of levels as CSV (RFC 4180), outermost first: one row per memory and dataspace, one per memory with area and
 * leakage, one for the compute units, one per network that costs energy, and the total. Counts are per instance, energies and
 * areas of all instances, in full precision. Undefined where the mapping does not fit.
 */
export function levelCsv(result: MappingResult): string | undefined {
  const valid = validResult(result);
  if (!valid) return undefined;
  const { evaluation } = valid;
  const rows = [...levelRows(evaluation), computeRow(valid), ...networkRows(evaluation), total(evaluation)];
  return csvText([columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]);
}

function levelRows({ levels }: ValidEvaluation): Row[] {
  const memories = levels.filter((level) => level !== null).reverse();
  return memories.flatMap(({ name, instances, cycles, areaUm2, leakageEnergyPj, dataspaces }): Row[] => [
    ...dataspaces.filter((tile) => tile !== null).map((tile) => tileRow(name, instances, tile)),
    { level: name, dataspace: 'leakage', instances, cycles, energy_pj: leakageEnergyPj, area_um2: areaUm2 },
  ]);
}

function tileRow(level: string, instances: number, tile: TileEvaluation): Row {
  return {
    level,
    dataspace: tile.name,
    instances,
    utilized_instances: tile.utilizedInstances,
    partition_words: tile.partitionSize,
    tile_words: tile.utilizedCapacity,
    ...Object.fromEntries(accesses.map(({ name }) => [accessColumn(name), tile[name]])),
    temporal_reductions: tile.temporalReductions,
    address_generations: tile.addressGenerations,
    read_words_per_cycle: tile.readBandwidth,
    write_words_per_cycle: tile.writeBandwidth,
    energy_pj: tile.energyPj,
  };
}

function computeRow({ evaluation, computeCosts }: ValidResult): Row {
  const { name, instances, utilizedInstances, cycles, energyPj } = evaluation.compute;
  return {
    level: name,
    dataspace: 'compute',
    instances,
    utilized_instances: utilizedInstances,
    cycles,
    energy_pj: energyPj,
    area_um2: computeCosts.areaUm2 * instances,
  };
}

function networkRows({ networks }: ValidEvaluation): Row[] {
  return [...networks].reverse().flatMap(({ name, dataspaces }) =>
    dataspaces.flatMap((tile): Row[] => {
      const energy = networkEnergyPj(tile);
      return energy > 0 ? [{ level: name, dataspace: tile.name, energy_pj: energy }] : [];
    }),
  );
}

function total({ cycles, energyPj, areaUm2 }: ValidEvaluation): Row {
  return { level: 'total', cycles, energy_pj: energyPj, area_um2: areaUm2 };
}
