import type { LoadedWorkload } from '@loopwright/core';
import { loadWorkload, PluginManager } from '@loopwright/core/engine';
import { expect, test } from 'vitest';
import { workloadYaml } from './workload-yaml.ts';

const own = { file: 'net.yaml', text: 'workload: {dims: {n: 1}, operations: [{name: fc, N: n, C: 8, M: 4}]}' };
const gemm = { file: 'gemm.yaml', text: 'problem: {version: 0.4, shape: gemm_ABZ, instance: {M: 2, N: 4, K: 8}}' };

async function load(files: Parameters<typeof loadWorkload>[1]['files'], sizes = {}): Promise<LoadedWorkload> {
  const plugins = new PluginManager();
  await plugins.use(workloadYaml());
  return loadWorkload(plugins, { files, sizes });
}

test('a file of our own form, with sizes', async () => {
  const { workload } = await load([own], { n: 3 });
  expect(workload.operations[0].problem.dimensions[4]).toEqual({ name: 'N', bound: 3 });
});

test('files of problems', async () => {
  const { workload } = await load([gemm, { ...gemm, file: 'other.yaml' }]);
  expect(workload.operations.map(({ name }) => name)).toEqual(['gemm', 'other']);
});

test.each([
  ['no file', []],
  ['two networks', [own, own]],
  ['bytes', [{ file: 'net.onnx', bytes: new Uint8Array(4) }]],
  ['an architecture', [{ file: 'arch.yaml', text: 'architecture: {}' }]],
])('%s: no plugin reads it', async (_, files) => {
  await expect(load(files)).rejects.toThrow('unknown-network');
});
