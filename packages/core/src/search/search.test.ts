import { expect, test } from 'vitest';
import type { SearchStrategy } from '../mapper.ts';
import { Objective } from '../objective.ts';
import { search, searchBatch } from './search.ts';

const host = { nowSeconds: () => 0, pause: async () => {}, interrupted: false };
const idle = { limits: {}, host, evaluate() {}, objective: new Objective(['edp']), shard: 0, front: null };
const batch = searchBatch({ levels: 1, dimensions: 1, dataspaces: 1 });

test('a strategy that is done at its start is not asked, and what it knows counts', async () => {
  const strategy: SearchStrategy = {
    done: true,
    evaluated: 3,
    bound: 7,
    ask: () => {
      throw new Error('asked');
    },
    tell() {},
  };
  const steps: number[] = [];
  const outcome = await search({ ...idle, batch, strategy, onStep: ({ evaluated }) => steps.push(evaluated) });
  expect(outcome).toMatchObject({ stopped: 'exhausted', evaluated: 3, bound: 7, best: null, optimal: false });
  expect(steps).toEqual([]);
});
