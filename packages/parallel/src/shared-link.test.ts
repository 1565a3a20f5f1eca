import { expect, test } from 'vitest';
import { SharedLink } from './shared-link.ts';

test('the best score is the least that any thread offers', () => {
  const one = new SharedLink();
  const other = new SharedLink(one.buffer);
  expect(other.bestScore).toBe(Infinity);
  one.offer(3e17);
  other.offer(0.25);
  one.offer(7);
  expect([one.bestScore, other.bestScore]).toEqual([0.25, 0.25]);
});

test('one stops all', () => {
  const one = new SharedLink();
  const other = new SharedLink(one.buffer);
  expect(other.stopped).toBe(false);
  one.stop();
  expect(other.stopped).toBe(true);
});
