import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Folder of designs and networks. */
export const configs: string = fileURLToPath(new URL('../../../configs/', import.meta.url));

const [begin, end] = ['<!-- figures: npm run generate -w @loopwright/known-results -->', '<!-- end of figures -->'];

export function designNames(): string[] {
  const entries = readdirSync(`${configs}designs`, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

export function designReadme(design: string): { file: string; text: string } {
  const file = `${configs}designs/${design}/README.md`;
  return { file, text: readFileSync(file, 'utf8') };
}

/** The text with this table where the figures stand. Throws where it has no place for them. */
export function withTable(text: string, table: string): string {
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`there is no ${begin} ... ${end}`);
  return `${before}${begin}\n\n${table}\n\n${end}${after}`;
}
