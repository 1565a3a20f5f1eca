import { CandidateBatch } from '@loopwright/mapspace';
import { Rejection } from '@loopwright/model';
import { expect, test } from 'vitest';
import { isValidCost, logCost } from './log-cost.ts';
import { Objective } from './objective.ts';

const batch = new CandidateBatch({ levels: 3, dimensions: 1, dataspaces: 1 }, 1);

function costOf(figures: {
  energy?: number;
  cycles?: number;
  rejection?: number;
  level?: number;
  needed?: number;
}): number {
  batch.energyPj[0] = figures.energy ?? 1;
  batch.cycles[0] = figures.cycles ?? 1;
  batch.rejection[0] = figures.rejection ?? Rejection.None;
  batch.rejectedLevel[0] = figures.level ?? 0;
  batch.needed[0] = figures.needed ?? 0;
  return logCost(new Objective(['energy', 'delay']), batch, 0);
}

test('every cost is finite, and any mapping that can be is better than any that cannot', () => {
  const costs = [
    costOf({ energy: 0 }),
    costOf({ energy: 1 }),
    costOf({ energy: Number.MAX_VALUE }),
    costOf({ rejection: Rejection.Capacity, level: 2, needed: 10 }),
    costOf({ rejection: Rejection.Capacity, level: 2, needed: 2 ** 53 }),
    costOf({ rejection: Rejection.Capacity, level: 0, needed: 10 }),
    costOf({ rejection: Rejection.FanoutX }),
  ];
  expect(costs.every(Number.isFinite)).toBe(true);
  expect(costs.map(isValidCost)).toEqual([true, true, true, false, false, false, false]);
  expect([...costs].sort((a, b) => a - b)).toEqual(costs);
});

test('the second metric breaks ties and no more', () => {
  expect(costOf({ energy: 5, cycles: 2 })).toBeLessThan(costOf({ energy: 5, cycles: 3 }));
  expect(costOf({ energy: 5, cycles: 20 })).toBeLessThan(costOf({ energy: 5.2, cycles: 2 }));
});
