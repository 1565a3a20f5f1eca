import { evaluationJson, mappingEntries, searchResultJson, type ValidEvaluationJson } from '@loopwright/results';
import { describe, expect, test } from 'vitest';
import { evaluateSample, searchSample } from '../../samples/run-samples.ts';
import { compareResults, formatComparison, type NamedResult, noPaint } from '../index.ts';
import { mergeOrders } from './merge-orders.ts';

async function given(): Promise<NamedResult> {
  const result = await evaluateSample('mapping.yaml');
  const evaluation = evaluationJson(result) as ValidEvaluationJson;
  return { name: 'given.json', evaluation, mapping: mappingEntries(result), search: null };
}

async function found(): Promise<NamedResult> {
  const { best, mapping, search } = searchResultJson(await searchSample());
  return { name: 'found.json', evaluation: best as ValidEvaluationJson, mapping, search };
}

/** An architecture whose buffer goes by another name, with an L2 above it. */
async function other(): Promise<NamedResult> {
  const { evaluation } = await given();
  const { Buffer, Register, DRAM } = evaluation.levels;
  const levels = { Register, L1: Buffer, L2: Buffer, DRAM };
  return { name: 'other.json', evaluation: { ...evaluation, levels }, mapping: null, search: null };
}

/** The first one, but that a level keeps one tensor less. */
async function without(level: string, tensor: string): Promise<NamedResult> {
  const { evaluation, ...result } = await given();
  const dataspaces = Object.fromEntries(
    Object.entries(evaluation.levels[level].dataspaces).filter(([name]) => name !== tensor),
  );
  const levels = { ...evaluation.levels, [level]: { ...evaluation.levels[level], dataspaces } };
  return { ...result, evaluation: { ...evaluation, levels } };
}

const compared = async () => compareResults([await given(), await found(), await other()]);

describe('text', () => {
  test.each([120, 60, 40])('three results, %i columns wide', async (width) => {
    const text = formatComparison(await compared(), { width, paint: noPaint });
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(width);
    await expect(text).toMatchFileSnapshot(`../../samples/expected/comparison-${width}.txt`);
  });

  test('what is equal is left out', async () => {
    const text = formatComparison(compareResults([await given(), await given()]), { width: 80, paint: noPaint });
    expect(text).toMatch(/Energy \(all instances\)\n\d+ equal in all\n/);
    expect(text).toMatch(/Mapping\n5 levels equal in all\n/);
  });

  test('results of different problems are said to be', async () => {
    const [one, two] = [await given(), await found()];
    const compute = { ...two.evaluation.compute, computes: 1000 };
    const half = { ...two, evaluation: { ...two.evaluation, compute } };
    const text = formatComparison(compareResults([one, half]), { width: 80, paint: noPaint });
    expect(text).toContain('These are results of different problems');
  });
});

describe('figures', () => {
  test('have ratios against the first, and none where that has nothing', async () => {
    const { totals, energy } = await compared();
    expect(totals[0]).toMatchObject({ name: 'Cycles', values: [72, 576, 72], ratios: [1, 8, 1] });
    const dram = energy.find(({ name, part }) => name === 'Outermost' && part === 'B');
    expect(dram).toMatchObject({ ratios: [1, expect.any(Number), 1] });
    const kept = compareResults([await given(), await without('Buffer', 'A')]).energy;
    expect(kept.find(({ name, part }) => name === 'Buffer' && part === 'A')).toMatchObject({
      values: [expect.any(Number), null],
      ratios: [1, null],
    });
  });

  test('of levels with the same names stand side by side, of others by their role', async () => {
    expect(compareResults([await given(), await found()])).toMatchObject({ alignedBy: 'level' });
    const { alignedBy, energy, cycles, accesses, levels } = await compared();
    expect(alignedBy).toBe('role');
    const rows = ['Outermost', 'Shared', 'Per unit', 'Compute', 'Networks', 'Plugins'];
    expect([...new Set(energy.map(({ name }) => name))]).toEqual(rows);
    expect(levels.map(({ name, uses }) => [name, uses.map((own) => own.map(({ level }) => level).join())])).toEqual([
      ['Outermost', ['DRAM', 'DRAM', 'DRAM']],
      ['Shared', ['Buffer', 'Buffer', 'L2,L1']],
      ['Per unit', ['Column,PE,Register', 'Column,PE,Register', 'Register']],
    ]);
    // The third has the buffer twice: energies and words add up, cycles pass at once.
    const shared = (list: typeof energy) => list.find(({ name }) => name === 'Shared')!;
    expect(shared(energy).ratios[2]).toBe(2);
    expect(shared(accesses).ratios[2]).toBe(2);
    expect(shared(cycles).ratios[2]).toBe(1);
  });

  test('energy adds up to the total of each result', async () => {
    const { energy, totals } = await compared();
    const total = totals.find(({ name }) => name === 'Energy')!;
    total.values.forEach((value, index) => {
      const sum = energy.reduce((all, { values }) => all + (values[index] ?? 0), 0);
      expect(sum).toBeCloseTo(value!, 6);
    });
  });
});

test('names of several lists keep their orders', () => {
  expect(
    mergeOrders([
      ['DRAM', 'L1', 'MAC'],
      ['DRAM', 'L2', 'L1', 'Reg', 'MAC'],
    ]),
  ).toEqual(['DRAM', 'L2', 'L1', 'Reg', 'MAC']);
  expect(mergeOrders([[], ['a', 'b'], ['z', 'b']])).toEqual(['z', 'a', 'b']);
});
