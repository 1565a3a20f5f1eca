import type { SourceLocation } from '../location.ts';
import type { Located } from './located.ts';

export type PlainValue = number | string | boolean | null | PlainValue[] | { [key: string]: PlainValue };

/** The value without its places, as JSON would hold it. */
export function plainValue(node: Located): PlainValue {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plainValue);
  return plainMap(node);
}

export function plainMap(node: Extract<Located, { kind: 'map' }>): { [key: string]: PlainValue } {
  // fromEntries defines own properties, whatever the key.
  return Object.fromEntries([...node.entries].map(([key, { value }]) => [key, plainValue(value)]));
}

/** The reverse, for what is not written out: all of it stands at one place. */
export function locatedAt(value: PlainValue, location: SourceLocation): Located {
  if (Array.isArray(value)) return { kind: 'list', location, items: value.map((item) => locatedAt(item, location)) };
  if (value === null || typeof value !== 'object') {
    return { kind: 'scalar', location, value, text: `${value ?? ''}`, quoted: false };
  }
  const entries = Object.entries(value).map(
    ([key, part]) => [key, { keyLocation: location, value: locatedAt(part, location) }] as const,
  );
  return { kind: 'map', location, entries: new Map(entries) };
}
