import { describe, expect, test } from 'vitest';
import { all, arrayFolder, runIn } from '../fixtures/run-in.ts';

describe('explain', () => {
  test('prints text', async () => {
    const { code, stdout, stderr } = await runIn(arrayFolder(), ['explain', ...all]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/\nDataflow\n[\s\S]*\nWhat takes the cycles\n/);
  });

  test('prints JSON', async () => {
    const { code, stdout } = await runIn(arrayFolder(), ['explain', ...all, '--json']);
    expect(code).toBe(0);
    // M=4 along X, each with its part of Z; B is the same for all.
    expect(JSON.parse(stdout)).toMatchObject({
      valid: true,
      dataflow: { name: 'no-local-reuse' },
      deliveries: [
        { level: 'PE', dataspace: 'A', kind: 'separate', children: 4 },
        { level: 'PE', dataspace: 'B', kind: 'multicast', sharedBy: 4 },
        { level: 'PE', dataspace: 'Z', kind: 'separate' },
      ],
      cycles: { cycles: 144, leastComputeCycles: 144 },
    });
  });

  test('a mapping that does not fit', async () => {
    const wide = {
      'mapping.yaml': 'mapping: [{target: PE, type: spatial, factors: [M=8, N=6, K=12], permutation: [M, N, K]}]',
    };
    const { code, stdout } = await runIn(arrayFolder(wide), ['explain', ...all, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ valid: false, level: 'PE' });
  });

  test('help', async () => {
    const { code, stdout } = await runIn(arrayFolder(), ['explain', '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('Examples:\n  $ loopwright explain');
  });
});
