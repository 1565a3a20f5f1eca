import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { configJsonSchema } from './config-json-schema.ts';
import { defaultSettings } from './settings.ts';

interface Schema {
  readonly properties: Readonly<Record<string, { description?: string; default?: unknown }>>;
}

const schema = configJsonSchema() as Schema;
const validate = new Ajv({ allowUnionTypes: true, allErrors: true }).compile(schema);

test('schema.json is what the loader knows', async () => {
  await expect(`${JSON.stringify(schema, null, 1)}\n`).toMatchFileSnapshot('../schema.json');
});

test('every key says what it means and what holds without it', () => {
  for (const [key, { description, default: value }] of Object.entries(schema.properties)) {
    expect(description, key).toMatch(/\S/);
    if (key !== '$schema') expect(value !== undefined || /default/.test(description!), key).toBe(true);
  }
});

test('its defaults are those that hold', () => {
  const { mapper, objective, seed } = defaultSettings.values;
  expect(schema.properties).toMatchObject({
    mapper: { default: mapper },
    objective: { default: objective?.[0] },
    seed: { default: seed },
  });
});

describe('what it says of a configuration', () => {
  test('sound ones', () => {
    const sound = [
      {},
      { $schema: './schema.json', extends: './base.yaml', preset: 'quick' },
      { extends: ['a', 'b'], presets: { mine: { limits: { seconds: 3 }, plugins: ['x'] } } },
      { power: { volts: 0.8 }, presets: { low: { power: { volts: 0.5 } } } },
      {
        spec: ['a.yaml'],
        plugins: ['energy-pat', ['mapper-random-pruned', { visits: 8 }]],
        objective: ['edp', 'energy'],
      },
    ];
    for (const config of sound) expect(validate(config), JSON.stringify(config)).toBe(true);
  });

  test('others', () => {
    const broken = [
      { limits: { second: 1 } },
      { limits: { seconds: 0 } },
      { seed: -1 },
      { objective: 7 },
      { plugins: [7] },
      { plugins: [['a', {}, 3]] },
      { presets: { mine: { extends: './a.yaml' } } },
    ];
    for (const config of broken) expect(validate(config), JSON.stringify(config)).toBe(false);
  });
});
