import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { currentPage } from './current-page.ts';
import { chartFile, pageFile } from './page-file.ts';

test('docs/validation.md and its charts hold what the designs give', async () => {
  const { text, charts } = await currentPage();
  expect(text).toBe(readFileSync(pageFile, 'utf8'));
  for (const [path, chart] of charts) expect(chart).toBe(readFileSync(chartFile(path), 'utf8'));
}, 600_000);
