import { readFileSync } from 'node:fs';
import { SpecError } from '@loopwright/spec';
import { expect, test } from 'vitest';
import { readNetworkResult, readResult, readSweepResult } from './read-result.ts';
import { writeResult } from './write-result.ts';

const source = { file: 'sweep.json', text: readFileSync(new URL('../test/sweep.json', import.meta.url), 'utf8') };

test('the result of a study comes back as it was written', () => {
  const result = readSweepResult(source);
  expect(result).toEqual(JSON.parse(source.text));
  expect(readSweepResult({ file: 'again.json', text: writeResult(result) })).toEqual(result);
});

test('where another result is expected, each is called by its name', () => {
  expect(() => readResult(source)).toThrow(/sweep.json:\d+:\d+: error sweep-result: .* holds the result of a study/);
  expect(() => readNetworkResult(source)).toThrow('expected: that of a network');
  const layer = { file: 'layer.json', text: '{"valid": false}' };
  expect(() => readSweepResult(layer)).toThrow('hint:     loopwright sweep --json writes them');
});

test('what is wrong has its place', () => {
  const text = source.text.replace('"state": "done"', '"state": "ready"');
  expect(() => readSweepResult({ file: 'sweep.json', text })).toThrow(SpecError);
  expect(() => readSweepResult({ file: 'sweep.json', text })).toThrow(/found: +"ready"\n +expected: done, dropped/);
});
