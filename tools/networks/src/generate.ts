import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { networksFolder, problemFiles } from './read-networks.ts';

const files = problemFiles();
for (const [path, text] of files) {
  const file = join(networksFolder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
console.log(`${files.size} problems written`);
