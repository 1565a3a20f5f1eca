import { DATASPACE_KEYS, SHAPE_KEYS } from '../read/read-problem.ts';
import type { Located } from '../source/located.ts';
import type { Writable } from './yaml-nodes.ts';

/** The `problem` section with the names of v0.4: `data_spaces`, `read_write`. */
export function migrateProblem(problem: Located): Writable {
  if (problem.kind !== 'map') return problem;
  const entries = [...problem.entries].filter(([key]) => key !== 'version');
  return new Map<string, Writable>([
    ['version', 0.4],
    ...entries.map(([key, { value }]) => [key, key === 'shape' ? migrateShape(value) : value] as const),
  ]);
}

function migrateShape(shape: Located): Writable {
  if (shape.kind !== 'map') return shape;
  const entries = [...shape.entries].map(([key, { value }]): [string, Writable] => {
    const name = current(key, SHAPE_KEYS);
    const isList = name === 'data_spaces' && value.kind === 'list';
    return [name, isList ? value.items.map(migrateDataspace) : value];
  });
  return new Map(entries);
}

function migrateDataspace(item: Located): Writable {
  if (item.kind !== 'map') return item;
  return new Map([...item.entries].map(([key, { value }]) => [current(key, DATASPACE_KEYS), value]));
}

function current(key: string, known: readonly string[]): string {
  return known.includes(key) ? key : key.replaceAll('-', '_');
}
