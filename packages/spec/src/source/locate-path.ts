import { DiagnosticLog } from '../diagnostics/diagnostic-log.ts';
import type { SourceLocation } from '../location.ts';
import type { Located } from './located.ts';
import { parseSource } from './parse-source.ts';
import type { SourceText } from './source-text.ts';

/**
 * Where a value stands in a file of YAML or JSON, for messages about values that were parsed without their places: the
 * innermost part of the path that is there. Undefined where the file cannot be parsed.
 */
export function locatePath(source: SourceText, path: readonly PropertyKey[]): SourceLocation | undefined {
  let node: Located | undefined = parseSource(source, new DiagnosticLog(() => undefined))[0];
  let location = node?.location;
  for (const key of path) {
    node = node && partOf(node, key);
    location = node?.location ?? location;
  }
  return location;
}

/** The same for the value at the end of the path alone: undefined where the file holds no such value. */
export function findPath(source: SourceText, path: readonly PropertyKey[]): SourceLocation | undefined {
  let node: Located | undefined = parseSource(source, new DiagnosticLog(() => undefined))[0];
  for (const key of path) node = node && partOf(node, key);
  return node?.location;
}

function partOf(node: Located, key: PropertyKey): Located | undefined {
  if (node.kind === 'map') return node.entries.get(String(key))?.value;
  return node.kind === 'list' ? node.items[Number(key)] : undefined;
}
