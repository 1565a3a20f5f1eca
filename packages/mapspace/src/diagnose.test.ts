import { expect, test } from 'vitest';
import { type LevelSketch, mapspaceOf, sketch } from '../test/design.ts';
import { CandidateBatch, diagnose, PrunedSampler, Random } from './index.ts';

const findings = (...design: Parameters<typeof sketch>) => diagnose(mapspaceOf(sketch(...design)));

test('a design without conflicts has no findings', () => {
  expect(findings({ A: 6, B: 4 }, [{}, { fanout: [2, 2] }, { factors: { A: { atMost: 3 } } }, {}])).toEqual([]);
});

test('a dimension without factorisations names the levels that constrain it', () => {
  const levels = [{ factors: { A: { atMost: 2 }, B: { exactly: 2 } } }, {}, { factors: { A: { atMost: 2 } } }];
  const design = sketch({ A: 5, B: 4 }, [levels[0], { fanout: [2, 2], factors: { A: { exactly: 1 } } }, levels[2]]);
  const constraints = [0, 1, 2].map((level) => ({ kind: 'factor', level, dimension: 0 }));
  expect(diagnose(mapspaceOf(design))).toEqual([{ kind: 'no-factorization', dimension: 0, constraints }]);
});

test('a fan-out that every mapping overfills', () => {
  const levels = [{}, { fanout: [2, 2] as const, factors: { A: { exactly: 3 }, B: { atLeast: 2 } } }, {}];
  const constraints = [0, 1].map((dimension) => ({ kind: 'factor', level: 1, dimension }));
  expect(findings({ A: 6, B: 4 }, levels)).toEqual([{ kind: 'fanout-overfull', level: 1, least: 6, constraints }]);
});

test('a fan-out that other levels leave too much to', () => {
  const levels = [{ factors: { A: { atMost: 1 } } }, { fanout: [2, 2] as const }, { factors: { A: { exactly: 1 } } }];
  const constraints = [0, 2].map((level) => ({ kind: 'factor', level, dimension: 0 }));
  expect(findings({ A: 6, B: 4 }, levels)).toEqual([{ kind: 'fanout-overfull', level: 1, least: 6, constraints }]);
});

test('an order and a split that put too much along one side', () => {
  const levels = [
    {},
    { fanout: [4, 4] as const, permutation: 'AB', split: 2, factors: { A: { exactly: 4 }, B: { exactly: 2 } } },
    {},
  ];
  expect(findings({ A: 4, B: 4 }, levels)).toEqual([
    {
      kind: 'fanout-misfit',
      level: 1,
      constraints: [
        { kind: 'order', level: 1 },
        { kind: 'factor', level: 1, dimension: 0 },
        { kind: 'factor', level: 1, dimension: 1 },
      ],
    },
  ]);
});

test('fan-outs that could be filled one by one, and not together', () => {
  const levels = [
    { factors: { A: { exactly: 1 } } },
    { fanout: [2, 1] as const },
    { fanout: [2, 1] as const },
    { factors: { A: { exactly: 1 } } },
  ];
  expect(findings({ A: 8, B: 1 }, levels)).toMatchObject([{ kind: 'no-fitting-factorization' }]);
});

test('loops that fit the number of children but not along X and Y', () => {
  const levels = [{}, { fanout: [2, 3] as const, factors: { A: { exactly: 6 } } }, {}];
  const mapspace = mapspaceOf(sketch({ A: 6, B: 4 }, levels));
  const constraints = [{ kind: 'factor', level: 1, dimension: 0 }];
  expect(diagnose(mapspace)).toEqual([{ kind: 'fanout-misfit', level: 1, constraints }]);
  expect(new PrunedSampler(mapspace).next(new Random(1), new CandidateBatch(mapspace.shape, 1), 0)).toBe(false);
});

test('a fan-out held to one child', () => {
  const levels = [{}, { fanout: [2, 2] as const, factors: { A: { exactly: 1 }, B: { atMost: 1 } } }, {}];
  expect(findings({ A: 6, B: 4 }, levels)).toEqual([{ kind: 'fanout-unused', level: 1 }]);
});

test('fixed factors that exceed the bound, or do not divide it', () => {
  const levels = [{ factors: { A: { exactly: 7 }, B: { exactly: 3 } } }, {}];
  expect(findings({ A: 6, B: 4 }, levels)).toEqual([
    { kind: 'factor-above-bound', dimension: 0, level: 0 },
    { kind: 'factors-do-not-divide', dimension: 1, levels: [0] },
  ]);
});

test('a finding points to the constraint', () => {
  const design = sketch({ A: 5 }, [
    { factors: { A: { exactly: 2, atLeast: 3, location: { file: 'f', line: 3, column: 4 } } } },
    {},
  ]);
  expect(diagnose(mapspaceOf(design))[0]).toMatchObject({ kind: 'no-factorization', location: { line: 3 } });
});

test('a memory that must keep more than it holds, whatever is free', () => {
  const capacity = (words: number, factors: NonNullable<LevelSketch['factors']>) => {
    const design = sketch({ A: 6, B: 4, C: 5 }, [{}, { keep: 'keep', factors }, { factors: { B: { atMost: 2 } } }]);
    const levels = design.architecture.levels.map((level) =>
      level.name === 'M1' && level.kind === 'memory' ? { ...level, capacityWords: words } : level,
    );
    return diagnose(mapspaceOf({ ...design, architecture: { ...design.architecture, levels } }));
  };
  // A fixed to 3, B at least 4 / 2, C free: tiles of B C, A C and A B.
  expect(capacity(2 + 3 + 6, { A: { exactly: 3 } })).toEqual([]);
  expect(capacity(10, { A: { exactly: 3 } })).toEqual([
    {
      kind: 'memory-overfull',
      level: 1,
      dataspaces: [0, 1, 2],
      least: 11,
      constraints: [
        { kind: 'factor', level: 2, dimension: 1 },
        { kind: 'factor', level: 1, dimension: 0 },
        { kind: 'keep', level: 1 },
      ],
    },
  ]);
});

test('more compute units asked for than any mapping uses: the fan-out takes 2 of A, and no divisor of B fits beside', () => {
  const design = sketch({ A: 6, B: 5 }, [{}, { fanout: [3, 3] as const, factors: { A: { atMost: 2 } } }, {}]);
  const asked = (minParallelism: number) =>
    diagnose(mapspaceOf({ ...design, constraints: { ...design.constraints, minParallelism } }));
  const { instances } = design.architecture.compute;
  expect(asked(5 / instances)).toEqual([]);
  expect(asked(6 / instances)).toEqual([
    {
      kind: 'parallelism-out-of-reach',
      most: 5,
      needed: 6,
      constraints: [{ kind: 'factor', level: 1, dimension: 0 }],
    },
  ]);
});

test('a memory that no mapping fills as far as it must be', () => {
  const design = sketch({ A: 6, B: 4 }, [{ factors: { A: { atMost: 2 } } }, {}]);
  const filled = (minUtilizedWords: number) => {
    const [inner, ...others] = design.architecture.levels;
    const levels = [{ ...inner, minUtilizedWords } as typeof inner, ...others];
    return diagnose(mapspaceOf({ ...design, architecture: { ...design.architecture, levels } }));
  };
  const most = (filled(1e6)[0] as { most: number }).most;
  expect(filled(most)).toEqual([]);
  const constraints = [{ kind: 'factor', level: 0, dimension: 0 }];
  expect(filled(most + 1)).toEqual([
    { kind: 'utilization-out-of-reach', level: 0, most, needed: most + 1, constraints },
  ]);
});
