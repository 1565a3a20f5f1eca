import type { Mapping } from '@loopwright/core';
import { describe, expect, test } from 'vitest';
import { sampleSession } from '../../test/sample-session.ts';
import { chooseAxis } from './choose-axis.ts';
import { coverBound } from './cover-bound.ts';
import { decodeDraft, encodeDraft } from './draft-code.ts';
import { record, redo, startHistory, undo } from './history.ts';
import { moveLoop } from './move-loop.ts';
import { allSlots, loopGroups, stepLoop } from './nest-slots.ts';
import { factorsOf, perfectChoices, setFactor } from './set-factor.ts';
import { toggleKeep } from './toggle-keep.ts';

// Levels: Register, PE (1 x 2), Column (4 x 1), Buffer, DRAM. Dimensions: M 8, N 6, K 12.
const { specification } = await sampleSession();
const { mapping } = specification.mapping!;
const [M, N, K] = [0, 1, 2];
const [Register, PE, Column, Buffer, DRAM] = [0, 1, 2, 3, 4];
const factors = (of: Mapping | undefined, dimension: number) => of && factorsOf(of, dimension).factors;

describe('factors', () => {
  test('the rest goes to the chosen level', () => {
    const change = { dimension: K, level: Register, rest: DRAM, bound: 12 };
    expect(factors(mapping, K)).toEqual([4, 1, 1, 1, 3]);
    expect(perfectChoices(mapping, change)).toEqual([1, 2, 3, 4, 6, 12]);
    expect(factors(setFactor(mapping, change, 6), K)).toEqual([6, 1, 1, 1, 2]);
    expect(factors(setFactor(mapping, { ...change, rest: Buffer }, 2), K)).toEqual([2, 1, 1, 2, 3]);
  });

  test('what other levels hold is no choice', () => {
    expect(perfectChoices(mapping, { dimension: M, level: Buffer, rest: DRAM, bound: 8 })).toEqual([1, 2]);
  });

  test('a factor that does not divide shortens the last pass', () => {
    const changed = setFactor(mapping, { dimension: K, level: Register, rest: DRAM, bound: 12 }, 5)!;
    expect(factorsOf(changed, K)).toEqual({ factors: [5, 1, 1, 1, 3], remainders: [2, 1, 1, 1, 3] });
    expect(perfectChoices(mapping, { dimension: K, level: Register, rest: DRAM, bound: 12 })).not.toContain(5);
  });

  test('every factor leaves passes that cover the bound exactly', () => {
    for (let bound = 1; bound <= 30; bound++) {
      for (let inner = 1; inner <= bound; inner++) {
        const covered = coverBound([inner, 1, 2], 1, bound);
        if (!covered) continue;
        const last = covered.factors.reduceRight((passes, factor, l) => passes * factor + covered.remainders[l] - 1, 0);
        expect({ bound, inner, points: last + 1 }).toEqual({ bound, inner, points: bound });
      }
    }
  });

  test('at a fan-out along one axis go there', () => {
    const column = setFactor(mapping, { dimension: K, level: Column, rest: DRAM, bound: 12 }, 3)!;
    expect(column.levels[Column]).toMatchObject({ permutation: [M, N, K], split: 1 });
    const { architecture } = specification;
    expect(chooseAxis(column, architecture, Column, K).levels[Column]).toMatchObject({
      permutation: [M, K, N],
      split: 2,
    });
    expect(chooseAxis(column, architecture, Column, M)).toBe(column);
    expect(chooseAxis(column, architecture, DRAM, K)).toBe(column);
  });

  test('a level cannot make up for itself, nor do more than there is', () => {
    const change = { dimension: K, level: DRAM, rest: DRAM, bound: 12 };
    expect(setFactor(mapping, change, 2)).toBeUndefined();
    expect(setFactor(mapping, { ...change, rest: Register }, 13)).toBeUndefined();
    expect(setFactor(mapping, { ...change, rest: Register }, 0)).toBeUndefined();
    expect(setFactor(mapping, { ...change, rest: Register }, 1.5)).toBeUndefined();
  });
});

describe('loops', () => {
  test('move within their level', () => {
    const moved = moveLoop(mapping, { level: DRAM, dimension: K }, { level: DRAM, axis: 'time', inner: M }, 12)!;
    expect(moved.levels[DRAM].permutation).toEqual([M, K, N]);
    expect(moved.levels[DRAM].factors).toEqual(mapping.levels[DRAM].factors);
  });

  test('take their factor along to another level', () => {
    const moved = moveLoop(mapping, { level: DRAM, dimension: K }, { level: Register, axis: 'time', inner: null }, 12)!;
    expect(factors(moved, K)).toEqual([12, 1, 1, 1, 1]);
    expect(moved.levels[Register].permutation).toEqual([K, M, N]);
  });

  test('change over between X and Y', () => {
    const moved = moveLoop(mapping, { level: Column, dimension: M }, { level: Column, axis: 'y', inner: null }, 8)!;
    expect(moved.levels[Column]).toMatchObject({ permutation: [M, N, K], split: 0 });
    const back = moveLoop(moved, { level: Column, dimension: M }, { level: Column, axis: 'x', inner: null }, 8)!;
    expect(back.levels[Column].split).toBe(1);
  });

  test('go to a fan-out along the axis they are dropped on', () => {
    const moved = moveLoop(mapping, { level: DRAM, dimension: M }, { level: PE, axis: 'y', inner: N }, 8)!;
    expect(moved.levels[PE]).toMatchObject({ permutation: [N, M, K], split: 0, factors: [2, 2, 1] });
  });

  test('that stay where they are change nothing', () => {
    expect(
      moveLoop(mapping, { level: DRAM, dimension: K }, { level: DRAM, axis: 'time', inner: K }, 12),
    ).toBeUndefined();
    expect(
      moveLoop(mapping, { level: DRAM, dimension: K }, { level: DRAM, axis: 'time', inner: null }, 12),
    ).toBeUndefined();
  });

  test('with a shorter last pass cover the bound where they go', () => {
    const imperfect = setFactor(mapping, { dimension: K, level: Register, rest: DRAM, bound: 12 }, 5)!;
    const moved = moveLoop(
      imperfect,
      { level: DRAM, dimension: K },
      { level: Register, axis: 'time', inner: null },
      12,
    )!;
    expect(factorsOf(moved, K)).toEqual({ factors: [12, 1, 1, 1, 1], remainders: [12, 1, 1, 1, 1] });
  });
});

