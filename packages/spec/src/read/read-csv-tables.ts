import type { DiagnosticLog } from '../diagnostics/diagnostic-log.ts';
import * as problems from '../diagnostics/problems.ts';
import type { SourceLocation } from '../location.ts';
import { type CsvCell, parseCsv } from '../source/parse-csv.ts';
import type { SourceText } from '../source/source-text.ts';
import type { AreaTable, EnergyTable } from '../specification.ts';
import { componentOfPath } from './read-tables.ts';

/** Columns of a table of costs. Units end their names. */
export const CSV_COLUMNS = ['component', 'action', 'energy_pj', 'area_um2'] as const;

type Column = (typeof CSV_COLUMNS)[number];

/** What the CSV files among the inputs say, with the components that they name and where. */
export interface CsvTables {
  readonly energyTables: readonly EnergyTable[];
  readonly areaTables: readonly AreaTable[];
  readonly components: ReadonlyMap<string, SourceLocation>;
}

/**
 * Tables of costs: a row for each action of a component, with its energy in pJ; `area_um2` on any row of the component, or on
 * one without an action. One file goes on where another ends.
 */
export function readCsvTables(sources: readonly SourceText[], log: DiagnosticLog): CsvTables {
  const tables = new TableReader(log);
  for (const source of sources) tables.read(source);
  return tables;
}

interface Given {
  readonly value: number;
  readonly location: SourceLocation;
}

interface ComponentTable {
  readonly file: string;
  readonly location: SourceLocation;
  readonly energies: Map<string, Given>;
  area?: Given;
}

class TableReader implements CsvTables {
  readonly #log: DiagnosticLog;
  readonly #tables = new Map<string, ComponentTable>();

  constructor(log: DiagnosticLog) {
    this.#log = log;
  }

  get energyTables(): EnergyTable[] {
    return [...this.#tables].flatMap(([component, { file, energies }]) => {
      const energyPj = Object.fromEntries([...energies].map(([action, { value }]) => [action, value]));
      return energies.size > 0 ? [{ component, energyPj, source: file }] : [];
    });
  }

  get areaTables(): AreaTable[] {
    return [...this.#tables].flatMap(([component, { file, area }]) =>
      area ? [{ component, areaUm2: area.value, source: file }] : [],
    );
  }

  get components(): ReadonlyMap<string, SourceLocation> {
    return new Map([...this.#tables].map(([component, { location }]) => [component, location]));
  }

  read(source: SourceText): void {
    const [head, ...rows] = parseCsv(source, this.#log);
    if (!head) {
      this.#log.add(problems.emptyTable({ file: source.file, line: 1, column: 1 }, CSV_COLUMNS));
      return;
    }
    const columns = this.#columns(head);
    if (columns) for (const cells of rows) this.#row(cells, columns, source.file);
  }

  /** Where each column stands; undefined where the head cannot be used. */
  #columns(head: readonly CsvCell[]): ReadonlyMap<Column, number> | undefined {
    const columns = new Map<Column, number>();
    let isSound = true;
    for (const [index, { text, location }] of head.entries()) {
      const column = CSV_COLUMNS.find((known) => known === text.toLowerCase());
      if (column && !columns.has(column)) columns.set(column, index);
      else {
        isSound = false;
        this.#log.add(
          column ? problems.duplicateColumn(location, column) : problems.unknownColumn(location, text, CSV_COLUMNS),
        );
      }
    }
    const needed: readonly Column[] = columns.has('area_um2') ? ['component'] : ['component', 'action', 'energy_pj'];
    const missing = needed.filter((column) => !columns.has(column));
    if (isSound && missing.length > 0) this.#log.add(problems.missingColumns(head[0]!.location, missing, CSV_COLUMNS));
    return isSound && missing.length === 0 ? columns : undefined;
  }

  #row(cells: readonly CsvCell[], columns: ReadonlyMap<Column, number>, file: string): void {
    const { location } = cells[0]!;
    if (cells.length > columns.size) {
      this.#log.add(problems.tooManyCells(cells[columns.size]!.location, cells.length, columns.size));
      return;
    }
    const cell = (column: Column): CsvCell | undefined => {
      const found = cells[columns.get(column) ?? Number.POSITIVE_INFINITY];
      return found?.text === '' ? undefined : found;
    };
    const name = cell('component');
    if (!name) {
      this.#log.add(problems.missingCell(location, 'component'));
      return;
    }
    const table = this.#tableOf(componentOfPath(name.text), name.location, file);
    const [action, energy, area] = [cell('action'), cell('energy_pj'), cell('area_um2')];
    if (action && energy) this.#energy(table, name.text, action, energy);
    else if (action || energy) this.#log.add(problems.missingCell(location, action ? 'energy_pj' : 'action'));
    else if (!area) this.#log.add(problems.missingCell(location, 'energy_pj'));
    if (area) this.#area(table, name.text, area);
  }

  #tableOf(component: string, location: SourceLocation, file: string): ComponentTable {
    const table = this.#tables.get(component) ?? { file, location, energies: new Map() };
    this.#tables.set(component, table);
    return table;
  }

  #energy({ energies }: ComponentTable, name: string, action: CsvCell, cell: CsvCell): void {
    const what = `the energy of ${name} ${action.text}`;
    const given = this.#number(cell, what);
    const first = energies.get(action.text);
    if (given && first && first.value !== given.value) {
      this.#log.add(problems.conflictingValues(cell.location, what, cell.text, first.location));
    } else if (given && !first) energies.set(action.text, given);
  }

  /** Every row of a component may repeat its area. */
  #area(table: ComponentTable, name: string, cell: CsvCell): void {
    const what = `the area of ${name}`;
    const given = this.#number(cell, what);
    if (given && table.area && table.area.value !== given.value) {
      this.#log.add(problems.conflictingValues(cell.location, what, cell.text, table.area.location));
    } else if (given) table.area ??= given;
  }

  #number({ text, location }: CsvCell, what: string): Given | undefined {
    const value = /^[+]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
    if (Number.isFinite(value)) return { value, location };
    this.#log.add(problems.badEnergy(location, what, `"${text}"`));
    return undefined;
  }
}
