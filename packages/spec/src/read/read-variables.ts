import type { AttributeValue } from '../architecture.ts';
import { isNothing, type LocatedEntry } from '../source/located.ts';
import type { Reader } from '../source/reader.ts';
import { readAttributes } from './read-attributes.ts';

/** The `variables` section, evaluated from top to bottom. */
export function readVariables(section: LocatedEntry | undefined, reader: Reader): Record<string, AttributeValue> {
  if (!section || isNothing(section.value)) return {};
  const map = reader.map(section.value, 'variables');
  if (!map) return {};
  reader.version(map, 'variables');
  const entries = new Map([...map.entries].filter(([key]) => key !== 'version'));
  return readAttributes({ ...map, entries }, {}, reader, 'variables');
}
