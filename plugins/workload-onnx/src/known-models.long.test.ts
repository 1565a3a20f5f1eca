import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { computesOf, type Operation } from '@loopwright/core';
import { describe, expect, test } from 'vitest';
import { OpenSizes } from './graph/open-sizes.ts';
import { GraphWalk } from './graph/walk-graph.ts';
import { importModel } from './import-model.ts';
import { decodeModel } from './model/decode-model.ts';

const folder = join(process.env.LOOPWRIGHT_CASES!, '../onnx');
const layers = join(process.env.LOOPWRIGHT_CASES!, '../refs/network-layers.json');
const bytesOf = (file: string) => readFileSync(join(folder, file));

/** File, operations with a loop nest, distinct ones, multiply-accumulates. */
const known: readonly (readonly [string, number, number, number])[] = [
  ['light-resnet50.onnx', 54, 24, 4_089_184_256],
  ['light-squeezenet.onnx', 26, 18, 349_151_936],
  // Krizhevsky's layers in two groups, without the bias.
  ['zigzag-alexnet.onnx', 8, 8, 654_560_384],
  ['zigzag-mobilenetv2.onnx', 53, 31, 300_774_272],
  ['stream-swiglu-1024-4096-14336.onnx', 3, 2, 3 * 1024 * 4096 * 14336],
  ['stream-attention-head.onnx', 5, 3, 4 * 128 * 128 * 192 + 128 ** 3],
];

describe.skipIf(!existsSync(folder))(`models in ${folder}`, () => {
  test.each(known)('%s: %i operations, %i of them distinct, %i multiply-accumulates', (file, all, distinct, macs) => {
    const { workload, warnings } = importModel(file, bytesOf(file));
    expect(warnings).toEqual([]);
    expect(workload.operations).toHaveLength(all);
    expect(new Set(workload.operations.map(shapeOf)).size).toBe(distinct);
    expect(workload.operations.reduce((sum, { problem }) => sum + computesOf(problem), 0)).toBe(macs);
  });

  test.each(known)('%s: shapes are inferred as the file states them', (file) => {
    const model = decodeModel(bytesOf(file));
    const { graph } = model;
    const walk = new GraphWalk({ ...model, graph: { ...graph, valueInfo: [], outputs: [] } }, new OpenSizes({}));
    for (const _ of walk.nodes(graph.nodes, model.opsets));
    const stated = [...graph.valueInfo, ...graph.outputs].filter(({ shape }) => shape?.every((dim) => Number(dim) > 0));
    for (const { name, shape } of stated) expect(walk.values.get(name)?.shape, name).toEqual(shape);
  });

  test.skipIf(!existsSync(layers))('ResNet-50 has the layers of the published list', () => {
    const { resnet50 } = JSON.parse(readFileSync(layers, 'utf8')).networks as { resnet50: number[][] };
    const { workload } = importModel('net.onnx', bytesOf('light-resnet50.onnx'));
    const bounds = ({ problem }: Operation) => {
      const bound = Object.fromEntries(problem.dimensions.map(({ name, bound }) => [name, bound]));
      return ['R', 'S', 'P', 'Q', 'C', 'M', 'N'].map((name) => bound[name]).join(' ');
    };
    // In which of the 1x1 or the 3x3 of a block the stride stands differs between versions: bounds alone are compared.
    const counted = (all: readonly (readonly [string, number])[]) => {
      const counts = new Map<string, number>();
      for (const [key, count] of all) counts.set(key, (counts.get(key) ?? 0) + count);
      return [...counts].sort();
    };
    const listed = resnet50.map((layer) => [layer.slice(0, 7).join(' '), layer.at(-1)!] as const);
    expect(counted(workload.operations.map((operation) => [bounds(operation), 1] as const))).toEqual(counted(listed));
  });
});

function shapeOf({ problem, operands }: Operation): string {
  return JSON.stringify([problem.dimensions, problem.dataspaces, operands.map(({ bits }) => bits)]);
}
