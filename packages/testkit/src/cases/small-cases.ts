import { kernelProblem, kernels } from '../arbitraries/kernels.ts';
import { savingOnZeros } from './saving-on-zeros.ts';
import { buildSmallCase, type SmallCase, type SmallLevel } from './small-case.ts';

const steps = { stride: 1, dilation: 1 };
const conv1d = kernelProblem(kernels.find(({ name }) => name === 'conv1d')!, [3, 8], steps);
const gemm = kernelProblem(kernels.find(({ name }) => name === 'gemm')!, [4, 6, 4], steps);
const tinyGemm = kernelProblem(kernels.find(({ name }) => name === 'gemm')!, [2, 3, 4], steps);

const dram: SmallLevel = { name: 'DRAM', accessPj: 100 };
const buffer = (capacityWords: number): SmallLevel => ({ name: 'Buffer', accessPj: 5, capacityWords });
const array: SmallLevel = { name: 'Array', fanout: [2, 2] };

/** Between some hundred and some ten thousand distinct mappings each. */
export const smallCases: readonly SmallCase[] = [
  buildSmallCase('conv1d, two memories', conv1d, [buffer(10), dram]),
  buildSmallCase('gemm, two memories', gemm, [buffer(24), dram]),
  buildSmallCase('conv1d, three memories', conv1d, [
    { name: 'Registers', accessPj: 1, capacityWords: 4 },
    buffer(16),
    dram,
  ]),
  buildSmallCase('gemm, array below the buffer', tinyGemm, [array, buffer(16), dram]),
  buildSmallCase('gemm, array and registers, constraints', gemm, [
    { name: 'Registers', accessPj: 1, capacityWords: 6, keep: 'keep' },
    { ...array, factors: { K: { exactly: 1 } } },
    { ...buffer(40), keep: 'keep', permutation: ['M'] },
    { ...dram, factors: { N: { atMost: 3 } } },
  ]),
];

/** A product of sparse matrices, one of which is compressed, and of which neither is read for zeros of the other. */
export const sparseCase: SmallCase = savingOnZeros(
  buildSmallCase('gemm that saves on zeros', tinyGemm, [
    { ...buffer(16), keep: 'keep' },
    { ...dram, blockWords: 2 },
  ]),
);

/** No factorisation is left: 5 does not divide the bound of 6. */
export const emptyCase: SmallCase = buildSmallCase('an empty mapspace', gemm, [
  { ...buffer(24), factors: { N: { atLeast: 5, atMost: 5 } } },
  dram,
]);

/** There are mappings, and the buffer has no room for any. */
export const overfullCase: SmallCase = buildSmallCase('nothing fits the buffer', gemm, [
  { ...buffer(2), keep: 'keep' },
  dram,
]);

/** There are mappings, and none fits the array. */
export const overfullFanoutCase: SmallCase = buildSmallCase('nothing fits the array', gemm, [
  { ...array, factors: { N: { exactly: 6 } } },
  buffer(24),
  dram,
]);
