import { buildMapspace, CandidateBatch, DistinctCursor } from '@loopwright/mapspace';
import { compileEvaluator } from '@loopwright/model';
import { loadSpecification, type Problem } from '@loopwright/spec';
import { expect, test } from 'vitest';
import { TrafficBound } from './traffic-bound.ts';
import { TrafficCurve } from './traffic-curve.ts';

const MIB = 2 ** 20;

function product(sizes: Readonly<Record<'M' | 'N' | 'K', number>>): Problem {
  const names: string[] = ['M', 'N', 'K'];
  const tensor = (name: string, indices: string, readWrite = false) => ({
    name,
    readWrite,
    ranks: [...indices].map((index) => [{ dimension: names.indexOf(index), coefficient: 1 }]),
  });
  return {
    name: 'product',
    dimensions: Object.entries(sizes).map(([name, bound]) => ({ name, bound })),
    dataspaces: [tensor('A', 'MK'), tensor('B', 'KN'), tensor('Z', 'MN', true)],
  };
}

function boundOf(problem: Problem, factors: 'any' | 'perfect'): TrafficBound {
  const ones = problem.dataspaces.map(() => 1);
  return new TrafficBound(problem, { factors, wordBits: ones, weights: ones });
}

/** DRAM traffic of a product of 4096 x 4096 x 4096 in fp32, measured on GPUs, by the size of their last cache. */
test.each([
  { cacheMiB: 2, simtMiB: 2.69 * 1024, tensorCoresMiB: 1.58 * 1024 },
  { cacheMiB: 24, simtMiB: 650, tensorCoresMiB: 561.51 },
  { cacheMiB: 40, simtMiB: 533, tensorCoresMiB: 411.06 },
  { cacheMiB: 50, simtMiB: 373.39, tensorCoresMiB: 373.33 },
])('lies under what GPUs with $cacheMiB MiB read and write, not by much', ({ cacheMiB, simtMiB, tensorCoresMiB }) => {
  const { any, perfect } = new TrafficCurve(product({ M: 4096, N: 4096, K: 4096 }), [32, 32, 32]).at(cacheMiB * MIB);
  const measuredMiB = Math.min(simtMiB, tensorCoresMiB);
  expect(perfect!.bytes / MIB).toBeLessThan(measuredMiB);
  expect(any!.bytes).toBeLessThanOrEqual(perfect!.bytes);
  expect(measuredMiB / (any!.bytes / MIB)).toBeLessThan(2.1);
  expect(measuredMiB / (perfect!.bytes / MIB)).toBeLessThan(1.8);
});

test('never rises with the capacity, and ends at what is compulsory', () => {
  for (const factors of ['any', 'perfect'] as const) {
    const bound = boundOf(product({ M: 35, N: 64, K: 12 }), factors);
    const curve = Array.from({ length: 4000 }, (_, words) => bound.at(words));
    expect(curve.slice(0, 3)).toEqual([undefined, undefined, undefined]);
    const bounded = curve.slice(3) as number[];
    expect(bounded.every((words, i) => i === 0 || words <= bounded[i - 1]!)).toBe(true);
    expect(bounded.at(-1)).toBe(35 * 12 + 12 * 64 + 35 * 64);
    expect(bound.compulsory).toBe(bounded.at(-1));
  }
});

/** A memory of its own for every tensor, the first named innermost. */
function designFor(order: string): string {
  const memories = [...order].reverse().map((tensor) => {
    const bypass = [...'ABZ'].filter((other) => other !== tensor).join(', ');
    return `  - !Component {name: Of${tensor}, class: SRAM, attributes: {width: 8, datawidth: 8, depth: 4096}, constraints: {dataspace: {keep: [${tensor}], bypass: [${bypass}]}}}`;
  });
  return `architecture:
  version: 0.4
  nodes:
  - !Component {name: Main, class: DRAM, attributes: {width: 8, datawidth: 8}}
${memories.join('\n')}
  - !Component {name: Alu, class: intmac}
`;
}

const problemYaml = `problem:
  version: 0.4
  shape:
    name: product
    dimensions: [M, N, K]
    data_spaces:
    - {name: A, projection: [[[M]], [[K]]]}
    - {name: B, projection: [[[K]], [[N]]]}
    - {name: Z, projection: [[[M]], [[N]]], read_write: true}
  instance: {M: 4, N: 2, K: 3}
`;

/** [words on chip] least accesses of the outermost memory of all mappings that keep no more. */
function exhaustiveCurve(order: string, most: number): number[] {
  const sources = Object.entries({ design: designFor(order), problem: problemYaml });
  const { specification } = loadSpecification(sources.map(([file, text]) => ({ file, text })));
  const { problem, architecture, constraints } = specification;
  const mapspace = buildMapspace(problem, architecture, constraints);
  const free = { energyPj: { read: 0, write: 0, update: 0, compute: 0, leak: 0 }, areaUm2: 0 };
  const costs = { levels: architecture.levels.map(() => free), compute: free };
  const evaluator = compileEvaluator(problem, architecture, costs, constraints.reuse);
  const batch = new CandidateBatch(mapspace.shape, 1);
  const least = new Array<number>(most + 1).fill(Number.POSITIVE_INFINITY);
  const pointsInside = (level: number, dimension: number) =>
    Array.from({ length: level + 1 }, (_, l) => batch.factors[l * 3 + dimension]!).reduce((all, f) => all * f, 1);
  const cursor = new DistinctCursor(mapspace);
  while (cursor.next(batch, 0)) {
    evaluator.evaluate(batch, 0);
    const words = problem.dataspaces.reduce((sum, { name, ranks }) => {
      const level = order.indexOf(name);
      return sum + ranks.flat().reduce((tile, { dimension }) => tile * pointsInside(level, dimension), 1);
    }, 0);
    if (words <= most) least[words] = Math.min(least[words]!, batch.outermostAccesses[0]!);
  }
  for (let words = 1; words <= most; words++) least[words] = Math.min(least[words]!, least[words - 1]!);
  return least;
}

test('is what exhaustive search finds where every tensor has a memory of its own, at every capacity', () => {
  const most = 30;
  const curves = ['ABZ', 'AZB', 'BAZ', 'BZA', 'ZAB', 'ZBA'].map((order) => exhaustiveCurve(order, most));
  const bound = boundOf(product({ M: 4, N: 2, K: 3 }), 'perfect');
  for (let words = 0; words <= most; words++) {
    const found = Math.min(...curves.map((curve) => curve[words]!));
    expect([words, bound.at(words) ?? Number.POSITIVE_INFINITY]).toEqual([words, found]);
  }
});
