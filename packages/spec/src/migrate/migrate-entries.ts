import type { Problem } from '../problem.ts';
import { constraintList, isNamedList } from '../read/constraint-list.ts';
import type { HardwareTree } from '../read/hardware-node.ts';
import type { LevelContext } from '../read/level-context.ts';
import { ENTRY_TYPES, olderEntries } from '../read/read-constraints.ts';
import { readFactors } from '../read/read-factors.ts';
import { readPermutation } from '../read/read-permutation.ts';
import { isNothing, type Located, type LocatedMap } from '../source/located.ts';
import type { Reader } from '../source/reader.ts';
import type { Writable } from './yaml-nodes.ts';

/** What entries are rewritten with. */
export interface EntryContext {
  readonly reader: Reader;
  /** Factors and permutations become lists where their names are known. */
  readonly problem: Problem | undefined;
  readonly tree: HardwareTree | undefined;
}

/** A `mapping:` list, or the targets of constraints, one entry for each thing that is said. */
export function migrateEntries(list: Located, context: EntryContext): Writable {
  if (list.kind !== 'list') return list;
  return list.items.flatMap((item) => olderEntries(item)).map((entry) => migrateEntry(entry, context));
}

/** `{version, targets}`, or the list itself. */
export function migrateConstraints(section: Located, context: EntryContext): Writable {
  if (section.kind === 'list') return targets(section, context);
  if (section.kind !== 'map') return section;
  const dropped = (key: string) => ['version', 'targets', 'constraints'].includes(key) || isNamedList(key);
  const entries = [...section.entries].filter(([key]) => !dropped(key));
  const list = constraintList(section)?.entry;
  return new Map<string, Writable>([
    ['version', 0.4],
    ...entries.map(([key, { value }]) => [key, value] as const),
    ...(list && !isNothing(list.value) ? [['targets', migrateEntries(list.value, context)] as const] : []),
  ]);
}

function targets(list: Located, context: EntryContext): Writable {
  return new Map<string, Writable>([
    ['version', 0.4],
    ['targets', migrateEntries(list, context)],
  ]);
}

function migrateEntry(entry: Located, context: EntryContext): Writable {
  if (entry.kind !== 'map') return entry;
  const type = textOf(entry, 'type');
  const canonical = ENTRY_TYPES.get(type ?? '') ?? type;
  const named = entry.entries.has('target') ? 'target' : 'name';
  const written = [...entry.entries].map(([key, { value }]): [string, Writable] => {
    if (key === 'type') return ['type', canonical ?? value];
    if (key === named) return ['target', targetName(textOf(entry, named) ?? '', canonical, context)];
    return [key.replaceAll('-', '_'), setting(key, value, context)];
  });
  // What the entry is about comes first, wherever the file says it.
  return new Map([...['target', 'type'].flatMap((head) => written.filter(([key]) => key === head)), ...written]);
}

/** The older form calls a fan-out by the memory outside it. */
function targetName(name: string, type: string | undefined, { tree }: EntryContext): string {
  const nodes = tree?.form === 'older' ? tree.nodes : [];
  const memory = nodes.findIndex((node) => node.kind === 'component' && node.name === name);
  const inside = memory < 0 ? undefined : nodes[memory + 1];
  return type === 'spatial' && inside?.kind === 'container' ? inside.name : name;
}

function setting(key: string, value: Located, { problem, reader }: EntryContext): Writable {
  if (!problem || isNothing(value)) return value;
  const context: LevelContext = { problem, reader, scope: {} };
  if (key === 'factors' && value.kind === 'scalar') {
    return readFactors(value, context).map(({ dimension, operator, value: factor, remainder }) => {
      const last = remainder === factor ? '' : `,${remainder}`;
      return `${problem.dimensions[dimension]!.name}${operator}${factor}${last}`;
    });
  }
  if (key === 'permutation' && value.kind === 'scalar') {
    const { prefix, suffix } = readPermutation(value, context);
    const names = (dimensions: readonly number[]) => dimensions.map((dimension) => problem.dimensions[dimension]!.name);
    return suffix.length === 0 ? names(prefix) : [...names(prefix), '_', ...names(suffix)];
  }
  return value;
}

function textOf(map: LocatedMap, key: string): string | undefined {
  const node = map.entries.get(key)?.value;
  return node?.kind === 'scalar' ? node.text.trim() : undefined;
}
