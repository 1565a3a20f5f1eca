import type { NetworkResultJson } from './network-result.ts';
import type { ResultJson } from './result-json.ts';
import type { SweepResultJson } from './sweep-result.ts';

/** The text of a file: what `readResult`, or the reader of its kind, reads back as the same result. */
export function writeResult(result: ResultJson | NetworkResultJson | SweepResultJson): string {
  return `${JSON.stringify(result, null, 2)}\n`;
}
