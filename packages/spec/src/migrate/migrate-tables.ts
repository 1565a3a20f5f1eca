import { isNothing, type Located } from '../source/located.ts';
import type { Writable } from './yaml-nodes.ts';

/** The older ERT or ART, a map from component to what it costs, as a list of tables. */
export function migrateTables(section: Located, what: 'ERT' | 'ART'): Writable {
  if (section.kind !== 'map') return section;
  const inner = section.entries.get('tables')?.value;
  const tables = inner ?? section;
  if (tables.kind !== 'map') {
    const rest = [...section.entries].filter(([key]) => key !== 'version');
    return new Map<string, Writable>([['version', 0.4], ...rest.map(([key, { value }]) => [key, value] as const)]);
  }
  const rows = [...tables.entries]
    .filter(([key, { value }]) => key !== 'version' && !isNothing(value))
    .map(([name, { value }]) => (what === 'ERT' ? energyRow(name, value) : areaRow(name, value)));
  return new Map<string, Writable>([
    ['version', 0.4],
    ['tables', rows],
  ]);
}

function areaRow(name: string, value: Located): Writable {
  const area = value.kind === 'map' ? value.entries.get('area')?.value : value;
  return new Map<string, Writable>([
    ['name', name],
    ['area', area ?? null],
  ]);
}

/** `{read: 1.5, write: [{arguments: {...}, energy: 2}]}` as a list of actions, one for each set of arguments. */
function energyRow(name: string, value: Located): Writable {
  const listed = value.kind === 'map' ? value.entries.get('actions')?.value : undefined;
  if (value.kind !== 'map' || listed?.kind === 'list') return value;
  const table = listed?.kind === 'map' ? listed : value;
  const actions = [...table.entries].flatMap(([action, { value: costs }]) =>
    (costs.kind === 'list' ? costs.items : [costs]).map((set) => {
      const entries =
        set.kind === 'map'
          ? [...set.entries].map(([key, entry]) => [key, entry.value] as const)
          : [['energy', set] as const];
      return new Map<string, Writable>([['name', action], ...entries]);
    }),
  );
  return new Map<string, Writable>([
    ['name', name],
    ['actions', actions],
  ]);
}
