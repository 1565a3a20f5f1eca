import { CandidateBatch, candidateShape } from '@loopwright/core';
import { PluginManager } from '@loopwright/core/engine';
import { costModelContract, smallCases } from '@loopwright/testkit/contracts';
import { expect, test } from 'vitest';
import { type CostDramRefreshOptions, costDramRefresh } from './index.ts';

costModelContract(() => costDramRefresh());

/** Energy that is added to a run of 64 cycles in which 96 words of one byte pass the DRAM. */
async function addedPj(options: CostDramRefreshOptions): Promise<number> {
  const plugins = new PluginManager();
  await plugins.use(costDramRefresh(options));
  const { specification, costs } = smallCases[0];
  const { problem, architecture } = specification;
  const batch = new CandidateBatch(candidateShape(problem, architecture), 1);
  // [level * dataspaces + dataspace]: nothing at the buffer, something of each tensor at the DRAM.
  const counts = (...dram: number[]) => Float64Array.of(...problem.dataspaces.map(() => 0), ...dram);
  const state = {
    reads: counts(40, 30, 6),
    fills: counts(0, 0, 0),
    updates: counts(0, 0, 20),
    tileWords: counts(0, 0, 0),
    instancesUsed: Float64Array.of(1, 1),
    computeCycles: 64,
  };
  const evaluate = plugins.hooks.evaluate.call(
    () => {
      batch.energyPj[0] = 1000;
      batch.cycles[0] = 64;
    },
    { specification, costs, state, networks: undefined as never },
  );
  evaluate(batch, 0);
  return batch.energyPj[0] - 1000;
}

test('rows of 16 bytes, half of each used: 12 are opened', async () => {
  expect(await addedPj({ rowBytes: 16, rowUse: 0.5, activationPj: 10, refreshPj: 0 })).toBe(12 * 10);
});

test('refresh every 8 ns, of 64 cycles of 2 ns', async () => {
  expect(await addedPj({ activationPj: 0, refreshPj: 5, refreshIntervalNs: 8, cycleNs: 2 })).toBe(16 * 5);
});

test('refuses options that it does not know', () => {
  expect(() => costDramRefresh({ rowSize: 1 } as never)).toThrow(/rowSize/);
});
