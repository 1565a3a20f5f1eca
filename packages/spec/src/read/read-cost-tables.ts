import type { Architecture } from '../architecture.ts';
import * as problems from '../diagnostics/problems.ts';
import type { SourceLocation } from '../location.ts';
import { isCsv } from '../source/parse-csv.ts';
import type { Reader } from '../source/reader.ts';
import type { Sections } from '../source/sections.ts';
import type { SourceText } from '../source/source-text.ts';
import type { AreaTable, EnergyTable } from '../specification.ts';
import { readCsvTables } from './read-csv-tables.ts';
import { readAreaTables, readEnergyTables } from './read-tables.ts';

export interface CostTables {
  readonly energyTables: readonly EnergyTable[];
  readonly areaTables: readonly AreaTable[];
  /** Components of CSV files, and where each stands first. */
  readonly csvComponents: ReadonlyMap<string, SourceLocation>;
}

/** Energies and areas of the sections ERT and ART and of CSV files; a component stands in one or the other. */
export function readCostTables(sections: Sections, sources: readonly SourceText[], reader: Reader): CostTables {
  const energies = readEnergyTables(sections.get('ERT'), sections.get('ERT_summary'), reader);
  const areas = readAreaTables(sections.get('ART'), reader);
  const csv = readCsvTables(sources.filter(isCsv), reader.log);
  for (const [component, location] of csv.components) {
    const others = [
      ...(energies.some((table) => table.component === component) ? ['the ERT'] : []),
      ...(areas.some((table) => table.component === component) ? ['the ART'] : []),
    ];
    if (others.length === 0) continue;
    reader.log.add(problems.tableGivenTwice(location, component, `${location.file}, and ${others.join(' and ')}`));
  }
  return {
    energyTables: [...energies, ...csv.energyTables],
    areaTables: [...areas, ...csv.areaTables],
    csvComponents: csv.components,
  };
}

/** An ERT lists parts of components as well; a table that people write has a slip where a name means nothing. */
export function checkCsvComponents(
  { csvComponents }: CostTables,
  { levels, compute }: Architecture,
  { log }: Reader,
): void {
  const known = [compute, ...levels.filter(({ kind }) => kind === 'memory')].map(({ name }) => name);
  for (const [component, location] of csvComponents) {
    if (!known.includes(component)) log.add(problems.unusedTable(location, component, known));
  }
}
