import { join } from 'node:path';
import { caseNames, differences, loadCase, ownCases } from '@loopwright/testkit';
import { describe, expect, test } from 'vitest';
import { compileEvaluator } from '../evaluator.ts';

const moreCases = process.env.LOOPWRIGHT_CASES!;

const own = caseNames(join(ownCases, 'sparse'));
const more = caseNames(join(moreCases, 'sparse')).filter((name) => !own.includes(name));

/** Where an outer memory saves more than an inner one of the same dataspace could, Timeloop's counts fall below 0 and wrap. */
const wrapped = /^d(0039|0052|0081|0146)-/;

describe('sparse designs give the figures of Timeloop', () => {
  test.each(own)('%s', (name) => expectNoDifference(join(ownCases, 'sparse', name)));

  test.each(more.filter((name) => !wrapped.test(name)))('%s', (name) =>
    expectNoDifference(join(moreCases, 'sparse', name)),
  );
});

test('the cases of the project are there', () => {
  expect(own).toHaveLength(13);
});

function expectNoDifference(folder: string): void {
  const { problem, architecture, mapping, reuse, costs, expected } = loadCase(folder);
  const evaluation = compileEvaluator(problem, architecture, costs, reuse).analyse(mapping);
  expect(differences(expected, evaluation)).toEqual([]);
}
