import { join } from 'node:path';
import { caseNames, differences, loadCase } from '@loopwright/testkit';
import { describe, expect, test } from 'vitest';
import { compileEvaluator } from '../evaluator.ts';

const folder = join(process.env.LOOPWRIGHT_CASES!, 'sparse');
const names = caseNames(folder);

/** Where an outer memory saves more than an inner one of the same dataspace could, Timeloop's counts fall below 0 and wrap. */
const wrapped = /^d(0039|0052|0081|0146)-/;

describe.skipIf(names.length === 0)('sparse designs give the figures of Timeloop', () => {
  test.each(names.filter((name) => !wrapped.test(name)))('%s', (name) => {
    const { problem, architecture, mapping, reuse, costs, expected } = loadCase(join(folder, name));
    const evaluation = compileEvaluator(problem, architecture, costs, reuse).analyse(mapping);
    expect(differences(expected, evaluation)).toEqual([]);
  });
});
