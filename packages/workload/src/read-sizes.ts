import type { LocatedEntry, Reader, Scope } from '@loopwright/spec/reading';
import * as problems from './problems.ts';

/** What a user says beside the files: sizes of dimensions that these leave open, or have a default for. */
export type NamedSizes = Readonly<Record<string, number>>;

/** `dims`: sizes that bounds go by, each with its default, evaluated from top to bottom; what a user gives holds. */
export function readSizes(entry: LocatedEntry | undefined, given: NamedSizes, reader: Reader): Scope {
  const scope: Record<string, number> = {};
  const map = entry && reader.map(entry.value, 'dims', 'write dims: {batch: 1}');
  for (const [name, { value }] of map?.entries ?? []) {
    const size = Object.hasOwn(given, name) ? given[name]! : reader.integer(value, `the size of ${name}`, 1, scope);
    if (size !== undefined) scope[name] = size;
  }
  for (const name of Object.keys(given)) {
    if (!map?.entries.has(name)) reader.log.add(problems.unknownSize(name, [...(map?.entries.keys() ?? [])]));
  }
  return scope;
}
