import type { DiagnosticLog } from '../diagnostics/diagnostic-log.ts';
import * as problems from '../diagnostics/problems.ts';
import type { LocatedEntry } from './located.ts';
import { plainValue } from './plain-value.ts';

/** A key that a map holds twice: a slip where both say the same, otherwise nobody knows which one is meant. */
export function reportDuplicate(key: string, first: LocatedEntry, second: LocatedEntry, log: DiagnosticLog): void {
  const [one, other] = [first, second].map(({ value }) => JSON.stringify(plainValue(value)));
  const report = one === other ? problems.repeatedKey : problems.duplicateKey;
  log.add(report(second.keyLocation, key, first.keyLocation));
}
