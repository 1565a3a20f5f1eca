import { expect, test } from 'vitest';
import { noPaint } from './format/paint.ts';
import { formatNetworkProgress } from './format-network-progress.ts';

const running = [{ name: 'conv1', objective: 'energy+0.12345678*delay', seconds: 2, gap: 0.125 }];
const progress = { operations: 4, done: 1, searches: 2, stored: 1, seconds: 12, running };

test('what is done, and every search under way', () => {
  expect(formatNetworkProgress(progress, { width: 100, paint: noPaint })).toEqual([
    'Layers     █████░░░░░░░░░░░░░░░  1 of 4, 2 searches, 1 from the store, 12.0 s',
    'Searching  conv1 by energy+0.1235*delay, 2.0 s, at the most 12.5 % from the least',
  ]);
});

test('no line is longer than the width', () => {
  for (const width of [20, 40]) {
    const lines = formatNetworkProgress(progress, { width, paint: noPaint });
    for (const line of lines) expect([...line].length).toBeLessThanOrEqual(width);
  }
});
