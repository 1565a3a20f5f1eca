import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { currentPage } from './current-page.ts';
import { chartFile, pageFile } from './page-file.ts';

const { text, charts } = await currentPage();
writeFileSync(pageFile, text);
for (const [path, chart] of charts) {
  mkdirSync(dirname(chartFile(path)), { recursive: true });
  writeFileSync(chartFile(path), chart);
}
