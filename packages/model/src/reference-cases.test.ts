import { join } from 'node:path';
import { caseNames, differences, loadCase, ownCases } from '@loopwright/testkit';
import { describe, expect, test } from 'vitest';
import { compileEvaluator } from './evaluator.ts';

/** More cases than come with the project; `model/*` and `designs/*` are folders of input files and `expected.json`. */
const moreCases = process.env.LOOPWRIGHT_CASES!;

const own = caseNames(join(ownCases, 'model'));
const more = caseNames(join(moreCases, 'model')).filter((name) => !own.includes(name));
const designs = caseNames(join(moreCases, 'designs'));

describe('the evaluator gives the figures of Timeloop', () => {
  test.each(own)('%s', (name) => expectNoDifference(join(ownCases, 'model', name)));

  test.each(more)('%s', (name) => expectNoDifference(join(moreCases, 'model', name)));

  test.each(designs)('design %s', (name) => expectNoDifference(join(moreCases, 'designs', name)));
});

test('the cases of the project are there', () => {
  expect(own).toHaveLength(60);
});

if (more.length + designs.length === 0) {
  test.skip(`more reference cases: none in ${moreCases}, set LOOPWRIGHT_CASES to their folder`, () => {});
}

function expectNoDifference(folder: string): void {
  const { problem, architecture, mapping, reuse, costs, expected } = loadCase(folder);
  const evaluation = compileEvaluator(problem, architecture, costs, reuse).analyse(mapping);
  expect(differences(expected, evaluation)).toEqual([]);
}
