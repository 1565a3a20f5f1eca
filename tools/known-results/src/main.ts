import { writeFileSync } from 'node:fs';
import { designNames, designReadme, withTable } from './design-readme.ts';
import { knownResults } from './known-results.ts';

for (const design of designNames()) {
  const { file, text } = designReadme(design);
  writeFileSync(file, withTable(text, await knownResults(design)));
  process.stderr.write(`${design}\n`);
}
