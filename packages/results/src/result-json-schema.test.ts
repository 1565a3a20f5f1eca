import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { goldenResults } from '../test/golden-results.ts';
import { readResult } from './read-result.ts';
import { resultJsonSchema } from './result-json-schema.ts';

const schema = resultJsonSchema();
const validate = new Ajv({ allErrors: true }).compile(schema);

test('schema.json is what the reader knows', async () => {
  await expect(`${JSON.stringify(schema, null, 1)}\n`).toMatchFileSnapshot('../schema.json');
});

test.each(goldenResults)('what $file becomes validates', (source) => {
  expect(validate(readResult(source)), JSON.stringify(validate.errors)).toBe(true);
});

test('others do not', () => {
  const [first] = goldenResults.map((source) => ({ ...readResult(source) }));
  for (const broken of [{}, [], { ...first, version: 1 }, { ...first, mapping: [{}] }, { ...first, key: 'abc' }]) {
    expect(validate(broken), JSON.stringify(broken).slice(0, 80)).toBe(false);
  }
});

test('every figure says its unit', () => {
  const units: readonly (readonly [name: RegExp, unit: RegExp])[] = [
    [/Pj$/, /pJ\.$/],
    [/Um2$/, /um\^2\.$/],
    [/^edp$/, /pJ cycles\.$/],
    [/^seconds$/, / s\.$/],
    [/Bandwidth$/, /Words per cycle/],
    [/^(reads|fills|updates|linkTransfers|partitionSize|utilizedCapacity)$/, /^Words/],
  ];
  const seen = new Set<RegExp>();
  for (const [name, description] of properties(schema)) {
    for (const [pattern, unit] of units) {
      if (!pattern.test(name)) continue;
      seen.add(pattern);
      expect(description, name).toMatch(unit);
    }
  }
  expect(seen.size).toBe(units.length);
});

/** Names and descriptions of all properties, wherever they stand. */
function properties(node: unknown): [name: string, description: string][] {
  if (typeof node !== 'object' || node === null) return [];
  const { properties: own = {} } = node as { properties?: Record<string, { description?: string }> };
  const here = Object.entries(own).map(([name, { description = '' }]): [string, string] => [name, description]);
  return [...here, ...Object.values(node).flatMap(properties)];
}
