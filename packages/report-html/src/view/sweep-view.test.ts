import { describe, expect, test } from 'vitest';
import { sampleStudy } from '../../test/sample-study.ts';
import { pointClasses } from './point-classes.ts';
import { sensitivities } from './sensitivities.ts';
import { sweepAxes } from './sweep-axes.ts';
import { winners } from './winners.ts';

const { points } = sampleStudy;

describe('axes', () => {
  const axes = sweepAxes(sampleStudy);

  test('are the objectives, other figures, and the parameters', () => {
    expect(axes.map(({ kind, name, unit, isDerived }) => [kind, name, unit, isDerived])).toEqual([
      ['objective', 'energy', 'nJ', false],
      ['objective', 'cycles', 'k', false],
      ['figure', 'area', 'mm²', false],
      ['figure', 'compute units', '', false],
      ['parameter', 'dataflow', '', false],
      ['parameter', 'Buffer.depth', '', false],
      ['parameter', 'PE.meshX', '', false],
      ['parameter', 'PE.meshY', '', true],
    ]);
  });

  test('have a value of every point: of those dropped the bound, of those that are unknown none', () => {
    const [energy, , , , dataflow] = axes;
    expect([energy.values[0], energy.texts[0]]).toEqual([6.032, '6.032 nJ']);
    expect(energy.values[9]).toBeCloseTo(11.104, 12);
    expect(energy.texts[9]).toBe('≥ 11.10 nJ');
    expect([energy.values[11], energy.texts[11]]).toEqual([null, '']);
    expect([dataflow.names, dataflow.values[0], dataflow.values[6]]).toEqual([['row', 'weight'], 0, 1]);
  });

  test('leave out what is the same in all points', () => {
    const same = points.map((point) => ({ ...point, computeUnits: 4 }));
    expect(sweepAxes({ ...sampleStudy, points: same }).map(({ name }) => name)).not.toContain('compute units');
  });

  test('have the area once where it is an objective', () => {
    const objectives = [{ name: 'area', description: 'area of all instances', unit: 'um^2' }];
    const withArea = points.map((point) => ({ ...point, totals: { area: point.areaUm2! }, bounds: {} }));
    const [area, ...others] = sweepAxes({ ...sampleStudy, objectives, points: withArea });
    expect(area).toMatchObject({ kind: 'objective', name: 'area', title: 'area of all instances (mm²)' });
    expect(others.map(({ name }) => name)).not.toContain('area');
  });
});

test('sensitivity: worst over best where nothing but one parameter differs', () => {
  const all = sensitivities(sampleStudy);
  expect(all.map(({ parameter, objective }) => `${parameter} ${objective}`)).toEqual([
    ...['dataflow energy', 'dataflow cycles', 'Buffer.depth energy', 'Buffer.depth cycles'],
    ...['PE.meshX energy', 'PE.meshX cycles'],
  ]);
  const [dataflow, , , depthCycles, , meshCycles] = all;
  // Two designs of the twelve are not done, each of another array size: four sets of six are whole.
  expect(dataflow.sets).toBe(4);
  expect(dataflow.spread.greatest).toBeCloseTo(8032 / 6032, 12);
  expect(dataflow.values.map(({ value, best }) => [value, best])).toEqual([
    ['row', 4],
    ['weight', 0],
  ]);
  expect(depthCycles.spread).toEqual({ least: 1, median: 1, greatest: 1 });
  expect(depthCycles.values.map(({ best }) => best)).toEqual([4, 4]);
  expect(meshCycles).toMatchObject({ sets: 3, spread: { least: 4, median: 4, greatest: 4 } });
});

test('what is nothing in all points is the same in all', () => {
  const objectives = [{ name: 'area', description: 'area', unit: 'um^2' }];
  const free = points.map((point) => ({ ...point, totals: { area: 0 }, bounds: { area: 0 } }));
  const study = { ...sampleStudy, objectives, points: free };
  expect(sensitivities(study)[0]).toMatchObject({ spread: { least: 1, median: 1, greatest: 1 } });
  expect(pointClasses(study)(free[3])).toContain('lw-o0-0');
});

test('winners: the best by each objective, once', () => {
  expect(winners(sampleStudy).map(({ point, by }) => [point.index, by])).toEqual([
    [0, ['energy']],
    [2, ['cycles']],
  ]);
  const first = { ...sampleStudy, front: [2], points: points.slice(2, 3) };
  expect(winners(first).map(({ by }) => by)).toEqual([['energy', 'cycles']]);
  expect(winners({ ...sampleStudy, front: [] })).toEqual([]);
});

test('classes say which values a point has, how far from the best it is, and what became of it', () => {
  const classOf = pointClasses(sampleStudy);
  expect(classOf(points[0])).toBe('lw-point lw-front lw-p0-0 lw-p1-0 lw-p2-0 lw-o0-0 lw-o1-4');
  expect(classOf(points[9])).toBe('lw-point lw-dropped lw-p0-1 lw-p1-1 lw-p2-0 lw-o0-3 lw-o1-4');
  // Nothing is known of it, so it is beyond every limit.
  expect(classOf(points[11])).toBe('lw-point lw-excluded lw-p0-1 lw-p1-1 lw-p2-2 lw-o0-5 lw-o1-5');
});
