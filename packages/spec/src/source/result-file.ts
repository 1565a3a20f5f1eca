import type { DiagnosticLog } from '../diagnostics/diagnostic-log.ts';
import * as problems from '../diagnostics/problems.ts';
import { isNothing, type LocatedMap } from './located.ts';

/** What a file is a result of, by its top-level keys: of `map --json`, of `evaluate --json`, or of neither. */
export function resultKind(has: (key: string) => boolean): 'search' | 'evaluation' | undefined {
  if (has('best') && has('search')) return 'search';
  return has('valid') ? 'evaluation' : undefined;
}

/** A result stands for the mapping that it is of: its other keys are figures, and no sections. */
export function sectionsOfResult(file: LocatedMap, log: DiagnosticLog): LocatedMap {
  const mapping = file.entries.get('mapping');
  if (!mapping || !resultKind((key) => file.entries.has(key))) return file;
  if (isNothing(mapping.value)) log.add(problems.nothingFound(mapping.keyLocation));
  return { ...file, entries: new Map([['mapping', mapping]]) };
}
