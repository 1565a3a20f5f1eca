import { join } from 'node:path';
import { CandidateBatch, candidateShape, encodeMapping } from '@loopwright/mapspace';
import { loadCase, ownCases } from '@loopwright/testkit';
import { afterEach, expect, test, vi } from 'vitest';
import { compileEvaluator } from '../../evaluator.ts';

const { problem, architecture, mapping, reuse, costs } = loadCase(join(ownCases, 'sparse', 'd0189-two-level-spmv'));

afterEach(() => {
  vi.unstubAllGlobals();
});

test('the text that follows zeros is straight-line code to read', async () => {
  const { source } = compileEvaluator(problem, architecture, costs, reuse);
  const [zeros] = source!.split('\n\n');
  await expect(`${zeros}\n`).toMatchFileSnapshot('sparse-source.sample.js');
});

test('where no code may be made at run time, a search costs as a report does', () => {
  vi.stubGlobal('Function', function forbid() {
    throw new EvalError('forbidden');
  });
  const { source, evaluate, analyse } = compileEvaluator(problem, architecture, costs, reuse);
  const batch = new CandidateBatch(candidateShape(problem, architecture), 1);
  encodeMapping(mapping, batch, 0);
  evaluate(batch, 0);
  const evaluation = analyse(mapping);
  expect(source).toBeNull();
  expect(evaluation.valid && [evaluation.cycles, evaluation.energyPj]).toEqual([batch.cycles[0], batch.energyPj[0]]);
});
