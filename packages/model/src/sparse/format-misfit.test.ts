import { readFileSync } from 'node:fs';
import { loadSpecification } from '@loopwright/spec';
import { expect, test } from 'vitest';
import { compileEvaluator } from '../evaluator.ts';

const golden = new URL('golden/matrix-vector/', import.meta.url);
const ofBuffer = '[{name: A, ranks: [{format: CP}]}]\n      action';

/** Matrix-vector with texts replaced, wherever they stand. */
function evaluate(...replacements: readonly (readonly [from: string, to: string])[]) {
  const sources = ['arch.yaml', 'problem.yaml', 'mapping.yaml'].map((file) => {
    const text = readFileSync(new URL(file, golden), 'utf8');
    return { file, text: replacements.reduce((so, of) => so.replace(...of), text) };
  });
  const { problem, architecture, mapping } = loadSpecification(sources).specification;
  const free = { energyPj: {}, areaUm2: 0 };
  const costs = { levels: architecture.levels.map(() => free), compute: free };
  return compileEvaluator(problem, architecture, costs).analyse(mapping!.mapping);
}

test.each([
  [
    'too few ranks for its loops',
    [
      ['factors: [M=1, K=8]', 'factors: [M=4, K=8]'],
      ['factors: [M=4, K=1]', 'factors: [M=1, K=1]'],
    ],
    { level: 'Buffer', format: { cause: 'few-ranks', dataspace: 'A', dimensions: ['M', 'K'], ranks: ['CP'] } },
  ],
  [
    'other ranks inside',
    [[ofBuffer, ofBuffer.replace('CP', 'RLE')]],
    {
      level: 'DRAM',
      format: { cause: 'other-ranks-inside', dataspace: 'A', ranks: ['UOP', 'CP'], ranksInside: ['RLE'] },
    },
  ],
  [
    'plain words of what comes compressed',
    [[ofBuffer, '[]\n      action']],
    { level: 'Buffer', format: { cause: 'no-decompression', dataspace: 'A' } },
  ],
] as const)('%s', (_, replacements, expected) => {
  expect(evaluate(...replacements)).toMatchObject({ valid: false, reason: 'format', ...expected });
});
