import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadSpecification } from '@loopwright/spec';
import { computesOfWorkload } from '@loopwright/workload';
import { describe, expect, test } from 'vitest';
import { networksFolder, problemFiles, readNetworks } from './read-networks.ts';

const designsFolder = join(networksFolder, '../designs');
const designs = readdirSync(designsFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const read = (file: string) => ({ file, text: readFileSync(file, 'utf8') });
const load = (design: string, problem: string) =>
  loadSpecification([
    ...['arch.yaml', 'ERT.yaml', 'ART.yaml'].map((file) => read(join(designsFolder, design, file))),
    read(join(networksFolder, problem)),
  ]);

describe('configs/networks', () => {
  test('holds what the generator writes, and nothing else', () => {
    const there = [...readNetworks().keys()].flatMap((folder) =>
      readdirSync(join(networksFolder, folder)).map((file) => `${folder}/${file}`),
    );
    expect(there.sort()).toEqual([...problemFiles().keys()].sort());
    for (const [path, text] of problemFiles()) expect(read(join(networksFolder, path)).text).toBe(text);
  });

  // Layers from the papers; multiply-accumulates as torchvision gives them for its models, in units of 10^9.
  test.each([
    ['alexnet', 5, 3, 0.71],
    ['vgg16', 13, 3, 15.47],
    ['resnet18', 20, 1, 1.81],
  ])('%s is whole: %i convolutions, %i fully connected layers, %d GMAC', (name, convolutions, connected, billions) => {
    const workload = readNetworks().get(name)!;
    const isConnected = workload.operations.map(({ problem }) =>
      problem.dimensions.every(({ name, bound }) => bound === 1 || name === 'C' || name === 'M'),
    );
    expect([isConnected.filter((is) => !is).length, isConnected.filter((is) => is).length]).toEqual([
      convolutions,
      connected,
    ]);
    const computes = computesOfWorkload(workload);
    expect((computes / 1e9).toFixed(2)).toBe(billions.toFixed(2));
  });

  test('every problem is read without a warning', () => {
    for (const [path] of problemFiles()) {
      const { specification, warnings } = load('grid-256', path);
      expect(warnings, path).toEqual([]);
      expect(specification.problem.dimensions).toHaveLength(7);
    }
  });

  test('VGG-16 conv3_2', () => {
    const { dimensions } = load('grid-256', 'vgg16/conv3_2.yaml').specification.problem;
    const bounds = Object.fromEntries(dimensions.map(({ name, bound }) => [name, bound]));
    expect(bounds).toEqual({ C: 256, M: 256, R: 3, S: 3, N: 1, P: 56, Q: 56 });
  });
});

describe('configs/designs', () => {
  test.each(designs.map(({ name }) => name))('%s is read without a warning, and has its tables', (name) => {
    const { specification, warnings } = load(name, 'vgg16/conv3_2.yaml');
    expect(warnings).toEqual([]);
    const { levels, compute } = specification.architecture;
    const costed = [...levels.filter((level) => level.kind === 'memory'), compute].map((component) => component.name);
    expect(specification.energyTables.map(({ component }) => component).sort()).toEqual(costed.sort());
    // The name says how many units there are.
    expect(name).toContain(String(compute.instances));
    expect(readdirSync(join(designsFolder, name))).toContain('README.md');
  });
});
