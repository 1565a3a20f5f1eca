import type { SourceText } from 'loopwright';
import type { ConvolutionShape } from './convolution-shape.ts';

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
