import { CandidateBatch, candidateShape, encodeMapping } from '@loopwright/mapspace';
import type { LevelMapping, Problem } from '@loopwright/spec';
import { describe, expect, test } from 'vitest';
import { arrayOf, costsOf } from '../../test/window-arrays.ts';
import { compileEvaluator } from '../evaluator.ts';

/** Three dimensions slide along one rank. */
const crowded: Problem = {
  name: 'crowded',
  dimensions: ['A', 'B', 'C'].map((name) => ({ name, bound: 4 })),
  dataspaces: [
    { name: 'In', readWrite: false, ranks: [[1, 2, 3].map((coefficient, dimension) => ({ dimension, coefficient }))] },
    { name: 'Out', readWrite: true, ranks: [0, 1, 2].map((dimension) => [{ dimension, coefficient: 1 }]) },
  ],
};

const tiny: Problem = {
  name: 'tiny',
  dimensions: [
    { name: 'R', bound: 3 },
    { name: 'P', bound: 8 },
  ],
  dataspaces: [
    { name: 'Weights', readWrite: false, ranks: [[{ dimension: 0, coefficient: 1 }]] },
    { name: 'Inputs', readWrite: false, ranks: [[0, 1].map((dimension) => ({ dimension, coefficient: 1 }))] },
    { name: 'Outputs', readWrite: true, ranks: [[{ dimension: 1, coefficient: 1 }]] },
  ],
};

function level(factors: readonly number[], dataspaces: number, keeps = true): LevelMapping {
  const permutation = [...factors.keys()];
  return { factors, remainders: factors, permutation, split: 3, keeps: Array(dataspaces).fill(keeps) };
}

test('three spatial loops that move one rank: offsets that meet are counted', () => {
  const architecture = arrayOf(8, 1);
  const evaluator = compileEvaluator(crowded, architecture, costsOf(architecture));
  const mapping = { levels: [level([1, 1, 1], 2), level([2, 2, 2], 2, false), level([2, 2, 2], 2)] };
  const batch = new CandidateBatch(candidateShape(crowded, architecture), 1);
  encodeMapping(mapping, batch, 0);
  evaluator.evaluate(batch, 0);
  const evaluation = evaluator.analyse(mapping);
  expect(evaluator.source).not.toBeNull();
  expect(evaluation.valid && evaluation.energyPj).toBe(batch.energyPj[0]);
});

test('a loop over a dimension of one point is left to the general evaluator', () => {
  const problem: Problem = { ...tiny, dimensions: [{ name: 'R', bound: 1 }, tiny.dimensions[1]] };
  const architecture = arrayOf(2, 1);
  const evaluator = compileEvaluator(problem, architecture, costsOf(architecture));
  const idle = { ...level([2, 1], 3), remainders: [1, 1] };
  const mapping = { levels: [idle, level([1, 2], 3, false), level([1, 4], 3)] };
  const batch = new CandidateBatch(candidateShape(problem, architecture), 1);
  encodeMapping(mapping, batch, 0);
  evaluator.evaluate(batch, 0);
  const evaluation = evaluator.analyse(mapping);
  expect(evaluator.source).not.toBeNull();
  expect(evaluation.valid && evaluation.cycles).toBe(batch.cycles[0]);
});

test.each([6, 7])(
  '%i dimensions with a shorter last pass, the generated evaluator and the general one alike',
  (count) => {
    const along = Array.from({ length: count }, (_, dimension) => [{ dimension, coefficient: 1 }]);
    const pairs = [along.slice(0, 2).flat(), ...along.slice(2)];
    const many: Problem = {
      name: 'many',
      dimensions: along.map((_, d) => ({ name: `D${d}`, bound: 5 })),
      dataspaces: [
        { name: 'In', readWrite: false, ranks: pairs },
        { name: 'Out', readWrite: true, ranks: along },
      ],
    };
    const inner = { ...level(Array(count).fill(2), 2), remainders: Array(count).fill(1) };
    const mapping = { levels: [inner, level(Array(count).fill(1), 2, false), level(Array(count).fill(3), 2)] };
    const architecture = arrayOf(2, 1);
    const { evaluate, analyse } = compileEvaluator(many, architecture, costsOf(architecture));
    const batch = new CandidateBatch(candidateShape(many, architecture), 1);
    encodeMapping(mapping, batch, 0);
    evaluate(batch, 0);
    const evaluation = analyse(mapping);
    expect(evaluation.valid && [evaluation.cycles, evaluation.energyPj]).toEqual([batch.cycles[0], batch.energyPj[0]]);
  },
);

describe('the text of a generated evaluator', () => {
  const architecture = arrayOf(2, 1);

  test('is straight-line code to read', async () => {
    const { source } = compileEvaluator(tiny, architecture, costsOf(architecture));
    await expect(`${source}\n`).toMatchFileSnapshot('perfect-source.sample.js');
  });

  test.each(['\n', '\r', '\u2028', '\u2029'])('holds names as comments alone, line ends or not (%j)', (end) => {
    const name = `Name${end}globalThis.nameWasRun = true; //`;
    const levels = architecture.levels.map((place) => ({ ...place, name }));
    const dataspaces = tiny.dataspaces.map((dataspace) => ({ ...dataspace, name }));
    const evaluator = compileEvaluator(
      { ...tiny, dataspaces },
      { ...architecture, levels },
      costsOf({ ...architecture, levels }),
    );
    const batch = new CandidateBatch(candidateShape(tiny, architecture), 1);
    encodeMapping({ levels: [level([3, 1], 3), level([1, 2], 3, false), level([1, 4], 3)] }, batch, 0);
    evaluator.evaluate(batch, 0);
    expect(evaluator.source).not.toBeNull();
    expect(globalThis).not.toHaveProperty('nameWasRun');
  });

  test('is not there where it would be too long to be optimised', () => {
    const many = Array.from({ length: 60 }, (_, s) => ({ ...tiny.dataspaces[1], name: `Inputs${s}` }));
    const [registers, array, dram] = architecture.levels;
    const levels = [...Array(6).fill(registers), array, dram];
    const wide = { ...tiny, dataspaces: [...many, tiny.dataspaces[2]] };
    expect(compileEvaluator(wide, { ...architecture, levels }, costsOf({ ...architecture, levels })).source).toBeNull();
  });

  test('is not there where networks cost energy', () => {
    const levels = architecture.levels.map((place) => ({
      ...place,
      network: { energyPerHopPj: 1, routerEnergyPj: 0 },
    }));
    expect(compileEvaluator(tiny, { ...architecture, levels }, costsOf(architecture)).source).toBeNull();
  });
});
