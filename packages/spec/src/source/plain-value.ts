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
