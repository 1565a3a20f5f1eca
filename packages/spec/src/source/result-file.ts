import type { DiagnosticLog } from '../diagnostics/diagnostic-log.ts';
import * as problems from '../diagnostics/problems.ts';
import { isNothing, type LocatedMap } from './located.ts';

/** What a file is a result of, by its top-level keys: of `map --json`, of one layer or a network, of `evaluate --json`, or of neither. */
export function resultKind(has: (key: string) => boolean): 'search' | 'network' | 'evaluation' | undefined {
  if (has('network') && has('layers') && has('search')) return 'network';
  if (has('best') && has('search')) return 'search';
  return has('valid') ? 'evaluation' : undefined;
}

/** A result stands for the mapping that it is of: its other keys are figures, and no sections. */
export function sectionsOfResult(file: LocatedMap, log: DiagnosticLog): LocatedMap {
  const kind = resultKind((key) => file.entries.has(key));
  if (kind === 'network') {
    log.add(problems.resultOfNetwork(file.entries.get('layers')!.keyLocation));
    return { ...file, entries: new Map() };
  }
  const mapping = file.entries.get('mapping');
  if (!mapping || !kind) return file;
  if (isNothing(mapping.value)) log.add(problems.nothingFound(mapping.keyLocation));
  return { ...file, entries: new Map([['mapping', mapping]]) };
}
