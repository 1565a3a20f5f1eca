import type { Dataspace, Problem, Term } from '@loopwright/spec';

/** Loop nests that people map, in which sliding windows and shared operands come together as they do in practice. */
export interface Kernel {
  readonly name: string;
  readonly dimensions: readonly string[];
  /** Ranks as text: `'P*stride + R*dilation'`. The last one is written. */
  readonly dataspaces: Readonly<Record<string, readonly string[]>>;
}

export interface Steps {
  readonly stride: number;
  readonly dilation: number;
}

export const kernels: readonly Kernel[] = [
  {
    name: 'conv1d',
    dimensions: ['R', 'P'],
    dataspaces: { Weights: ['R'], Inputs: ['P*stride + R*dilation'], Outputs: ['P'] },
  },
  {
    name: 'gemm',
    dimensions: ['M', 'N', 'K'],
    dataspaces: { A: ['M', 'K'], B: ['K', 'N'], Z: ['M', 'N'] },
  },
  {
    name: 'conv1d-channels',
    dimensions: ['C', 'K', 'R', 'P'],
    dataspaces: { Weights: ['C', 'K', 'R'], Inputs: ['C', 'P*stride + R*dilation'], Outputs: ['K', 'P'] },
  },
  {
    name: 'mttkrp',
    dimensions: ['I', 'J', 'K', 'L'],
    dataspaces: { X: ['I', 'K', 'L'], B: ['K', 'J'], C: ['L', 'J'], Z: ['I', 'J'] },
  },
  {
    name: 'depthwise',
    dimensions: ['C', 'P', 'Q', 'R', 'S'],
    dataspaces: {
      Weights: ['C', 'R', 'S'],
      Inputs: ['C', 'P*stride + R*dilation', 'Q*stride + S*dilation'],
      Outputs: ['C', 'P', 'Q'],
    },
  },
];

export function kernelProblem(kernel: Kernel, bounds: readonly number[], steps: Steps): Problem {
  const names = Object.keys(kernel.dataspaces);
  return {
    name: kernel.name,
    dimensions: kernel.dimensions.map((name, d) => ({ name, bound: bounds[d]! })),
    dataspaces: names.map(
      (name, d): Dataspace => ({
        name,
        readWrite: d === names.length - 1,
        ranks: kernel.dataspaces[name]!.map((rank) => rank.split(' + ').map((term) => parseTerm(term, kernel, steps))),
      }),
    ),
  };
}

function parseTerm(text: string, kernel: Kernel, steps: Steps): Term {
  const [dimension, coefficient] = text.split('*');
  return {
    dimension: kernel.dimensions.indexOf(dimension!),
    coefficient: coefficient ? steps[coefficient as keyof Steps] : 1,
  };
}
