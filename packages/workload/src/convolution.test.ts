import { loadSpecification } from '@loopwright/spec';
import { describe, expect, test } from 'vitest';
import { contraction } from './contraction.ts';
import { convolution } from './convolution.ts';
import { problemSource } from './problem-source.ts';
import { withoutPlaces } from './without-places.ts';
import { wordsOf } from './words.ts';

const arch = {
  file: 'arch.yaml',
  text: 'architecture: {version: 0.4, nodes: [!Component {name: DRAM, class: DRAM}, !Component {name: MAC, class: intmac}]}',
};

describe('a convolution', () => {
  const axes = [
    { positions: 10, filter: 3, stride: 2, dilation: 2 },
    { positions: 6, filter: 5 },
  ];
  const words = (given: Parameters<typeof convolution>[0]) => {
    const problem = convolution(given);
    return Object.fromEntries(problem.dataspaces.map((dataspace) => [dataspace.name, wordsOf(dataspace, problem)]));
  };

  test('reads a window of inputs for each output', () => {
    expect(words({ batch: 2, inputChannels: 3, outputChannels: 4, axes })).toEqual({
      Weights: 3 * 4 * 3 * 5,
      Inputs: 2 * 3 * (1 + 9 * 2 + 2 * 2) * (1 + 5 + 4),
      Outputs: 2 * 4 * 10 * 6,
    });
  });

  test('adds each input to a window of outputs where it is transposed', () => {
    expect(words({ inputChannels: 3, outputChannels: 4, axes, isTransposed: true })).toEqual({
      Weights: 3 * 4 * 3 * 5,
      Inputs: 3 * 10 * 6,
      Outputs: 4 * (1 + 9 * 2 + 2 * 2) * (1 + 5 + 4),
    });
  });

  test('has the points of a transposed filter as channels where it meets no output twice', () => {
    const up = { positions: 5, filter: 2, stride: 2 };
    const channels = convolution({ inputChannels: 3, outputChannels: 16, axes: [{ positions: 5 }, { positions: 5 }] });
    expect(convolution({ inputChannels: 3, outputChannels: 4, axes: [up, up], isTransposed: true })).toEqual(channels);
    const wider = convolution({ inputChannels: 3, axes: [up, { ...up, filter: 3 }], isTransposed: true });
    expect(wider.name).toBe('transposed_conv2d');
  });

  test('has a third axis where there is one, and no fourth', () => {
    const { name, dimensions } = convolution({ axes: [...axes, { positions: 4, filter: 2 }] });
    expect(name).toBe('conv3d');
    expect(dimensions.map(({ name, bound }) => `${name}=${bound}`).join(' ')).toBe(
      'C=1 M=1 R=3 S=5 T=2 N=1 P=10 Q=6 Z=4',
    );
    expect(() => convolution({ axes: [{}, {}, {}, {}] })).toThrow(RangeError);
  });
});

test.each([
  ['grouped', convolution({ batch: 2, groups: 8, inputChannels: 4, axes: [{ positions: 7, filter: 3, stride: 2 }] })],
  ['transposed', convolution({ inputChannels: 3, axes: [{ positions: 4, filter: 3, stride: 2 }], isTransposed: true })],
  ['of three axes', convolution({ axes: [{ positions: 4 }, { filter: 3 }, { positions: 5, filter: 3, dilation: 2 }] })],
  ['odd names', { ...convolution({}), name: 'no', dimensions: convolution({}).dimensions }],
])('a problem that is written is read again: %s', (_, problem) => {
  const { specification, warnings } = loadSpecification([arch, problemSource(problem, 'layer.yaml')]);
  expect(withoutPlaces(specification.problem)).toEqual(problem);
  expect(warnings).toEqual([]);
});

test.each([
  ['ik,kj->ij', 'C=4 M=5 R=1 S=1 N=1 P=3 Q=1'],
  ['bik,kj->bij', 'C=4 M=5 R=1 S=1 N=2 P=3 Q=1'],
  ['bik,bkj->bij', 'C=4 M=5 R=1 S=1 N=1 P=3 Q=1 G=2'],
  ['bik,bkj->bji', 'C=4 M=5 R=1 S=1 N=1 P=3 Q=1 G=2'],
  ['k,kj->j', 'C=4 M=5 R=1 S=1 N=1 P=1 Q=1'],
  ['ik,ik->i', 'C=4 M=1 R=1 S=1 N=1 P=1 Q=1 G=3'],
  ['bik,ikj->bj', 'C=12 M=5 R=1 S=1 N=1 P=2 Q=1'],
  ['ik,j->j', undefined],
  ['ii,ik->k', undefined],
])('%s is a convolution of 1x1', (einsum, bounds) => {
  const [inputs, weights, outputs] = einsum.split(/,|->/).map((labels) => [...labels]);
  const sizes = new Map(Object.entries({ b: 2, i: 3, k: 4, j: 5 }));
  const problem = contraction({ inputs: inputs!, weights: weights!, outputs: outputs!, sizes });
  expect(problem?.dimensions.map(({ name, bound }) => `${name}=${bound}`).join(' ')).toBe(bounds);
});
