import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { modelVersion } from './model-version.ts';

test('it is the version that is released', () => {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  expect(modelVersion).toBe(version);
});
