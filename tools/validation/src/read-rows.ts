import { readFileSync } from 'node:fs';

/** Rows of a file in `data`, by the names of its first line. No value there holds a comma. */
export function readRows(file: string): Readonly<Record<string, string>>[] {
  const text = readFileSync(new URL(`../data/${file}`, import.meta.url), 'utf8');
  const [head, ...rows] = text.trim().split('\n');
  const names = head.split(',');
  return rows.map((row) => Object.fromEntries(row.split(',').map((value, column) => [names[column], value])));
}
