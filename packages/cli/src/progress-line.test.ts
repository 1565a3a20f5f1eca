import type { SearchStep } from '@loopwright/core';
import { expect, test } from 'vitest';
import { progressText } from './progress-line.ts';

const step = { seconds: 2, evaluated: 400_000, valid: 100_000, bestScore: 1.4656e17 } as SearchStep;

test('says how the search is going', () => {
  expect(progressText(step, 'edp', { seconds: 10 })).toBe(
    '2.0 s  best 146.6 kJ·cycle  200,000 mappings/s  25.0 % valid  8 s left',
  );
  expect(progressText(step, 'edp', { evaluations: 1e6 })).toContain('  3 s left');
  expect(progressText(step, 'delay', {})).not.toContain('left');
  expect(progressText({ ...step, bestScore: Number.POSITIVE_INFINITY }, 'edp', {})).toContain('none yet');
});
