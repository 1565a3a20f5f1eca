import { writeFileSync } from 'node:fs';
import { designNames, designReadme, withTable } from './design-readme.ts';
import { knownResults } from './known-results.ts';

// All designs, or those that are named.
const named = process.argv.slice(2);
for (const design of named.length > 0 ? named : designNames()) {
  const { file, text } = designReadme(design);
  writeFileSync(file, withTable(text, await knownResults(design)));
  process.stderr.write(`${design}\n`);
}
