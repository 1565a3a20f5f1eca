import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { root } from './designs.ts';

const docs = `${root}docs/optimality.md`;

export interface Table {
  /** Of the columns, and of how they are aligned, in Markdown. */
  readonly head: readonly string[];
  /** Lines in Markdown. */
  readonly rows: readonly string[];
  /** How it was taken, beside day and machine. */
  readonly how: string;
}

/** Prints a table with day and machine. With a name it takes the place of what docs/optimality.md has between the marks of that name. */
export function putTable({ head, rows, how }: Table, name: string | undefined): void {
  const taken = `${new Date().toISOString().slice(0, 10)}, ${cpus()[0].model}, Node ${process.version}, ${how}.`;
  const text = `${[...head, ...rows].join('\n')}\n\n${taken}\n`;
  process.stdout.write(text);
  if (name === undefined) return;
  const [opening, closing] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const page = readFileSync(docs, 'utf8');
  writeFileSync(docs, `${page.split(opening)[0]}${opening}\n${text}${closing}${page.split(closing)[1]}`);
}
