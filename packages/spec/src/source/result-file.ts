import type { DiagnosticLog } from '../diagnostics/diagnostic-log.ts';
import * as problems from '../diagnostics/problems.ts';
import { isNothing, type LocatedMap } from './located.ts';

/** Keys of what `map` and `evaluate` print as JSON. */
const RESULTS = [
  ['best', 'mapping', 'search'],
  ['valid', 'mapping'],
];

/** A result stands for the mapping that it is of: its other keys are figures, and no sections. */
export function sectionsOfResult(file: LocatedMap, log: DiagnosticLog): LocatedMap {
  if (!RESULTS.some((keys) => keys.every((key) => file.entries.has(key)))) return file;
  const mapping = file.entries.get('mapping')!;
  if (isNothing(mapping.value)) log.add(problems.nothingFound(mapping.keyLocation));
  return { ...file, entries: new Map([['mapping', mapping]]) };
}
