import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { chartFile, pageFile } from './page-file.ts';
import { sources } from './sources.ts';
import { validationPage } from './validation-page.ts';

test('docs/validation.md and its charts hold what the designs give', async () => {
  const { text, charts } = await validationPage(sources);
  expect(text).toBe(readFileSync(pageFile, 'utf8'));
  for (const [path, chart] of charts) expect(chart).toBe(readFileSync(chartFile(path), 'utf8'));
}, 600_000);
