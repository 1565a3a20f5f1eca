import { readFileSync } from 'node:fs';
import { loadSpecification } from '@loopwright/spec';
import { expect, test } from 'vitest';
import { compileEvaluator } from '../evaluator.ts';

const golden = new URL('golden/two-of-four/', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, golden), 'utf8');

/** The product of two-of-four with these bounds, and these entries of the mapping. */
function evaluate(bounds: string, outside: string, inTime: string, inSpace: string) {
  const sources = [
    { file: 'arch.yaml', text: read('arch.yaml') },
    { file: 'problem.yaml', text: read('problem.yaml').replace('M: 4, K: 8', bounds) },
    {
      file: 'mapping.yaml',
      text: read('mapping.yaml').replace('M=4, K=1', outside).replace('M=1, K=2', inTime).replace('M=1, K=4', inSpace),
    },
  ];
  const { problem, architecture, mapping } = loadSpecification(sources).specification;
  const free = { energyPj: {}, areaUm2: 0 };
  const costs = { levels: architecture.levels.map(() => free), compute: free };
  return compileEvaluator(problem, architecture, costs).analyse(mapping!.mapping);
}

test('zeros are not followed where last passes leave instances with less to do', () => {
  expect(evaluate('M: 4, K: 7', 'M=4, K=1', 'M=1, K=2', 'M=1, "K=4,3"')).toMatchObject({
    valid: false,
    reason: 'uneven',
    level: 'PE',
  });
});

test('they are where all instances have the same passes', () => {
  expect(evaluate('M: 4, K: 7', 'M=4, K=1', 'M=1, K=7', 'M=1, K=1')).toMatchObject({
    valid: true,
    compute: { computes: 28 },
  });
});

test('computes take the time of full passes, to the cycle', () => {
  // 24 x 62 computes in 24 x 4 x 18 cycles.
  const compute = { computes: 1488, cycles: 1728 };
  expect(evaluate('M: 24, K: 62', 'M=24, K=4', 'M=1, "K=18,8"', 'M=1, K=1')).toMatchObject({ valid: true, compute });
});
