import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pageFile } from './page-file.ts';
import { sources } from './sources.ts';
import { validationPage } from './validation-page.ts';

test('docs/validation.md holds what the designs give', async () => {
  expect(await validationPage(sources)).toBe(readFileSync(pageFile, 'utf8'));
});
