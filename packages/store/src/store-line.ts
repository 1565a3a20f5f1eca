import { createHash } from 'node:crypto';

const head = /^\{"sha256":"([0-9a-f]{64})","result":/;

/** A line of a store: a result, and the SHA-256 of its text. */
export function storeLine(result: object): string {
  const text = JSON.stringify(result);
  return `{"sha256":"${sha256(text)}","result":${text}}\n`;
}

/** The text of the result in a line; undefined where the line is damaged, or was not written to its end. */
export function resultOfLine(line: string): string | undefined {
  const [start, sum] = head.exec(line) ?? [];
  if (start === undefined || !line.endsWith('}')) return undefined;
  const text = line.slice(start.length, -1);
  return sha256(text) === sum ? text : undefined;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
