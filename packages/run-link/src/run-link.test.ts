import fc from 'fast-check';
import { deflateSync, strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import { toBase64Url } from './base64-url.ts';
import { commandOf, decodeRun, encodeRun, type LinkedRun } from './index.ts';

const run: LinkedRun = {
  inputs: ['grid-256', { file: "my layer's.yaml", text: 'problem: {}\n' }, { file: 'model.onnx', base64: 'AAEC' }],
  search: { mapper: 'optimal', objective: ['edp', 'energy'], seconds: 2.5, seed: 1, threads: 2 },
  plugins: ['energy-estimator'],
  sweep: { vary: [], objectives: ['edp', 'area'], sampler: 'exact' },
  mapping: 'mapping: []\n',
};

test('a run comes back from an address as it was', () => {
  const code = encodeRun(run);
  expect(code).toMatch(/^1\.[\w-]+$/);
  expect(decodeRun(code)).toEqual(run);
});

test('texts of any letters come back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const inputs = [{ file: 'a.yaml', text }];
      expect(decodeRun(encodeRun({ ...run, inputs })).inputs).toEqual(inputs);
    }),
  );
});

test('it is a command line as well', () => {
  expect(commandOf(run)).toBe(
    "loopwright map grid-256 'my layer'\\''s.yaml' model.onnx --plugin energy-estimator --mapper optimal --objective edp,energy --seconds 2.5 --seed 1 --threads 2",
  );
  const { seconds: _, ...search } = run.search;
  const sweep = {
    ...run,
    search: { ...search, evaluations: 500 },
    inputs: ['grid-256', 'alexnet'],
    sweep: { ...run.sweep, vary: ['a.b=1 , 2'] },
  };
  expect(commandOf(sweep)).toBe(
    "loopwright sweep grid-256 alexnet --vary 'a.b=1 , 2' --objective edp,area --sampler exact --plugin energy-estimator --mapper optimal --map-for edp,energy --evaluations 500 --seed 1 --threads 2",
  );
});

const coded = (value: unknown) => `1.${toBase64Url(deflateSync(strToU8(JSON.stringify(value))))}`;

test.each([
  ['nothing', '', 'holds no run'],
  ['another anchor', 'layer-1', 'holds no run'],
  ['a later version', encodeRun(run).replace('1.', '2.'), 'version 2'],
  ['a part of it', encodeRun(run).slice(0, -20), 'cut or changed'],
  ['other letters', '1.%%', 'cut or changed'],
  ['no run', coded([]), 'not whole'],
  ['a seed that is none', coded({ ...run, search: { ...run.search, seed: -1 } }), 'not whole'],
  ['a sweep that is none', coded({ ...run, sweep: { ...run.sweep, vary: [1] } }), 'not whole'],
  ['a file without a text', coded({ ...run, inputs: [{ file: 'a' }] }), 'not whole'],
  ['a text that fills the memory', coded({ ...run, mapping: ' '.repeat(2 ** 25) }), 'cut or changed'],
])('refused: %s', (_, text, message) => {
  expect(() => decodeRun(text)).toThrow(message);
});
