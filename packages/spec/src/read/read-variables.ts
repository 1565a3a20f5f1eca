import type { AttributeValue } from '../architecture.ts';
import { isNothing, type LocatedEntry } from '../source/located.ts';
import { plainValue } from '../source/plain-value.ts';
import type { Reader } from '../source/reader.ts';
import { readAttributes } from './read-attributes.ts';

/** The `variables` section, evaluated from top to bottom. */
export function readVariables(section: LocatedEntry | undefined, reader: Reader): Record<string, AttributeValue> {
  if (!section || isNothing(section.value)) return {};
  const map = reader.map(section.value, 'variables');
  if (!map) return {};
  reader.version(map, 'variables');
  const entries = new Map([...map.entries].filter(([key]) => key !== 'version'));
  // `variables.get("A", 1)` finds those below, too; there they are still text.
  const variables: Record<string, AttributeValue> = Object.fromEntries(
    [...entries].map(([key, { value }]) => [key, plainValue(value)]),
  );
  const outer = { variables, spec: { variables } };
  return readAttributes({ ...map, entries }, outer, reader, 'variables', (key, value) => {
    variables[key] = value;
  });
}
