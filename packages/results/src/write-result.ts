import type { ResultJson } from './result-json.ts';

/** The text of a file: what `readResult` reads back as the same result. */
export function writeResult(result: ResultJson): string {
  return `${JSON.stringify(result, null, 2)}\n`;
}
