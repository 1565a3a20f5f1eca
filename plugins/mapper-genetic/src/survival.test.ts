import { buildMapspace } from '@loopwright/core/engine';
import { smallCases } from '@loopwright/testkit/contracts';
import { expect, test } from 'vitest';
import { Population } from './population.ts';
import { Survival } from './survival.ts';

const { problem, architecture, constraints } = smallCases[0]!.specification;
const mapspace = buildMapspace(problem, architecture, constraints);

function populationOf(costs: readonly number[]): Population {
  const population = new Population(mapspace, costs.length);
  population.costs.set(costs);
  costs.forEach((cost, i) => {
    population.genomes[i]!.fill(cost);
  });
  return population;
}

test('the best of parents and children survive, one of each cost while there are enough', () => {
  const parents = populationOf([1, 3, 3, 8]);
  new Survival(mapspace, 4).select(parents, populationOf([2, 1, 9, 5]));
  expect([...parents.costs]).toEqual([1, 2, 3, 5]);
  expect(parents.genomes.map((genome) => genome[0])).toEqual([1, 2, 3, 5]);
});

test('those of equal cost fill up what others leave', () => {
  const parents = populationOf([4, 4, 4, 4]);
  new Survival(mapspace, 4).select(parents, populationOf([4, 4, 4, 2]));
  expect([...parents.costs]).toEqual([2, 4, 4, 4]);
});
