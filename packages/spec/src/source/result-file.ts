import type { DiagnosticLog } from '../diagnostics/diagnostic-log.ts';
import * as problems from '../diagnostics/problems.ts';
import { isNothing, type LocatedMap } from './located.ts';

/** What a file is a result of: of `map --json`, of one layer or a network, of `evaluate --json`, or of `sweep --json`. */
export type ResultKind = 'search' | 'network' | 'evaluation' | 'sweep';

/** Which result a file is, by its top-level keys; undefined where it is none. */
export function resultKind(has: (key: string) => boolean): ResultKind | undefined {
  if (has('study') && has('points')) return 'sweep';
  if (has('network') && has('layers') && has('search')) return 'network';
  if (has('best') && has('search')) return 'search';
  return has('valid') ? 'evaluation' : undefined;
}

/** A result stands for the mapping that it is of: its other keys are figures, and no sections. */
export function sectionsOfResult(file: LocatedMap, log: DiagnosticLog): LocatedMap {
  const kind = resultKind((key) => file.entries.has(key));
  if (kind === 'network' || kind === 'sweep') {
    const place = (key: string) => file.entries.get(key)!.keyLocation;
    log.add(kind === 'sweep' ? problems.resultOfSweep(place('points')) : problems.resultOfNetwork(place('layers')));
    return { ...file, entries: new Map() };
  }
  const mapping = file.entries.get('mapping');
  if (!mapping || !kind) return file;
  if (isNothing(mapping.value)) log.add(problems.nothingFound(mapping.keyLocation));
  return { ...file, entries: new Map([['mapping', mapping]]) };
}
