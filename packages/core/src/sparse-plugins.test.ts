import { loadSpecification } from '@loopwright/spec';
import { describe, expect, test } from 'vitest';
import { costed } from '../fixtures/two-levels.ts';
import type { DensityKind, FormatKind } from './index.ts';
import type { Plugin } from './plugin.ts';
import { PluginManager } from './plugin-manager.ts';
import { prepareDesign } from './prepare-design.ts';
import { evaluateMapping } from './run.ts';

const text = `architecture:
  nodes:
  - !Component
    name: DRAM
    class: DRAM
    attributes: {metadata_datawidth: 8, metadata_storage_width: 32}
    sparse_optimizations:
      representation_format: {data_spaces: [{name: A, ranks: [{format: CP}]}]}
  - !Component {name: MAC, class: intmac}
problem:
  shape: {dimensions: [M, N], data_spaces: [{name: A, projection: [[[M]]]}, {name: Z, projection: [[[N]]], read_write: true}]}
  instance: {M: 4, N: 6, densities: {A: {distribution: fixed_structured, density: 0.5}}}
mapping: [{target: DRAM, type: temporal, factors: [M=4, N=6]}]
`;

/** Every tile has the same number of values, whatever its size. */
const same: DensityKind = {
  name: 'same',
  description: 'the same number of values in every tile',
  parameters: ['values'],
  create: ({ parameters: { values = Number.NaN } }, { words: most }) => {
    if (!(values <= most)) throw new RangeError(`values must be up to ${most}`);
    return {
      probability: ({ words }, occupancy) => Number(occupancy === Math.min(values, words)),
      least: ({ words }) => Math.min(values, words),
      most: ({ words }) => Math.min(values, words),
      expected: ({ words }) => Math.min(values, words),
    };
  },
};

const list: FormatKind = {
  name: 'list',
  description: 'two units of metadata for each coordinate',
  isCompressed: true,
  units: ({ mostFibers, fiberShape }) => ({ metadata: 2 * mostFibers * fiberShape, payload: 0 }),
};

async function evaluate(from: string, to: string, register: Plugin['setup'] = () => {}) {
  const { specification } = loadSpecification([{ file: 'design.yaml', text: text.replace(from, to) }]);
  const plugins = new PluginManager();
  for (const plugin of [costed, { name: 'mine', setup: register }]) await plugins.use(plugin);
  const { evaluation } = await evaluateMapping(prepareDesign(plugins, specification), specification);
  if (!evaluation.valid) throw new Error(evaluation.reason);
  return evaluation.levels[0]!.dataspaces[0]!.sparse!;
}

describe('a density of a plugin', () => {
  const from = '{distribution: fixed_structured, density: 0.5}';

  test('is found by its name, and told its parameters', async () => {
    const { density, reads } = await evaluate(from, '{distribution: same, values: 1}', ({ registerDensity }) =>
      registerDensity(same),
    );
    expect([density, reads.actual]).toEqual(['same', 6]);
  });

  test.each([
    [
      'a name that nobody knows',
      '{distribution: sane, values: 1}',
      /design.yaml:12:56: error unknown-distribution: .*"sane"/,
    ],
    [
      'a parameter that it does not take',
      '{distribution: same, value: 1}',
      /unknown-parameter: same has no parameter "value"/,
    ],
    [
      'what it makes nothing of',
      '{distribution: same, values: 9}',
      /cannot be the distribution of A: values must be up to 4/,
    ],
  ])('%s is a mistake of the file', async (_, to, message) => {
    await expect(evaluate(from, to, ({ registerDensity }) => registerDensity(same))).rejects.toThrow(message);
  });

  test.each([
    [
      'a chance above 1',
      { ...same, create: () => ({ probability: () => 2, least: () => 0, most: () => 1, expected: () => 1 }) },
    ],
    [
      'more values than the tile has words',
      {
        ...same,
        create: () => ({
          ...{ probability: () => 1, least: () => 0, most: () => 1, expected: () => 1 },
          likely: () => ({ least: 0, most: 9 }),
        }),
      },
    ],
    [
      'an error',
      {
        ...same,
        create: () => {
          throw new TypeError('no such field');
        },
      },
    ],
  ])('%s is the fault of the plugin', async (_, wrong: DensityKind) => {
    const run = evaluate(from, '{distribution: same, values: 1}', ({ registerDensity }) => registerDensity(wrong));
    await expect(run).rejects.toMatchObject({ name: 'PluginError', plugin: 'mine' });
  });

  test('takes no name that is taken', async () => {
    const run = evaluate('', '', ({ registerDensity }) => registerDensity({ ...same, name: 'hypergeometric' }));
    await expect(run).rejects.toThrow('registers a density named hypergeometric, and one of that name comes along');
  });
});

describe('a format of a plugin', () => {
  test('is found by its name', async () => {
    const { format, formatReads } = await evaluate('CP', 'List', ({ registerFormat }) => registerFormat(list));
    expect([format, formatReads!.actual]).toEqual(['list', [[48, 0]]]);
  });

  test.each([
    ['a name that nobody knows', 'CPP', /design.yaml:8:72: error unknown-format: .*"CPP"/],
    [
      'one that is compressed, outside one that is not',
      'CP}, {format: UOP',
      /compressed-over-uncompressed: .*\n.*cp outside uop/,
    ],
    ['words wider than their storage', 'CP, metadata_word_bits: 64', /wide-metadata: .*\n.*64 bits/],
  ])('%s is a mistake of the file', async (_, to, message) => {
    await expect(evaluate('CP', to)).rejects.toThrow(message);
  });

  test('units that are none are the fault of the plugin', async () => {
    const wrong = { ...list, units: () => ({ metadata: Number.NaN, payload: 0 }) };
    const run = evaluate('CP', 'List', ({ registerFormat }) => registerFormat(wrong));
    await expect(run).rejects.toThrow(/plugin mine, hook format list: units are numbers/);
  });
});
