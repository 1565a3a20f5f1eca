import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root: string = fileURLToPath(new URL('../../../', import.meta.url));
export const docs: string = `${root}docs/`;

/** Takes the place of what docs/sweep.md has between the marks of a name. */
export function putIntoDocs(name: string, text: string): void {
  const file = `${docs}sweep.md`;
  const [opening, closing] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const page = readFileSync(file, 'utf8');
  const [before, rest] = page.split(opening);
  const after = rest?.split(closing)[1];
  if (after === undefined) throw new Error(`${file} has no marks ${opening} and ${closing}`);
  writeFileSync(file, `${before}${opening}\n${text}${closing}${after}`);
}
