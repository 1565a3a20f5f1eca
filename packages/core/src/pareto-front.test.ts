import { CandidateBatch } from '@loopwright/mapspace';
import type { Architecture } from '@loopwright/spec';
import { expect, test } from 'vitest';
import { type FrontPoint, ParetoFront } from './pareto-front.ts';

const architecture = {
  levels: [{ kind: 'memory' }, { kind: 'fanout' }, { kind: 'memory' }],
} as unknown as Architecture;
const component = (areaUm2: number) => ({ energyPj: {}, areaUm2 });
const costs = { levels: [component(5), component(0), component(100)], compute: component(1) };
const point = (energyPj: number, cycles: number, areaUseUm2: number): FrontPoint => ({
  energyPj,
  cycles,
  areaUseUm2,
  mapping: { levels: [] },
});

test('keeps what nothing dominates, the least energy first', () => {
  const front = new ParetoFront(architecture, costs);
  for (const [energy, cycles, area] of [
    [3, 3, 3],
    [3, 3, 3],
    [4, 2, 3],
    [2, 3, 4],
    [4, 3, 3],
    [2, 2, 3],
  ]) {
    front.add(point(energy, cycles, area));
  }
  expect(front.points).toEqual([point(2, 2, 3)]);
  front.add(point(1, 9, 9));
  front.add(point(3, 1, 9));
  expect(front.points.map(({ energyPj }) => energyPj)).toEqual([1, 2, 3]);
});

test('agrees with a comparison of all pairs, and is bounded', () => {
  let state = 1;
  const next = () => {
    state = (state * 48271) % 2147483647;
    return state % 20;
  };
  const points = Array.from({ length: 300 }, () => point(next(), next(), next()));
  const all = new ParetoFront(architecture, costs, 300);
  const few = new ParetoFront(architecture, costs, 5);
  for (const each of points) {
    all.add(each);
    few.add(each);
  }
  const key = (p: FrontPoint) => `${p.energyPj} ${p.cycles} ${p.areaUseUm2}`;
  const better = (a: FrontPoint, b: FrontPoint) =>
    key(a) !== key(b) && a.energyPj <= b.energyPj && a.cycles <= b.cycles && a.areaUseUm2 <= b.areaUseUm2;
  const expected = points.filter((each) => !points.some((other) => better(other, each)));
  expect(all.points.map(key).sort()).toEqual([...new Set(expected.map(key))].sort());
  expect(few.points.length).toBe(Math.max(5, all.ofEnergyAndCycles().length));
  expect(few.ofEnergyAndCycles()).toEqual(all.ofEnergyAndCycles());
});

test('keeps every point of energy and cycles, however many, and of the others no more than there is room for', () => {
  const front = new ParetoFront(architecture, costs, 10);
  for (let i = 0; i < 300; i++) {
    front.add(point(i, 300 - i, 9));
    front.add(point(i + 0.5, 300.5 - i, 8 - i / 1000));
  }
  expect(front.ofEnergyAndCycles().length).toBe(300);
  expect(front.points.length).toBeLessThanOrEqual(301);
});

test('area in use: memories that keep anything, and compute units, instances in use', () => {
  const batch = new CandidateBatch({ levels: 3, dimensions: 2, dataspaces: 1 }, 1);
  batch.factors.set([1, 1, 3, 2, 7, 1]);
  batch.keeps.set([1, 0, 0]);
  const front = new ParetoFront(architecture, costs);
  batch.energyPj[0] = 1;
  front.offer(batch, 0);
  batch.keeps.set([1, 0, 1]);
  batch.cycles[0] = -1;
  front.offer(batch, 0);
  expect(front.points.map(({ areaUseUm2 }) => areaUseUm2).sort()).toEqual([136, 36]);
});
