import type { Architecture, Problem } from '@loopwright/spec';
import { expect, test } from 'vitest';
import { designName, layerName } from './run-names.ts';

const at = (file: string) => ({ location: { file, line: 1, column: 1 } });

test.each([
  ['grid-256/arch.yaml', 'grid-256'],
  ['configs/designs/tpu-v1/arch.yaml', 'tpu-v1'],
  ['mine.yaml', 'mine'],
  ['arch.yaml', 'System'],
  ['../arch.yaml', 'System'],
])('the design in %s is called %s', (file, name) => {
  expect(designName({ name: 'System', levels: [at(file)], compute: {} } as unknown as Architecture)).toBe(name);
});

test.each([
  ['resnet18/conv1.yaml', 'resnet18/conv1'],
  ['/data/nets/vgg16/conv3_2.yaml', 'conv3_2'],
  ['./layer.yaml', 'conv2d'],
  ['conv1', 'conv1'],
])('the layer in %s is called %s', (file, name) => {
  expect(layerName({ name: 'conv2d', dimensions: [at(file)] } as unknown as Problem)).toBe(name);
});
