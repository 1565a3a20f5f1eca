import { join } from 'node:path';
import { loadCase, ownCases } from '@loopwright/testkit';
import { expect, test } from 'vitest';
import { compileEvaluator } from '../../evaluator.ts';

test('the text that follows zeros is straight-line code to read', async () => {
  const { problem, architecture, reuse, costs } = loadCase(join(ownCases, 'sparse', 'd0189-two-level-spmv'));
  const { source } = compileEvaluator(problem, architecture, costs, reuse);
  const [zeros] = source!.split('\n\n');
  await expect(`${zeros}\n`).toMatchFileSnapshot('sparse-source.sample.js');
});
