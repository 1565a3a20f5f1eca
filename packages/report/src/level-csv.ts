import {
  accesses,
  type FateCounts,
  type FormatCounts,
  type MappingResult,
  networkEnergyPj,
  type SparseTileEvaluation,
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

const fates = ['actual', 'gated', 'skipped'] as const;

/** Of designs that do something about zeros. */
const zeroColumns = [
  ...['density', 'format', 'average_instances'],
  ...['reads', 'fills', 'updates', 'computes'].flatMap((name) => fates.map((fate) => `${fate}_${name}`)),
  ...['metadata_reads', 'metadata_fills', 'metadata_updates', 'overbooked', 'left_out', 'steps_left', 'busy_instances'],
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
  const used = evaluation.compute.sparse ? [...columns, ...zeroColumns] : columns;
  return csvText([used, ...rows.map((row) => used.map((column) => row[column] ?? ''))]);
}

function levelRows({ levels, compute }: ValidEvaluation): Row[] {
  const memories = levels.filter((level) => level !== null).reverse();
  return memories.flatMap(({ name, instances, cycles, areaUm2, leakageEnergyPj, dataspaces }): Row[] => [
    ...dataspaces
      .filter((tile) => tile !== null)
      .map((tile) => ({ ...tileRow(name, instances, tile), ...instanceCells(name, tile.name, compute) })),
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
    ...(tile.sparse && sparseCells(tile.sparse)),
  };
}

function sparseCells({ nonzeroShare, format, utilizedInstances, ...sparse }: SparseTileEvaluation): Row {
  const { reads, fills, updates, formatReads, formatFills, formatUpdates, overbooked } = sparse;
  return {
    density: nonzeroShare,
    format,
    average_instances: utilizedInstances,
    ...fateCells('reads', reads),
    ...fateCells('fills', fills),
    ...fateCells('updates', updates),
    metadata_reads: units(formatReads),
    metadata_fills: units(formatFills),
    metadata_updates: units(formatUpdates),
    ...(overbooked !== undefined && { overbooked }),
  };
}

/** What units of the memory make of the instances inside it. */
function instanceCells(level: string, dataspace: string, { sparse }: ValidEvaluation['compute']): Row {
  const isThis = (of: { readonly level: string; readonly dataspace: string }) =>
    of.level === level && of.dataspace === dataspace;
  const leftOut = sparse?.leftOut?.find(isThis);
  const packed = sparse?.packed?.find(isThis);
  return {
    ...(leftOut && { left_out: leftOut.probability }),
    ...(packed && { steps_left: packed.steps, busy_instances: packed.busy }),
  };
}

function fateCells(name: string, counts: FateCounts): Row {
  return Object.fromEntries(fates.map((fate) => [`${fate}_${name}`, counts[fate]]));
}

/** Metadata and pointers of all ranks that are done. */
function units(counts: FormatCounts | undefined): number {
  return (counts?.actual ?? []).reduce((sum, [metadata, payload]) => sum + metadata + payload, 0);
}

function computeRow({ evaluation, computeCosts }: ValidResult): Row {
  const { name, instances, utilizedInstances, cycles, energyPj, sparse } = evaluation.compute;
  return {
    level: name,
    dataspace: 'compute',
    instances,
    utilized_instances: utilizedInstances,
    cycles,
    energy_pj: energyPj,
    area_um2: computeCosts.areaUm2 * instances,
    ...(sparse && { average_instances: sparse.utilizedInstances, ...fateCells('computes', sparse) }),
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
