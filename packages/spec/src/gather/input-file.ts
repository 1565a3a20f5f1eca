import { CSV_COLUMNS } from '../read/read-csv-tables.ts';
import { isCsv } from '../source/parse-csv.ts';
import type { SourceText } from '../source/source-text.ts';
import type { InputFile } from './input-sets.ts';
import { sectionNames } from './section-names.ts';

const NAME = /\bname["']?\s*:\s*["']?([\w-]+)/g;
const TARGET = /\btarget["']?\s*:\s*["']?([\w-]+)/g;

/** What a file of a tree is, by a look at its text: thousands are not parsed only to see which of them belong together. */
export function inputFile({ file, text }: SourceText): InputFile {
  if (isCsv({ file, text })) return { path: file, sections: isCostTable(text) ? ['ERT'] : [] };
  const sections = sectionNames(text);
  return {
    path: file,
    sections,
    names: /\{[{%]|!include/.test(text) ? undefined : new Set(found(text, NAME)),
    targets: found(text, TARGET),
  };
}

/** A table of costs among other files of comma-separated values, by its head. */
function isCostTable(text: string): boolean {
  const head = /^(?:\s*#.*\n|\s*\n)*(.*)/.exec(text.replace(/^\uFEFF/, ''))?.[1] ?? '';
  const columns = head
    .toLowerCase()
    .split(',')
    .map((column) => column.trim().replace(/^"|"$/g, ''));
  return columns.includes('component') && columns.every((column) => CSV_COLUMNS.some((known) => known === column));
}

function found(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, name]) => name!))];
}
