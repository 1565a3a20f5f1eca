import { readFileSync } from 'node:fs';
import { loadSpecification } from '@loopwright/spec';
import { expect, test } from 'vitest';
import { compileEvaluator } from '../evaluator.ts';

const golden = new URL('golden/packed-positions/', import.meta.url);
const files = ['arch.yaml', 'problem.yaml', 'mapping.yaml'];

/** The outer product of packed-positions with these texts replaced, wherever they stand. */
function evaluate(...replacements: readonly (readonly [from: string, to: string])[]) {
  const sources = files.map((file) => ({
    file,
    text: replacements.reduce((text, of) => text.replace(...of), readFileSync(new URL(file, golden), 'utf8')),
  }));
  const { problem, architecture, mapping } = loadSpecification(sources).specification;
  const free = { energyPj: {}, areaUm2: 0 };
  const costs = { levels: architecture.levels.map(() => free), compute: free };
  return compileEvaluator(problem, architecture, costs, mapping!.reuse).analyse(mapping!.mapping);
}

test('a value anywhere in a fiber: means are over those that hold something', () => {
  // Of 4 values 0 to 4 are there, with chances 1, 16, 36, 16, 1 of 70 where half of 8 are: of those with some, 52 take one step, 17 two.
  const evaluation = evaluate(['A: 0.75', 'A: {distribution: hypergeometric, density: 0.5}']);
  const busy = (16 * (1 / 2) + 36 + 16 * (3 / 4) + 1) / 69;
  expect(evaluation).toMatchObject({
    compute: { sparse: { packed: [{ dataspace: 'A', steps: expect.closeTo((52 + 17 * 2) / 69 / 2, 12) }, {}] } },
  });
  expect(evaluation).toMatchObject({
    compute: { sparse: { packed: [{ busy: expect.closeTo(busy, 12) }, {}] } },
  });
});

test('plain words have no positions', () => {
  const plain = ['    - {name: A, ranks: [{format: CP, flattened_rankIDs: [[M]]}]}\n', ''] as const;
  const evaluation = evaluate(['        - {name: A, ranks: [{format: CP, flattened_rankIDs: [[M]]}]}\n', ''], plain, [
    'depth: 8,',
    'depth: 8, decompression_supported: True,',
  ]);
  expect(evaluation).toMatchObject({ compute: { sparse: { packed: [{ dataspace: 'B' }] } } });
});

test('values of two inputs do not lie at the same positions', () => {
  const alongK = evaluate(
    ['depth: 8,', 'depth: 16,'],
    ['depth: 8}', 'depth: 16}'],
    ...(['M', 'N', 'M', 'N'] as const).map((d) => [`[[${d}]]}]}`, `[[${d}, K]]}]}`] as const),
    ['factors: [M=1, N=1, K=2]', 'factors: [M=1, N=1, K=1]'],
    ['factors: [M=2, N=2, K=1]', 'factors: [M=4, N=2, K=1]'],
    ['factors: [M=2, N=2, K=1]', 'factors: [M=1, N=2, K=2]'],
  );
  const format = { cause: 'packed-together', dataspace: 'A', dimensions: ['K'] };
  expect(alongK).toMatchObject({ valid: false, reason: 'format', level: 'Operands', format });
});
