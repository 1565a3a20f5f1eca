import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { caseNames, loadCase } from './cases/case-folder.ts';
import { differences } from './cases/expected-figures.ts';
import { referenceAnalysis } from './reference-analysis.ts';

const casesFolder = process.env.LOOPWRIGHT_CASES!;
const models = caseNames(join(casesFolder, 'model'));
const designs = caseNames(join(casesFolder, 'designs'));

describe.skipIf(models.length === 0)('the reference analysis gives the figures of the reference cases', () => {
  test.each(models)('%s', (name) => {
    expect(differencesIn('model', name)).toEqual([]);
  });
});

// Real layers: up to a billion operations, minutes.
describe.skipIf(designs.length === 0 || !process.env.LOOPWRIGHT_SLOW)('and those of published designs', () => {
  test.each(designs)('%s', { timeout: 1_200_000 }, (name) => {
    expect(differencesIn('designs', name)).toEqual([]);
  });
});

test.runIf(models.length === 0)(`no reference cases in ${casesFolder}: set LOOPWRIGHT_CASES to check them`, () => {});

function differencesIn(kind: string, name: string): string[] {
  const { problem, architecture, mapping, reuse, costs, expected } = loadCase(join(casesFolder, kind, name));
  return differences(expected, referenceAnalysis(problem, architecture, mapping, reuse, costs));
}
