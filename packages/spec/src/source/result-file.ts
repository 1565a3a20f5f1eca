import type { DiagnosticLog } from '../diagnostics/diagnostic-log.ts';
import * as problems from '../diagnostics/problems.ts';
import { isNothing, type LocatedMap } from './located.ts';

/** What a search prints as JSON has these keys; `front` only where it was asked for. */
const RESULT_KEYS = ['best', 'mapping', 'search'];

/** A result of a search stands for the mapping that it found: its other keys are figures, and no sections. */
export function sectionsOfResult(file: LocatedMap, log: DiagnosticLog): LocatedMap {
  if (!RESULT_KEYS.every((key) => file.entries.has(key))) return file;
  const mapping = file.entries.get('mapping')!;
  if (isNothing(mapping.value)) log.add(problems.nothingFound(mapping.keyLocation));
  return { ...file, entries: new Map([['mapping', mapping]]) };
}
