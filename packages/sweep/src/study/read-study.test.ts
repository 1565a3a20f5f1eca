import { SpecError } from '@loopwright/spec';
import { describe, expect, test } from 'vitest';
import { readStudy, studySources, valueList } from '../index.ts';

const head = 'study:\n  designs: mine\n  workloads: net\n';
const read = (text: string) => readStudy([{ file: 'study.yaml', text: head + text }]);

describe('values', () => {
  test.each([
    ['4096,8192', [4096, 8192]],
    ['8..32:x2', [8, 16, 32]],
    ['4..16:+4', [4, 8, 12, 16]],
    ['1..3', [1, 2, 3]],
    ['0.6..0.9:+0.1', [0.6, 0.7, 0.6 + 0.1 * 2, 0.6 + 0.1 * 3]],
    ['2**10, 3 * 4', [1024, 12]],
    ['45nm, 22nm', ['45nm', '22nm']],
    ['1,8..16:x2', [1, 8, 16]],
  ])('%s', (text, values) => {
    expect(valueList(text)).toEqual(values);
  });

  test.each([
    ['8..4', 'is empty: 8 is more than 4'],
    ['8..32:x1', 'needs a factor above 1'],
    ['8..32:+0', 'needs a step above 0'],
    ['4,,8', 'a value is missing'],
    ['4,8,4', '4 stands there twice'],
    ['a..b', 'a is not a number'],
    ['1..1e9', 'more than 100000 values'],
  ])('%s is refused', (text, message) => {
    expect(() => valueList(text)).toThrow(message);
  });
});

test('a study with everything', () => {
  const study = read(`  name: all
  parameters:
    Buffer.depth: 4096..16384:x2
    PE.meshX: [8, 16]
    technology: [45nm]
  derive: {PE.meshY: PE.meshX}
  where: [Buffer.depth >= 256 * PE.meshX, PE.meshX > 4]
  map: {mapper: optimal, objective: edp, seconds: 20, seed: 3}
  objectives: [energy, area]
  constraints: {maxAreaUm2: 2e6, maxPowerW: 0.5, maxCycles: 1e7}
  sampler: {name: evolutionary, points: 40, seed: 9, size: 8}
`);
  expect(study).toMatchObject({
    name: 'all',
    designs: [{ name: 'mine', files: ['mine'] }],
    workloads: [{ name: 'net', weight: 1, sizes: {} }],
    space: {
      parameters: [
        { name: 'Buffer.depth', values: [4096, 8192, 16384] },
        { name: 'PE.meshX', values: [8, 16] },
        { name: 'technology', values: ['45nm'] },
      ],
      derived: [{ name: 'PE.meshY', expression: 'PE.meshX' }],
      where: ['Buffer.depth >= 256 * PE.meshX', 'PE.meshX > 4'],
    },
    map: { mapper: 'optimal', objective: 'edp', seconds: 20, seed: 3 },
    objectives: ['energy', 'area'],
    constraints: { maxAreaUm2: 2e6, maxPowerW: 0.5, maxCycles: 1e7 },
    sampler: { name: 'evolutionary', points: 40, seed: 9, options: { size: 8 } },
  });
});

test('what is typed goes above the file, key by key', () => {
  const file = { file: 'study.yaml', text: `${head}  parameters: {A.x: 1, B.x: 2}\n  objectives: [energy]\n` };
  const typed = studySources({ vary: ['A.x=4,5', 'C.x=7'], where: ['A.x > 4'], others: { objectives: ['cycles'] } });
  const { space, objectives } = readStudy([file, ...typed]);
  expect(space.parameters).toEqual([
    { name: 'A.x', values: [4, 5] },
    { name: 'B.x', values: [2] },
    { name: 'C.x', values: [7] },
  ]);
  expect(space.where).toEqual(['A.x > 4']);
  expect(objectives).toEqual(['cycles']);
});

describe('mistakes have their place and a hint', () => {
  test.each([
    ['  parameters: {PE.meshX: 8..4}\n', 'study.yaml:4:26: error bad-values', 'write 4096,8192 or 8..32:x2'],
    ['  parameters: {PE meshX: 8}\n', 'study.yaml:4:16: error bad-name', 'write GlobalBuffer.depth'],
    ['  parameter: {PE.meshX: 8}\n', 'study.yaml:4:3: error unknown-key', 'parameters'],
    ['  parameters: {PE.meshX: 8}\n  where: PE.meshY > 4\n', 'study.yaml:5:10: error bad-expression', 'it has meshX'],
    ['  derive: {PE.meshX: 8 *}\n', 'study.yaml:4:22: error bad-expression', 'names are those of the parameters'],
    ['  objectives: [edpp]\n', 'study.yaml:4:16: error unknown-name', 'did you mean "edp"?'],
    ['  constraints: {maxCycles: -4}\n', 'study.yaml:4:28: error out-of-range', 'write a number above 0'],
    ['  designs: [a, {name: a, files: b}]\n', 'study.yaml:4:3: error', ''],
  ])('%s', (text, place, hint) => {
    expect(messageOf(() => read(text))).toContain(place);
    expect(messageOf(() => read(text))).toContain(hint);
  });

  test('on the command line too', () => {
    const typed = (vary: string[]) => () => readStudy([{ file: 'study.yaml', text: head }, ...studySources({ vary })]);
    expect(messageOf(typed(['A.x=1', 'PE.meshX=8..4']))).toContain('--vary:2:10: error bad-values');
    expect(messageOf(typed(['PE.meshX']))).toContain('--vary:1:1: error bad-vary');
    expect(messageOf(() => readStudy(studySources({ vary: ['A.x=1'] })))).toContain('the study has no designs');
  });
});

function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof SpecError) return error.message;
    throw error;
  }
  return 'no mistake';
}
