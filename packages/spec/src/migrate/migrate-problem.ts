import { problemParts, SHAPE_KEYS } from '../read/problem-parts.ts';
import { DATASPACE_KEYS } from '../read/read-problem.ts';
import type { Located, LocatedMap } from '../source/located.ts';
import type { Reader } from '../source/reader.ts';
import type { Writable } from './yaml-nodes.ts';

/** The `problem` section with the names of v0.4 (`data_spaces`, `read_write`), its shape written out and its bounds in `instance`. */
export function migrateProblem(problem: Located, reader: Reader): Writable {
  const parts = problemParts(problem, reader);
  // What is missing has been reported.
  if (!parts) return problem;
  return new Map<string, Writable>([
    ['version', 0.4],
    ['shape', migrateShape(parts.shape)],
    ['instance', parts.instance],
  ]);
}

/** A shape with the names of v0.4. */
export function migrateShape(shape: LocatedMap): Writable {
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
