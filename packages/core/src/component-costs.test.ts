import { expect, test } from 'vitest';
import { componentCosts } from './component-costs.ts';
import type { CostClaim, CostEntry } from './cost-sheet.ts';

const claim: CostClaim = { priority: 1, energyPj: { read: 4, leak: 1 }, areaUm2: 10, source: 'a test' };

function entry(claimed: CostClaim): CostEntry {
  const asked = { kind: 'memory', component: { name: 'Buffer', energyScale: 2, areaScale: 3 }, actions: ['read'] };
  return { asked, claim: { ...claimed, plugin: 'mine' } } as unknown as CostEntry;
}

test('figures of a class of components are scaled as the component asks', () => {
  expect(componentCosts(entry(claim))).toEqual({ energyPj: { read: 8, leak: 2 }, areaUm2: 30 });
});

test('figures of the component itself are left as they are', () => {
  expect(componentCosts(entry({ ...claim, isScaled: true }))).toEqual({ energyPj: { read: 4, leak: 1 }, areaUm2: 10 });
});
