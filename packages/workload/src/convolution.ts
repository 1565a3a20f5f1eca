import type { Dataspace, Problem, Rank } from '@loopwright/spec';

/** A convolution as a network has it; what is absent is 1. */
export interface Convolution {
  /** N */
  readonly batch?: number;
  /** G; as many as there are channels in a depthwise convolution. */
  readonly groups?: number;
  /** C, of one group. */
  readonly inputChannels?: number;
  /** M, of one group. */
  readonly outputChannels?: number;
  /** Innermost first: width, height, depth. Two where there are fewer. */
  readonly axes?: readonly ConvolutionAxis[];
  /** Each input point adds to a window of outputs, and not the other way round. */
  readonly isTransposed?: boolean;
}

/** One axis of a sliding filter; what is absent is 1. */
export interface ConvolutionAxis {
  /** Points that the filter is put at: those of the output, of a transposed one those of the input. */
  readonly positions?: number;
  readonly filter?: number;
  readonly stride?: number;
  readonly dilation?: number;
}

/** Dimensions of each axis, innermost first: positions and filter. */
export const axisDimensions = [
  { positions: 'P', filter: 'R' },
  { positions: 'Q', filter: 'S' },
  { positions: 'Z', filter: 'T' },
] as const;

/**
 * The one convention that all of a network is written in, so that the constraints of a design hold for each of its operations:
 * Outputs[N, G, M, Q, P] += Weights[G, C, M, R, S] x Inputs[N, G, C, R + P, S + Q]. A third axis adds Z and T. G is there where
 * there are several groups, the others always.
 *
 * @throws RangeError where a convolution has more than three axes
 */
export function convolution(given: Convolution): Problem {
  if (given.isTransposed && given.axes?.every(meetsOutputsOnce)) return convolution(withFilterAsChannels(given));
  const { batch = 1, groups = 1, inputChannels = 1, outputChannels = 1, isTransposed = false } = given;
  const axes = [...(given.axes ?? [])];
  while (axes.length < 2) axes.push({});
  if (axes.length > axisDimensions.length) {
    throw new RangeError(`a convolution has three axes at the most, and this one has ${axes.length}`);
  }
  const bounds: readonly (readonly [string, number])[] = [
    ['C', inputChannels],
    ['M', outputChannels],
    ...axes.map(({ filter = 1 }, index) => [axisDimensions[index]!.filter, filter] as const),
    ['N', batch],
    ...axes.map(({ positions = 1 }, index) => [axisDimensions[index]!.positions, positions] as const),
    ...(groups > 1 ? [['G', groups] as const] : []),
  ];
  const rank = (name: string, coefficient = 1): Rank => [
    { dimension: bounds.findIndex(([other]) => other === name), coefficient },
  ];
  const windows = axes.map(({ stride = 1, dilation = 1 }, index): Rank => {
    const { positions, filter } = axisDimensions[index]!;
    return [...rank(filter, dilation), ...rank(positions, stride)];
  });
  const points = axes.map((_, index) => rank(axisDimensions[index]!.positions));
  const filters = axes.map((_, index) => rank(axisDimensions[index]!.filter));
  const group = groups > 1 ? [rank('G')] : [];
  const inputs = isTransposed ? points : windows;
  const outputs = isTransposed ? windows : points;
  const dataspace = (name: string, ranks: readonly Rank[], readWrite = false): Dataspace => ({
    name,
    readWrite,
    ranks,
  });
  return {
    name: `${isTransposed ? 'transposed_' : ''}conv${axes.length}d`,
    dimensions: bounds.map(([name, bound]) => ({ name, bound })),
    dataspaces: [
      dataspace('Weights', [...group, rank('C'), rank('M'), ...filters]),
      dataspace('Inputs', [rank('N'), ...group, rank('C'), ...inputs]),
      dataspace('Outputs', [rank('N'), ...group, rank('M'), ...[...outputs].reverse()], true),
    ],
  };
}

function meetsOutputsOnce({ filter = 1, stride = 1, dilation = 1 }: ConvolutionAxis): boolean {
  return filter === stride && (filter === 1 || dilation === 1);
}

/** A transposed filter that steps by its own size slides over nothing: each of its points is a channel of the outputs. */
function withFilterAsChannels({ isTransposed: _, outputChannels = 1, axes = [], ...others }: Convolution): Convolution {
  const points = axes.reduce((product, { filter = 1 }) => product * filter, 1);
  const positions = axes.map((axis) => ({ positions: axis.positions ?? 1 }));
  return { ...others, outputChannels: outputChannels * points, axes: positions };
}
