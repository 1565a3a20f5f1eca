import { convolution, problemSource } from '@loopwright/workload';
import type { SourceText } from 'loopwright';

const layers = {
  conv1: { C: 3, M: 96, P: 55, Q: 55, R: 11, S: 11, stride: 4 },
  conv2: { G: 2, C: 48, M: 128, P: 27, Q: 27, R: 5, S: 5 },
  conv3: { C: 256, M: 384, P: 13, Q: 13, R: 3, S: 3 },
  conv4: { G: 2, C: 192, M: 192, P: 13, Q: 13, R: 3, S: 3 },
  conv5: { G: 2, C: 192, M: 128, P: 13, Q: 13, R: 3, S: 3 },
  fc1: { C: 9216, M: 4096 },
  fc2: { C: 4096, M: 4096 },
  fc3: { C: 4096, M: 1000 },
} as const satisfies Readonly<Record<string, ConvolutionShape>>;

/** Bounds; what is absent is 1. C and M are those of a group. */
export interface ConvolutionShape {
  readonly G?: number;
  readonly C: number;
  readonly M: number;
  readonly P?: number;
  readonly Q?: number;
  readonly R?: number;
  readonly S?: number;
  readonly stride?: number;
}

export type AlexNetLayer = keyof typeof layers;

export const alexNetLayers = Object.keys(layers) as readonly AlexNetLayer[];

export const alexNetShape = (name: AlexNetLayer): ConvolutionShape => layers[name];

/**
 * The AlexNet that the Eyeriss papers run: that of 2012, with two towers whose second, fourth and fifth layers see their own half of
 * the channels. The one among the networks that come along has a single tower.
 */
export function alexNet(batch: number, names: readonly AlexNetLayer[] = alexNetLayers): SourceText {
  const operations = names.map((name) => {
    const bounds = Object.entries(layers[name]).map(([bound, value]) => `${bound}: ${value}`);
    return `  - {name: ${name}, N: ${batch}, ${bounds.join(', ')}}\n`;
  });
  return { file: 'alexnet-2012.yaml', text: `workload:\n  name: AlexNet\n  operations:\n${operations.join('')}` };
}

/** One of its layers by itself. */
export function alexNetProblem(name: AlexNetLayer, batch: number): SourceText {
  return shapeProblem(layers[name], batch, {});
}

/** A layer of that shape. @param densities shares of tensors that are not zero, by their names; the others are dense */
export function shapeProblem(
  { G, C, M, P, Q, R, S, stride }: ConvolutionShape,
  batch: number,
  densities: Readonly<Record<string, number>>,
): SourceText {
  const axes = [axisOf(P, R, stride), axisOf(Q, S, stride)];
  const problem = convolution({ batch, groups: G ?? 1, inputChannels: C, outputChannels: M, axes });
  const dataspaces = problem.dataspaces.map((dataspace) => {
    const density = densities[dataspace.name];
    if (density === undefined) return dataspace;
    return { ...dataspace, density: { distribution: 'fixed_structured', density, parameters: {} } };
  });
  return problemSource({ ...problem, dataspaces }, 'layer.yaml');
}

function axisOf(positions = 1, filter = 1, stride = 1) {
  return { positions, filter, stride };
}
