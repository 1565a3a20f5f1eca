import { CandidateBatch, PrunedSampler, Random } from '@loopwright/core';
import { buildMapspace, PluginManager } from '@loopwright/core/engine';
import { costModelContract, smallCases } from '@loopwright/testkit/contracts';
import { expect, test } from 'vitest';
import { type CostRooflineOptions, costRoofline } from './index.ts';

costModelContract(() => costRoofline(), { kind: 'replaces' });

/** A GEMM of 4 x 6 x 4 on two memories, without any array. */
async function costOf(options: CostRooflineOptions) {
  const plugins = new PluginManager();
  await plugins.use(costRoofline(options));
  const { specification, costs } = smallCases.find(({ name }) => name === 'gemm, two memories')!;
  const { problem, architecture, constraints } = specification;
  const builtIn = () => {
    throw new Error('a roofline does not ask the built-in model');
  };
  const evaluate = plugins.hooks.evaluate.call(builtIn, {
    specification,
    costs,
    state: undefined as never,
    networks: undefined as never,
  });
  const batch = new CandidateBatch(buildMapspace(problem, architecture, constraints).shape, 1);
  new PrunedSampler(buildMapspace(problem, architecture, constraints), { visits: 1 }).next(new Random(1), batch, 0);
  evaluate(batch, 0);
  return { cycles: batch.cycles[0], energyPj: batch.energyPj[0] };
}

const words = 4 * 4 + 4 * 6 + 4 * 6;

test('bound by computes', async () => {
  expect(await costOf({ wordsPerCycle: 16 })).toEqual({ cycles: 96, energyPj: 96 * 0.5 + words * 100 });
});

test('bound by memory', async () => {
  expect((await costOf({ wordsPerCycle: 0.5 })).cycles).toBe(2 * words);
});
