import { SpecError } from '@loopwright/spec';
import { describe, expect, test } from 'vitest';
import { goldenResults } from '../test/golden-results.ts';
import { readResult } from './read-result.ts';
import { resultVersion } from './result-head.ts';
import { writeResult } from './write-result.ts';

const read = (text: string) => readResult({ file: 'given.json', text });

describe.each(goldenResults)('$file', (source) => {
  test('is read with all that it holds', () => {
    expect(readResult(source)).toMatchObject({ version: resultVersion, ...JSON.parse(source.text) });
  });

  test('is the same when it is written and read again', () => {
    const result = readResult(source);
    expect(read(writeResult(result))).toEqual(result);
  });
});

test('a byte order mark, and keys of others, are passed over', () => {
  const [source] = goldenResults;
  const result = readResult(source);
  expect(read(`\uFEFF${source.text}`)).toEqual(result);
  expect(read(JSON.stringify({ ...result, note: 'mine' }))).toEqual(result);
});

describe('what is no result', () => {
  const evaluation = { valid: false, reason: 'capacity', level: 'Buffer', needed: 8, capacity: 4, mapping: [] };
  const mistakes: readonly (readonly [title: string, text: string])[] = [
    ['text', 'architecture:\n  nodes: []\n'],
    ['a comma too many', '{\n  "valid": true,\n  "cycles": 5,\n}'],
    ['a list', '[]'],
    ['a mapping alone', '{"mapping": []}'],
    ['a newer version', JSON.stringify({ version: resultVersion + 1, ...evaluation }, null, 2)],
    ['a version that is none', JSON.stringify({ version: 'one', ...evaluation }, null, 2)],
    ['neither valid nor not', JSON.stringify({ ...evaluation, valid: 'maybe' }, null, 2)],
    [
      'other values, and missing ones',
      '{\n  "valid": false,\n  "reason": 7,\n  "level": ["Buffer"],\n  "mapping": [{"type": "spatial"}]\n}',
    ],
    ['deep inside', '{"best": null, "mapping": null,\n "search": {"mapper": "random",\n  "mapspace": {"Spatial": 4}}}'],
  ];

  test.each(mistakes)('%s', (_, text) => {
    expect(messageOf(text)).toMatchSnapshot();
  });
});

function messageOf(text: string): string {
  try {
    read(text);
  } catch (error) {
    if (error instanceof SpecError) return error.message;
    throw error;
  }
  return 'no mistake';
}
