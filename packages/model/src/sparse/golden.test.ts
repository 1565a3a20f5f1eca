import { fileURLToPath } from 'node:url';
import { caseNames, differences, loadCase } from '@loopwright/testkit';
import { expect, test } from 'vitest';
import { compileEvaluator } from '../evaluator.ts';

/** Worked by hand, or run by Timeloop as the note then says: a folder each, input, what is expected, and a note. */
const folder = fileURLToPath(new URL('golden', import.meta.url));

test.each(caseNames(folder))('%s', (name) => {
  const { problem, architecture, mapping, reuse, costs, expected } = loadCase(`${folder}/${name}`);
  const evaluation = compileEvaluator(problem, architecture, costs, reuse).analyse(mapping);
  expect(differences(expected, evaluation)).toEqual([]);
});
