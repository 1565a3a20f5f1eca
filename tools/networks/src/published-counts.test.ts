import { readFileSync } from 'node:fs';
import { computesOfWorkload, distinctOperations, readWorkload } from '@loopwright/workload';
import { expect, test } from 'vitest';
import { networksFolder } from './read-networks.ts';

const read = (name: string) => {
  const file = `${networksFolder}${name}.yaml`;
  return readWorkload({ file, text: readFileSync(file, 'utf8') }, {});
};

/** Multiply-accumulates as torchvision counts them for its models, or as the paper says; in units of 10^9. */
const published = [
  { name: 'alexnet', operations: 8, distinct: 8, billions: 0.714, source: 'torchvision' },
  { name: 'vgg16', operations: 16, distinct: 12, billions: 15.47, source: 'torchvision' },
  { name: 'resnet18', operations: 21, distinct: 12, billions: 1.814, source: 'torchvision' },
  { name: 'resnet50', operations: 54, distinct: 24, billions: 4.089, source: 'torchvision' },
  {
    name: 'mobilenetv2',
    operations: 53,
    distinct: 31,
    billions: 0.301,
    source: 'torchvision; Table 4 of the paper: 300 M',
  },
  {
    name: 'mobilenetv3',
    operations: 64,
    distinct: 46,
    billions: 0.217,
    source: 'torchvision; Table 3 of the paper: 219 M',
  },
  {
    name: 'efficientnet-b0',
    operations: 82,
    distinct: 47,
    billions: 0.386,
    source: 'torchvision; Table 2 of the paper: 0.39',
  },
  { name: 'vit-b16', operations: 98, distinct: 7, billions: 17.564, source: 'torchvision' },
  // Sun et al.: MobileBERT, ACL 2020, Table 4: 22.5 * 10^9 floating-point operations, two of which are one of ours.
  { name: 'bert-base', operations: 97, distinct: 6, billions: 11.174, source: 'MobileBERT, Table 4' },
];

test.each(published)('$name is whole: $billions GMAC ($source)', ({ name, operations, distinct, billions }) => {
  const { workload, warnings } = read(name);
  expect(warnings).toEqual([]);
  expect(workload.operations.reduce((sum, { count }) => sum + count, 0)).toBe(operations);
  expect(distinctOperations(workload)).toHaveLength(distinct);
  expect((computesOfWorkload(workload) / 1e9).toFixed(3)).toBe(billions.toFixed(3));
});

/** Weights without biases, norms and embeddings: of transformers, per token, the computes that are not attention. */
const weightsOfTransformers = [
  // 12 (4 * 768^2 + 2 * 768 * 3072), and the pooler that runs once.
  { name: 'bert-base', tokens: 128, perToken: 84_934_656, rest: 589_824, attention: 2 * 12 * 128 * 128 * 768 },
  { name: 'bert-large', tokens: 128, perToken: 301_989_888, rest: 1_048_576, attention: 2 * 24 * 128 * 128 * 1024 },
  // The 85 million of Kaplan et al.: Scaling Laws for Neural Language Models, arXiv 2001.08361, and 50,257 logits.
  { name: 'gpt2', tokens: 1024, perToken: 84_934_656 + 768 * 50_257, rest: 0, attention: 2 * 12 * 1024 * 1024 * 768 },
  // 218,103,808 weights in each of 32 blocks: 6.98 of 8.03 * 10^9; the rest is embeddings, logits and norms.
  { name: 'llama3-8b-block-prefill', tokens: 2048, perToken: 218_103_808, rest: 0, attention: 2 * 2048 * 2048 * 4096 },
  { name: 'llama3-8b-block-decode', tokens: 1, perToken: 218_103_808, rest: 0, attention: 2 * 2048 * 4096 },
];

test.each(weightsOfTransformers)('$name is its weights per token, and attention', (expected) => {
  const { name, tokens, perToken, rest, attention } = expected;
  expect(computesOfWorkload(read(name).workload)).toBe(tokens * perToken + rest + attention);
});

test('U-Net has the 31.02 million weights of its 23 convolutions', () => {
  const { operations } = read('unet').workload;
  expect(operations).toHaveLength(23);
  const weights = operations.map(({ problem }) => {
    const bound = (name: string) => problem.dimensions.find((dimension) => dimension.name === name)?.bound ?? 1;
    return bound('C') * bound('M') * bound('R') * bound('S');
  });
  expect(weights.reduce((sum, words) => sum + words, 0)).toBe(31_023_808);
});
