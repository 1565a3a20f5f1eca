import { describe, expect, it } from 'vitest';
import { loadTiny, PROBLEM, problemsOf } from '../../test/tiny-design.ts';
import type { LevelConstraints } from '../index.ts';

const section = (entry: string, more = '') => `${more}constraints: {targets: [{${entry}}]}\n`;

/** Of Lane, level 1, with [M=8, N=4, K=12]; without the places of what stands in the file. */
function laneWith(settings: string, more = ''): LevelConstraints {
  const { specification, warnings } = loadTiny({}, section(`target: Lane, type: spatial, ${settings}`, more));
  expect(warnings).toEqual([]);
  const lane = JSON.stringify(specification.constraints.levels[1]!, (key, value) =>
    key === 'location' ? undefined : value,
  );
  return JSON.parse(lane);
}

const problemsWith = (settings: string, more = '') =>
  problemsOf(() => loadTiny({}, section(`target: Lane, type: spatial, ${settings}`, more)));

describe('of a dimension that the problem lacks', () => {
  it.each([
    ['a factor of 1', 'factors: [P=1, M=2]'],
    ['one without an operator', 'factors: "P1 M=2"'],
    ['the rest', 'factors: [P=0, M=2]'],
    ['an upper limit', 'factors: [P<=4, M=2]'],
    ['a lower limit of 1', 'factors: [P>=1, M=2]'],
    ['a computed factor', 'factors: ["P=2-1", M=2]'],
  ])('%s is void', (_, settings) => {
    expect(laneWith(settings)).toEqual(laneWith('factors: [M=2]'));
  });

  it.each([
    ['innermost', 'permutation: [P, K, Q, M]', 'permutation: [K, M]'],
    ['as one text', 'permutation: PKQM', 'permutation: KM'],
    ['behind those that are not listed', 'permutation: [K, _, P, M]', 'permutation: [K, _, M]'],
    ['alone', 'permutation: [P, Q]', 'permutation: []'],
  ])('a place in a permutation is void: %s', (_, settings, same) => {
    expect(laneWith(settings)).toEqual(laneWith(same));
  });

  it.each([
    ['before the split', 'permutation: [P, K, Q, M, N], split: 3', 1],
    ['behind it', 'permutation: [K, P, M, Q, N], split: 1', 1],
    ['among the outer loops', 'permutation: [K, _, P, M], split: 3', 2],
    ['a split along X alone', 'permutation: [P, K, M, N], split: 999', 3],
    ['a split along Y alone', 'permutation: [P, K, M, N], split: 0', 0],
  ])('the split counts the loops that are there: %s', (_, settings, split) => {
    expect(laneWith(settings).split).toBe(split);
  });

  it.each([
    ['a factor', 'factors: [P=2]', ['unknown-dimension 1:65']],
    ['a lower limit', 'factors: [P>=2]', ['unknown-dimension 1:65']],
    ['a factor with a last pass', 'factors: ["P=2,1"]', ['unknown-dimension 1:66']],
    ['a size to fill', 'maximize_dims: [[P]]', ['unknown-dimension 1:72']],
    ['a slip', 'factors: [m=1]', ['unknown-dimension 1:65']],
  ])('%s is an error at its place', (_, settings, expected) => {
    expect(problemsWith(settings)).toEqual(expected);
  });

  it('a factor in a mapping is an error: it is of this problem', () => {
    expect(problemsOf(() => loadTiny({}, 'mapping: [{target: DRAM, type: temporal, factors: [P=1]}]\n'))).toEqual([
      'unknown-dimension 1:52',
    ]);
  });

  it('a name that no convention has is void with a warning', () => {
    const { warnings } = loadTiny({}, section('target: Lane, type: spatial, factors: [X=1], permutation: [M, X]'));
    expect(warnings.map(({ code, location }) => `${code} ${location?.column}`)).toEqual([
      'absent-dimension 65',
      'absent-dimension 88',
    ]);
  });
});

describe('names that a design has for dimensions', () => {
  const names = 'dimensions: {C: K, H: M}\n';

  it('stand for those of the problem, in factors and permutations', () => {
    const own = laneWith('factors: [K=3, M<=4], permutation: [M, K]');
    expect(laneWith('factors: [C=3, H<=4], permutation: [H, C]', names)).toEqual(own);
    expect(laneWith('factors: "C3 H4", permutation: HC', names).permutationPrefix).toEqual([0, 2]);
  });

  it('may be names that the problem has for something else', () => {
    const turned = laneWith('factors: [N=2, M=3]', 'dimensions: {M: K, N: M, K: N}\n');
    expect(turned.factors.map(({ exactly }) => exactly)).toEqual([2, undefined, 3]);
  });

  it('are its own where the problem has none of the others', () => {
    const own = loadTiny({}, section('target: Lane, type: spatial, factors: [K=3]', 'dimensions: {K: X}\n'));
    expect(own.specification.constraints.levels[1]!.factors[2]!.exactly).toBe(3);
    const other = { problem: PROBLEM.replaceAll('K', 'X') };
    const mapped = loadTiny(other, section('target: Lane, type: spatial, factors: [K=3]', 'dimensions: {K: X}\n'));
    expect(mapped.specification.constraints.levels[1]!.factors[2]!.exactly).toBe(3);
  });

  it('are refused where they are no names', () => {
    expect(problemsWith('factors: [M=1]', 'dimensions: [K]\n')).toEqual(['wrong-type 1:13']);
    expect(problemsWith('factors: [M=1]', 'dimensions: {K: [M]}\n')).toEqual(['wrong-type 1:17']);
  });
});
