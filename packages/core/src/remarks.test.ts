import type { ValidEvaluation } from '@loopwright/model';
import { expect, test } from 'vitest';
import type { CostEntry } from './cost-sheet.ts';
import { costRemarks, mappingRemarks } from './remarks.ts';

const entry = (name: string, remarks?: readonly string[]) =>
  ({ asked: { component: { name } }, claim: { ...(remarks && { remarks }) } }) as unknown as CostEntry;

const evaluation = (leakageEnergyPj: number, energyPj: number) =>
  ({ valid: true, energyPj, levels: [null, { leakageEnergyPj, dataspaces: [] }] }) as unknown as ValidEvaluation;

test('one remark for all components of which the same is said', () => {
  const entries = [entry('A', ['old', 'wide']), entry('B'), entry('C', ['old'])];
  expect(costRemarks(entries)).toEqual([
    { components: ['A', 'C'], text: 'old' },
    { components: ['A'], text: 'wide' },
  ]);
});

test('leakage above all other energy a hundred times is remarked on', () => {
  const texts = (leakagePj: number, energyPj: number) =>
    mappingRemarks({ costs: [], evaluation: evaluation(leakagePj, energyPj) }).map(({ text }) => text);
  expect(texts(100, 101)).toEqual([]);
  expect(texts(101, 102)).toEqual([expect.stringContaining('leakage is 100 times all other energy')]);
  expect(texts(5, 5)).toEqual([expect.stringContaining('leakage is all the energy')]);
  expect(texts(0, 0)).toEqual([]);
});

test('gated updates that cost nothing are remarked on, of the memories that have some', () => {
  const tile = (gated: number) => ({ sparse: { updates: { actual: 1, gated, skipped: 0 } } });
  const levels = [
    { name: 'Inner', leakageEnergyPj: 0, dataspaces: [tile(3)] },
    { name: 'Outer', leakageEnergyPj: 0, dataspaces: [null, tile(0)] },
  ];
  const remarksOf = (energyPj: Record<string, number>) => {
    const costs = ['Inner', 'Outer'].map((name) => ({ asked: { component: { name } }, claim: { energyPj } }));
    const result = { costs, evaluation: { valid: true, energyPj: 1, levels } };
    return mappingRemarks(result as unknown as Parameters<typeof mappingRemarks>[0]);
  };
  expect(remarksOf({})).toEqual([{ components: ['Inner'], text: 'no energy of gated_write is given: it counts as 0' }]);
  expect(remarksOf({ gated_update: 0.1 })).toEqual([]);
});
