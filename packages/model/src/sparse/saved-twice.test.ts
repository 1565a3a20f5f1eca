import { readFileSync } from 'node:fs';
import { loadSpecification } from '@loopwright/spec';
import { expect, test } from 'vitest';
import { compileEvaluator } from '../evaluator.ts';

const golden = new URL('golden/two-of-four/', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, golden), 'utf8');
const spatial = '- {type: skipping_spatial, target: Z, condition_on: [A]}';

/** The product of two-of-four, values anywhere and as many units as the mapping asks for, with this unit at the buffer, which leaves out instances for B and Z. */
function evaluate(unit = '') {
  const sources = [
    {
      file: 'arch.yaml',
      text: read('arch.yaml').replace(spatial, `${spatial}\n      ${unit}`).replace('meshX: 2', 'meshX: 4'),
    },
    { file: 'problem.yaml', text: read('problem.yaml').replace('fixed_structured', 'hypergeometric') },
    { file: 'mapping.yaml', text: read('mapping.yaml') },
  ];
  const { problem, architecture, mapping } = loadSpecification(sources).specification;
  const free = { energyPj: {}, areaUm2: 0 };
  const costs = { levels: architecture.levels.map(() => free), compute: free };
  return compileEvaluator(problem, architecture, costs).analyse(mapping!.mapping);
}

test('a memory does not save in time what it leaves out in space', () => {
  const evaluation = evaluate('- {type: gating, target: B, condition_on: [A]}');
  expect(evaluation).toMatchObject({
    valid: false,
    reason: 'format',
    level: 'Buffer',
    format: { cause: 'saved-twice' },
  });
});

test('a unit that finds nothing in vain is as good as none', () => {
  expect(evaluate('- {type: gating, target: Z, condition_on: [B]}')).toEqual(evaluate());
});
