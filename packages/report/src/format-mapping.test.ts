import { loadSpecification } from '@loopwright/spec';
import { expect, test } from 'vitest';
import { evaluateSample, sampleText } from '../samples/run-samples.ts';
import { formatMapping } from './format-mapping.ts';

test('a mapping is written one line an entry', async () => {
  const text = formatMapping(await evaluateSample('mapping.yaml'));
  expect(text).toContain('- {target: Buffer, type: dataspace, keep: [A, Z], bypass: [B]}\n');
  expect(text).toContain(
    '- {target: Column, type: spatial, factors: [M=4, N=1, K=1], permutation: [M, "N", K], split: 1}\n',
  );
});

test('what is written is read back as the same mapping, last passes and forbidden reuse included', async () => {
  const file = 'imperfect.yaml';
  const mapping = `mapping:
- {target: DRAM, type: temporal, factors: ["K=3"], permutation: [K, M, N], no_reuse: [A]}
- {target: Buffer, type: temporal, factors: [M=8, N=6], permutation: [N, M, K]}
- {target: Register, type: temporal, factors: ["K=5,2"], permutation: [K, M, N]}
`;
  const result = await evaluateSample({ file, text: mapping });
  const text = formatMapping(result);
  expect(text).toContain('"K=5,2"');
  const files = ['arch.yaml', 'problem.yaml', 'tables.yaml'].map((name) => ({ file: name, text: sampleText(name) }));
  const { specification } = loadSpecification([...files, { file, text }]);
  expect(specification.mapping).toEqual({ mapping: result.mapping, reuse: result.reuse });
});
