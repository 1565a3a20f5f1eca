import { expect, test } from 'vitest';
import { divideLimits } from './divide-limits.ts';

test('evaluations are divided, all of them; the rest holds for every shard', () => {
  expect(divideLimits({ evaluations: 8, seconds: 3 }, 3)).toEqual([
    { evaluations: 3, seconds: 3 },
    { evaluations: 3, seconds: 3 },
    { evaluations: 2, seconds: 3 },
  ]);
  expect(divideLimits({ timeout: 5 }, 2)).toEqual([{ timeout: 5 }, { timeout: 5 }]);
});
