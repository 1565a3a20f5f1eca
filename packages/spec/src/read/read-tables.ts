import * as problems from '../diagnostics/problems.ts';
import { isNothing, type Located, type LocatedEntry, type LocatedMap, showLocated } from '../source/located.ts';
import { plainValue } from '../source/plain-value.ts';
import type { Reader } from '../source/reader.ts';
import type { AreaTable, ArgumentSet, EnergyTable } from '../specification.ts';

export const TABLE_SECTION_KEYS = ['version', 'tables'];
export const TABLE_ACTION_KEYS = ['name', 'arguments', 'energy'];

/** The `ERT` section: energies in pJ by component and action; its summary says which plug-ins of Accelergy they come from. */
export function readEnergyTables(
  section: LocatedEntry | undefined,
  summary: LocatedEntry | undefined,
  reader: Reader,
): EnergyTable[] {
  const estimators = readEstimators(summary?.value);
  const tables = new Map<string, ActionEnergy[]>();
  for (const { name, body } of tableRows(section, 'ERT', reader)) {
    tables.set(name, [...(tables.get(name) ?? []), ...readActions(body, name, reader)]);
  }
  return [...tables].map(([component, actions]) => {
    const by = estimators.get(component);
    const largest = new Map<string, number>();
    const sets = new Map<string, ArgumentSet[]>();
    for (const { action, energyPj, arguments: given } of actions) {
      // One action may come with several argument sets: Timeloop takes the largest energy.
      largest.set(action, Math.max(energyPj, largest.get(action) ?? 0));
      if (given) sets.set(action, [...(sets.get(action) ?? []), { arguments: given, energyPj }]);
    }
    return {
      component,
      energyPj: Object.fromEntries(largest),
      ...(sets.size > 0 && { argumentSets: Object.fromEntries(sets) }),
      ...(by && { source: `ERT of ${by.join(', ')}`, estimators: by }),
    };
  });
}

/** [component] plug-ins that its figures come from, as far as the summary says. It decides nothing, so it may be anything. */
function readEstimators(summary: Located | undefined): ReadonlyMap<string, readonly string[]> {
  const rows = child(summary, 'table_summary');
  const entries = (rows?.kind === 'list' ? rows.items : []).flatMap((row) => {
    const name = textOf(child(row, 'name'));
    const estimations = child(row, 'primitive_estimation(s)') ?? child(row, 'primitive_estimations');
    const named =
      estimations?.kind === 'list' ? estimations.items.map((item) => child(item, 'estimator')) : [estimations];
    const estimators = [...new Set(named.flatMap((node) => textOf(node) ?? []))];
    return name !== undefined && estimators.length > 0 ? [[componentOfPath(name), estimators] as const] : [];
  });
  return new Map(entries);
}

function child(node: Located | undefined, key: string): Located | undefined {
  return node?.kind === 'map' ? node.entries.get(key)?.value : undefined;
}

function textOf(node: Located | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

/** The `ART` section: area of one instance of each component in um^2. */
export function readAreaTables(section: LocatedEntry | undefined, reader: Reader): AreaTable[] {
  const tables = new Map<string, number>();
  for (const { name, body } of tableRows(section, 'ART', reader)) {
    const node = body.kind === 'map' ? body.entries.get('area')?.value : body;
    if (!node) reader.log.add(problems.missingKey(body.location, 'area', `the area table of ${name}`));
    const areaUm2 = node && nonNegative(node, `the area of ${name}`, reader);
    if (areaUm2 !== undefined) tables.set(name, Math.max(areaUm2, tables.get(name) ?? 0));
  }
  return [...tables].map(([component, areaUm2]) => ({ component, areaUm2 }));
}

/** `System.chip.PE[1..168].buffer[1..4]` is the table of `buffer`. */
export function componentOfPath(path: string): string {
  return path
    .replace(/\[[^\]]*\]/g, '')
    .split('.')
    .at(-1)!
    .trim();
}

