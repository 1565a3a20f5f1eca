import { expect, test } from 'vitest';
import { designSources, sparseDesign } from './designs.ts';
import { childSeconds } from './run-timeloop.ts';
import { timeloopInput } from './timeloop-input.ts';

test('a design is one branch of components for Timeloop, each with its instances', () => {
  const input = JSON.parse(timeloopInput(designSources(sparseDesign, 'small'), { num_threads: 1 }));
  const [{ local }] = input.architecture.subtree;
  expect(local.map(({ name }: { name: string }) => name)).toEqual([
    'DRAM[1..1]',
    'GlobalBuffer[1..1]',
    'RegisterFile[1..256]',
    'MAC[1..256]',
  ]);
  expect(local[2].attributes).toMatchObject({ technology: '45nm', depth: 64, meshX: 16, meshY: 16 });
  expect(input.sparse_optimizations.targets.map(({ name }: { name: string }) => name)).toEqual([
    'DRAM',
    'GlobalBuffer',
    'RegisterFile',
    'MAC',
  ]);
  expect(input).toMatchObject({
    problem: { instance: { C: 4, densities: { Inputs: { distribution: 'hypergeometric' } } } },
    mapper: { num_threads: 1 },
    ERT: { version: '0.4' },
  });
});

test('the CPU time of children is what a shell says of them', () => {
  expect(childSeconds('0m0.00s 0m0.01s\n1m2.50s 0m0.25s\n')).toBeCloseTo(62.75);
  expect(() => childSeconds('')).toThrow('not what times prints');
});
