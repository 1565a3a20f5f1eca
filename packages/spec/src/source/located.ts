import type { SourceLocation } from '../location.ts';

/** YAML with a place for every value. Maps are `Map`s: no key of a file can touch a prototype. */
export type Located = LocatedMap | LocatedList | LocatedScalar;

export interface LocatedMap {
  readonly kind: 'map';
  readonly location: SourceLocation;
  readonly tag?: string;
  readonly entries: ReadonlyMap<string, LocatedEntry>;
}

export interface LocatedEntry {
  readonly keyLocation: SourceLocation;
  readonly value: Located;
}

export interface LocatedList {
  readonly kind: 'list';
  readonly location: SourceLocation;
  readonly tag?: string;
  readonly items: readonly Located[];
}

export interface LocatedScalar {
  readonly kind: 'scalar';
  readonly location: SourceLocation;
  readonly tag?: string;
  readonly value: string | number | boolean | null;
  /** As written, without quotes. */
  readonly text: string;
  /** Quoted text is never arithmetic. */
  readonly quoted: boolean;
}

/** A key without a value, or null. */
export function isNothing(node: Located): boolean {
  return node.kind === 'scalar' && node.value === null;
}

/** Short text of a value for messages. */
export function showLocated(node: Located): string {
  if (node.kind === 'map') return `a map with ${showList([...node.entries.keys()])}`;
  if (node.kind === 'list') return `a list of ${node.items.length}`;
  return node.value === null ? 'nothing' : showText(node.text);
}

export function showText(text: string): string {
  return `"${text.length > 60 ? `${text.slice(0, 57)}...` : text}"`;
}

/** `a, b, c`, cut short where there are many. */
export function showList(names: readonly string[], limit = 12): string {
  if (names.length === 0) return 'nothing';
  const shown = names.slice(0, limit).map((name) => (name.length > 40 ? `${name.slice(0, 37)}...` : name));
  return names.length > limit ? `${shown.join(', ')}, ... (${names.length} in all)` : shown.join(', ');
}
