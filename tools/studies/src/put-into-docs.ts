import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root: string = fileURLToPath(new URL('../../../', import.meta.url));
export const docs: string = `${root}docs/`;

/** Takes the place of what a page of docs has between the marks of a name. */
export function putIntoDocs(name: string, text: string, page = 'sweep.md'): void {
  const file = `${docs}${page}`;
  const [opening, closing] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const [before, rest] = readFileSync(file, 'utf8').split(opening);
  const after = rest?.split(closing)[1];
  if (after === undefined) throw new Error(`${file} has no marks ${opening} and ${closing}`);
  writeFileSync(file, `${before}${opening}\n${text}${closing}${after}`);
}
