import { describe, expect, test } from 'vitest';
import { compareDesigns, formatDesigns, type NamedDesign, noPaint } from '../index.ts';

const energies = { DRAM: 600, Buffer: 300, MAC: 100 };

function workload(name: string, cycles: number, own: Readonly<Record<string, number>> = energies, optimal = true) {
  const energyPj = Object.values(own).reduce((sum, pj) => sum + pj, 0);
  return { name, computes: 1000, totals: { cycles, energyPj, edp: cycles * energyPj, energies: own, optimal } };
}

const search = { mapper: 'optimal', objective: ['edp'], seed: 1, limits: { seconds: 10 } };

/** One of 1 mm^2 and 4 units, and one of 2 mm^2 and 16. */
const small: NamedDesign = {
  ...{ name: 'small', areaUm2: 1e6, computeUnits: 4, search },
  workloads: [workload('ResNet-18', 100), workload('BERT', 400)],
};
const large: NamedDesign = {
  ...{ name: 'large', areaUm2: 2e6, computeUnits: 16, search },
  workloads: [workload('resnet18', 40, { DRAM: 500, Spad: 200, MAC: 100 }, false), workload('bert', 100)],
};
const figure = (designs: readonly NamedDesign[], per: 'area' | 'pe' | null, name: string, part: string) =>
  compareDesigns(designs, per).figures.find((one) => one.name === name && one.part === part)!;

describe('figures', () => {
  test('of a workload stand side by side, whether it goes by its file or its title', () => {
    const { figures } = compareDesigns([small, large], null);
    expect(figures.map(({ name, part }) => `${name} ${part}`)).toEqual(
      ['ResNet-18', 'BERT', 'Geometric mean'].flatMap((name) =>
        ['Cycles', 'Energy', 'EDP'].map((part) => `${name} ${part}`),
      ),
    );
    expect(figures[0]).toMatchObject({ values: [100, 40], ratios: [1, 0.4], unproven: [false, true] });
  });

  test('have a geometric mean over what all designs have', () => {
    const { values, unproven } = figure([small, large], null, 'Geometric mean', 'Cycles');
    expect(values[0]).toBeCloseTo(200, 9);
    expect(values[1]).toBeCloseTo(Math.sqrt(4000), 9);
    expect(unproven).toEqual([false, true]);
    const one = { ...large, workloads: large.workloads.slice(0, 1) };
    expect(compareDesigns([small, one], null).figures.some(({ name }) => name === 'Geometric mean')).toBe(false);
  });

  test('are normalised by area and by compute units; energy stays', () => {
    expect(figure([small, large], 'area', 'ResNet-18', 'Cycles x mm²').values).toEqual([100, 80]);
    expect(figure([small, large], 'pe', 'ResNet-18', 'Cycles x units').values).toEqual([400, 640]);
    expect(figure([small, large], 'area', 'ResNet-18', 'Energy').values).toEqual([1000, 800]);
  });

  test('cannot be normalised by what a design does not say', () => {
    const older = { ...large, areaUm2: null };
    expect(() => compareDesigns([small, older], 'area')).toThrow(
      '--per area needs an area of every design, and large has none',
    );
    expect(compareDesigns([small, older], 'pe').figures).toHaveLength(9);
  });

  test('of components that not all designs have are one row, which adds up', () => {
    const { energy, others } = compareDesigns([small, large], null);
    const rows = energy.filter(({ name }) => name === 'ResNet-18').map(({ part, values }) => [part, values]);
    expect(rows).toEqual([
      ['DRAM', [600, 500]],
      ['MAC', [100, 100]],
      ['others', [300, 200]],
    ]);
    expect(others).toEqual([{ workload: 'ResNet-18', energiesPj: [{ Buffer: 300 }, { Spad: 200 }] }]);
  });
});

describe('what is to be known', () => {
  const remarks = (other: Partial<NamedDesign>, per: 'area' | null = null) =>
    compareDesigns([small, { ...large, ...other }], per).remarks;

  test('nothing where all were searched alike', () => {
    expect(remarks({})).toEqual([]);
  });

  test('budgets that differ', () => {
    expect(remarks({ search: { ...search, mapper: 'random', seed: 7, limits: { evaluations: 5 } } })).toEqual([
      'Not searched alike, mapper: A: optimal; B: random.',
      'Not searched alike, seed: A: 1; B: 7.',
      'Not searched alike, limits: A: seconds 10; B: evaluations 5.',
    ]);
  });

  test('workloads that only have the same name', () => {
    const [first] = large.workloads;
    expect(remarks({ workloads: [{ ...first, computes: 8000 }] })).toEqual([
      'ResNet-18 is not the same workload on all designs: its computes differ.',
    ]);
  });

  test('areas that are none', () => {
    expect(remarks({ areaIsPlaceholder: true }, 'area')[0]).toMatch(/^Areas of B are placeholders/);
    expect(remarks({ areaIsPlaceholder: true })).toEqual([]);
  });
});

test.each([120, 60, 40])('text, %i columns wide', async (width) => {
  const other = { ...large, search: { ...search, seed: 2 } };
  const text = formatDesigns(compareDesigns([small, other], 'area'), { width, paint: noPaint });
  for (const line of text.split('\n')) {
    if (!/^(\*|Cycles and|Not searched)/.test(line)) expect(line.length).toBeLessThanOrEqual(width);
  }
  await expect(text).toMatchFileSnapshot(`../../samples/expected/designs-${width}.txt`);
});
