import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { chartFile, pageFile } from './page-file.ts';
import { sources } from './sources.ts';
import { validationPage } from './validation-page.ts';

const { text, charts } = await validationPage(sources);
writeFileSync(pageFile, text);
for (const [path, chart] of charts) {
  mkdirSync(dirname(chartFile(path)), { recursive: true });
  writeFileSync(chartFile(path), chart);
}
