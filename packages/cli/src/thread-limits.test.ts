import { describe, expect, test } from 'vitest';
import { arrayFolder, runIn, search } from '../fixtures/run-in.ts';
import { checkThreads, defaultThreads, mostThreads } from './thread-limits.ts';

const gigabyte = 2 ** 30;
const map = (...options: readonly string[]) => ['map', ...search, '--evaluations', '40', ...options];

test('threads that nobody asked for fit into memory', () => {
  expect(defaultThreads({ cores: 2, memoryBytes: 24 * gigabyte })).toBe(2);
  expect(defaultThreads({ cores: 64, memoryBytes: gigabyte })).toBe(mostThreads(gigabyte));
  expect(mostThreads(gigabyte)).toBeGreaterThan(4);
  expect(mostThreads(1)).toBe(1);
});

describe('more threads', () => {
  test('than memory holds are refused before anything starts', async () => {
    const machine = { cores: 2, memoryBytes: 24 * gigabyte };
    const { code, stdout, stderr } = await runIn(arrayFolder(), map('--threads', '1000'), machine);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(`error: --threads: 1,000 threads take some 73.4 GB, and there are 24.0 GB
  hint:     325 fit; more than 2 cores bring nothing
`);
  });

  test('than cores take turns, which is a warning', () => {
    const warnings: string[] = [];
    const machine = { cores: 2, memoryBytes: gigabyte, stderr: { write: (text: string) => warnings.push(text) } };
    for (const threads of [2, 3]) checkThreads({ threads, origins: { threads: 'command line' } }, machine);
    expect(warnings).toEqual(['warning: --threads: 3 threads on 2 cores take turns, and are no faster than 2\n']);
  });

  test('say where they come from', async () => {
    const folder = arrayFolder({ '.loopwrightrc': 'threads: 9' });
    const { code, stderr } = await runIn(folder, map(), { memoryBytes: gigabyte / 2 });
    expect(code).toBe(2);
    expect(stderr).toContain('threads (HERE/.loopwrightrc): 9 threads take some 0.8 GB, and there are 0.5 GB');
  });
});