interface Row {
  readonly name: string;
  readonly body: Located;
}

/** `{version, tables: [{name, ...}]}`, or the older map from component to actions, with or without `tables`. */
function tableRows(section: LocatedEntry | undefined, what: string, reader: Reader): Row[] {
  if (!section || isNothing(section.value)) return [];
  const map = reader.map(section.value, what);
  const tables = map?.entries.get('tables')?.value ?? map;
  if (!map || !tables || isNothing(tables)) return [];
  if (tables.kind === 'list') {
    reader.closed(map, what, TABLE_SECTION_KEYS);
    return tables.items.flatMap((item) => {
      const table = reader.map(item, `a table of ${what}`);
      const entry = table && reader.required(table, 'name', `a table of ${what}`);
      const name = entry && reader.text(entry.value, `the name of a table of ${what}`);
      return table && name !== undefined ? [{ name: componentOfPath(name), body: table }] : [];
    });
  }
  const rows = reader.map(tables, `tables of ${what}`);
  return [...(rows?.entries ?? [])]
    .filter(([key]) => key !== 'version')
    .map(([key, { value }]) => ({ name: componentOfPath(key), body: value }));
}

/** An action, with its arguments where there are any. */
interface ActionEnergy {
  readonly action: string;
  readonly energyPj: number;
  readonly arguments?: ArgumentSet['arguments'];
}

function readActions(body: Located, component: string, reader: Reader): ActionEnergy[] {
  const what = `the energy table of ${component}`;
  const map = reader.map(body, what);
  const listed = map?.entries.get('actions')?.value;
  if (!map) return [];
  if (!listed) return olderActions(map, component, reader);
  reader.closed(map, what, ['name', 'actions']);
  return (reader.list(listed, `actions of ${component}`)?.items ?? []).flatMap((item) => {
    const action = reader.closedMap(item, `an action of ${component}`, TABLE_ACTION_KEYS);
    const nameEntry = action && reader.required(action, 'name', `an action of ${component}`);
    const energy = action && reader.required(action, 'energy', `an action of ${component}`);
    const name = nameEntry && reader.text(nameEntry.value, `the name of an action of ${component}`);
    const energyPj = energy && nonNegative(energy.value, `the energy of ${component} ${name ?? ''}`.trim(), reader);
    return name !== undefined && energyPj !== undefined ? [{ action: name, energyPj, ...argumentsOf(action) }] : [];
  });
}

/** `read: 1.5`, `read: {energy: 1.5}` or `read: [{arguments: {...}, energy: 1.5}, ...]`. */
function olderActions(map: LocatedMap, component: string, reader: Reader): ActionEnergy[] {
  return [...map.entries]
    .filter(([key]) => key !== 'name')
    .flatMap(([action, { value }]) => {
      const sets = value.kind === 'list' ? value.items : [value];
      return sets.flatMap((set) => {
        const node = set.kind === 'map' ? set.entries.get('energy')?.value : set;
        if (!node) reader.log.add(problems.missingKey(set.location, 'energy', `the action ${action} of ${component}`));
        const energyPj = node && nonNegative(node, `the energy of ${component} ${action}`, reader);
        return energyPj === undefined ? [] : [{ action, energyPj, ...argumentsOf(set) }];
      });
    });
}

function argumentsOf(set: Located | undefined): Pick<ActionEnergy, 'arguments'> {
  const node = set?.kind === 'map' ? set.entries.get('arguments')?.value : undefined;
  if (node?.kind !== 'map' || node.entries.size === 0) return {};
  return { arguments: plainValue(node) as ArgumentSet['arguments'] };
}

function nonNegative(node: Located, what: string, reader: Reader): number | undefined {
  if (node.kind === 'scalar' && typeof node.value === 'number' && node.value >= 0 && Number.isFinite(node.value))
    return node.value;
  reader.log.add(problems.badEnergy(node.location, what, showLocated(node)));
  return undefined;
}
