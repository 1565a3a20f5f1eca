import { expect, test } from 'vitest';
import { mergedStop } from './merged-stop.ts';

test('why all shards have ended', () => {
  expect(mergedStop(['exhausted', 'exhausted'], false)).toBe('exhausted');
  expect(mergedStop(['exhausted', 'seconds'], false)).toBe('seconds');
  expect(mergedStop(['interrupted', 'target'], false)).toBe('target');
  expect(mergedStop(['interrupted', 'exhausted'], true)).toBe('interrupted');
});