describe('places for loops', () => {
  const { levels } = specification.architecture;
  const step = (of: Mapping, level: number, dimension: number, direction: 'out' | 'in') =>
    stepLoop(of, levels, { level, dimension }, direction, specification.problem.dimensions[dimension].bound);

  test('are outside every loop, and inside the last one', () => {
    const groups = loopGroups(mapping, levels);
    expect(groups[0]).toEqual({
      level: DRAM,
      axis: 'time',
      depth: 0,
      loops: [M, K].map((dimension) => ({ level: DRAM, dimension })),
      slots: [M, K, null].map((inner) => ({ level: DRAM, axis: 'time', inner })),
      firstSlot: 0,
    });
    expect(groups.map(({ axis, depth, firstSlot }) => [axis, depth, firstSlot])).toEqual([
      ['time', 0, 0],
      ['time', 2, 3],
      ['x', 3, 5],
      ['y', 4, 7],
      ['time', 5, 9],
    ]);
    expect(allSlots(groups)[0]).toEqual({ level: DRAM, axis: 'time', inner: M });
    expect(allSlots(groups).at(-1)).toEqual({ level: Register, axis: 'time', inner: null });
  });

  test('include an axis along which there is nothing, where a loop is there', () => {
    const moved = moveLoop(mapping, { level: DRAM, dimension: K }, { level: Column, axis: 'y', inner: null }, 12)!;
    const ofColumn = loopGroups(moved, levels).filter(({ level }) => level === Column);
    expect(ofColumn.map(({ axis }) => axis)).toEqual(['y', 'x']);
  });

  test('are reached one after the other, from one end of the nest to the other', () => {
    let current = mapping;
    let level = DRAM;
    const seen: string[] = [];
    for (let moved = step(current, level, M, 'in'); moved; moved = step(current, level, M, 'in')) {
      current = moved.mapping;
      level = moved.to.level;
      seen.push(`${levels[level].name} ${current.levels[level].factors[M]}`);
    }
    // Below Column both M loops are one.
    expect(seen.slice(0, 4)).toEqual(['DRAM 2', 'Buffer 2', 'Buffer 2', 'Column 8']);
    expect(seen.at(-1)).toBe('Register 8');
    expect(factors(current, M)).toEqual([8, 1, 1, 1, 1]);
    expect(step(current, Register, M, 'in')).toBeUndefined();
    expect(step(current, DRAM, K, 'out')).toBeUndefined();
  });

  test('that a loop left are where it comes back to', () => {
    const moved = step(mapping, DRAM, K, 'out')!;
    expect(step(moved.mapping, DRAM, K, 'in')!.mapping.levels[DRAM]).toMatchObject({ factors: [2, 1, 3] });
  });
});

test('bypass is toggled, but some memory keeps every tensor', () => {
  const B = 1;
  const once = toggleKeep(mapping, Buffer, B)!;
  expect(once.levels[Buffer].keeps).toEqual([true, true, true]);
  expect(toggleKeep(once, Buffer, B)).toEqual(mapping);
  const twice = toggleKeep(toggleKeep(mapping, DRAM, B)!, Register, B);
  expect(twice).toBeUndefined();
});

test('what is undone can be done again, until something else is done', () => {
  const history = record(record(startHistory('a'), 'b'), 'c');
  expect(undo(history).present).toBe('b');
  expect(redo(undo(history))).toEqual(history);
  expect(undo(undo(undo(history))).present).toBe('a');
  expect(redo(record(undo(history), 'd')).present).toBe('d');
});

describe('a draft in an address', () => {
  const imperfect = setFactor(mapping, { dimension: K, level: Register, rest: DRAM, bound: 12 }, 5)!;
  const draft = { mapping: imperfect, rules: 'mapping' } as const;

  test('comes back as it was', () => {
    expect(decodeDraft(encodeDraft(draft), specification)).toEqual(draft);
  });

  test.each([
    ['nothing', ''],
    ['other rules', encodeDraft(draft).replace('mapping', 'none')],
    ['a level less', encodeDraft(draft).replace(/\/[^/]*$/, '')],
    ['other bounds', encodeDraft(draft).replace('5-2', '6-2')],
    ['no permutation', encodeDraft(draft).replace('_2.0.1_', '_2.2.1_')],
    ['a tensor that no memory keeps', encodeDraft(draft).replace(/_[01]{3}(?=\/|$)/g, '_101')],
    ['no number', encodeDraft(draft).replace('5-2', 'x')],
  ])('is refused: %s', (_, text) => {
    expect(decodeDraft(text, specification)).toBeUndefined();
  });
});
