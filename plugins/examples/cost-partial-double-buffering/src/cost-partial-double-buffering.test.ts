import { CandidateBatch, PrunedSampler, Random } from '@loopwright/core';
import { buildMapspace, compileEvaluator, PluginManager } from '@loopwright/core/engine';
import { costModelContract, smallCases } from '@loopwright/testkit/contracts';
import { expect, test } from 'vitest';
import { costPartialDoubleBuffering } from './index.ts';

costModelContract(() => costPartialDoubleBuffering());

/** Cycles of one mapping by the built-in model and with fills that are hidden in part, and the words that are filled. */
async function cyclesOf(overlap: number) {
  const plugins = new PluginManager();
  await plugins.use(costPartialDoubleBuffering({ overlap, fillWordsPerCycle: 2 }));
  const { specification, costs } = smallCases[1];
  const { problem, architecture, constraints } = specification;
  const { evaluate: builtIn, state, networks } = compileEvaluator(problem, architecture, costs, constraints.reuse);
  const evaluate = plugins.hooks.evaluate.call(builtIn, { specification, costs, state, networks });
  const mapspace = buildMapspace(problem, architecture, constraints);
  const batch = new CandidateBatch(mapspace.shape, 1);
  const sampler = new PrunedSampler(mapspace, { visits: 1 });
  const random = new Random(3);
  do {
    sampler.next(random, batch, 0);
    builtIn(batch, 0);
  } while (batch.rejection[0]);
  const before = batch.cycles[0];
  evaluate(batch, 0);
  const filled = state.fills.reduce((sum, words) => sum + words, 0);
  return { added: batch.cycles[0] - before, filled };
}

test('all hidden: the built-in rule', async () => {
  expect((await cyclesOf(1)).added).toBe(0);
});

test('none hidden: the time of all fills is added', async () => {
  const { added, filled } = await cyclesOf(0);
  expect(filled).toBeGreaterThan(0);
  expect(added).toBe(Math.ceil(filled / 2));
});

test('less hidden takes no less time', async () => {
  const added = await Promise.all([1, 0.9, 0.5, 0].map(async (overlap) => (await cyclesOf(overlap)).added));
  expect(added).toEqual([...added].sort((a, b) => a - b));
});
