import { join } from 'node:path';
import type { Plugin } from '@loopwright/core';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { type ConfigChoice, loadConfig, resolveSettings } from './index.ts';

const esm = (main: string) =>
  `{"type": "module", "version": "1.0.0", "exports": {".": "${main}", "./edge.yaml": "./edge.yaml"}}`;
const plugin = (name: string) => `export default (options) => ({ name: '${name}', setup() {}, options });`;

/** A laboratory's shared configuration, and one of somebody else, as packages. */
const packages = {
  'node_modules/@lab/loopwright/package.json': esm('./index.js'),
  'node_modules/@lab/loopwright/index.js': `import tabu from 'mapper-tabu';
    export default {
      extends: './edge.yaml',
      spec: ['designs/chip.yaml'],
      plugins: [tabu({ tenure: 5 }), ['loopwright-plugin-power', { volts: 0.8 }]],
      mapper: 'tabu',
      limits: { seconds: 30, evaluations: 1000 },
      presets: { night: { limits: { seconds: 3600 }, seed: 5 } },
    };`,
  'node_modules/@lab/loopwright/edge.yaml': 'objective: energy\nthreads: 3\nmapper: hybrid\n',
  'node_modules/mapper-tabu/package.json': '{"type": "module", "exports": "./index.js"}',
  'node_modules/mapper-tabu/index.js': plugin('mapper-tabu'),
  // Only the laboratory has this one.
  'node_modules/@lab/loopwright/node_modules/loopwright-plugin-power/package.json':
    '{"type": "module", "exports": "./index.js"}',
  'node_modules/@lab/loopwright/node_modules/loopwright-plugin-power/index.js': plugin('power'),
  'node_modules/loopwright-config-strict/package.json': '{"main": "index.json"}',
  'node_modules/loopwright-config-strict/index.json': '{"seed": 99, "limits": {"seconds": 5}}',
};

const builtIns = { 'energy-tables': (): Plugin => ({ name: 'energy-tables', setup() {} }) };

async function load(files: Readonly<Record<string, string>>, choice: ConfigChoice = {}) {
  const folder = temporaryFolder({ ...packages, ...files });
  const config = await loadConfig({ folder, ...choice, builtIns });
  const { origins, ...settings } = resolveSettings(config.settings);
  const here = (text: string) => text.replaceAll(folder, 'HERE');
  return { folder, config, settings, origins: JSON.parse(here(JSON.stringify(origins))) };
}

async function message(files: Readonly<Record<string, string>>, choice: ConfigChoice = {}) {
  const folder = temporaryFolder({ ...packages, ...files });
  const error = await loadConfig({ folder, ...choice, builtIns }).then(
    () => undefined,
    (thrown: Error) => thrown,
  );
  expect(error?.name).toBe('ConfigError');
  return error?.message.replaceAll(folder, 'HERE');
}

describe('extends', () => {
  test('a package, which extends a file of its own: every value from the highest that has it', async () => {
    const { folder, config, settings, origins } = await load({
      '.loopwrightrc': 'extends: "@lab/loopwright"\nseed: 3\nlimits: {seconds: 7}\n',
    });
    expect(settings).toMatchObject({ seed: 3, mapper: 'tabu', objective: ['energy'], threads: 3 });
    expect(settings.limits).toEqual({ seconds: 7, evaluations: 1000 });
    expect(origins).toMatchObject({
      seed: 'HERE/.loopwrightrc',
      seconds: 'HERE/.loopwrightrc',
      evaluations: 'HERE/node_modules/@lab/loopwright/index.js',
      mapper: 'HERE/node_modules/@lab/loopwright/index.js',
      objective: 'HERE/node_modules/@lab/loopwright/edge.yaml',
    });
    // Paths and packages are those that the base sees.
    expect(config.spec).toEqual([join(folder, 'node_modules/@lab/loopwright/designs/chip.yaml')]);
    expect(config.plugins.map(({ plugin: { name } }) => name)).toEqual(['energy-tables', 'mapper-tabu', 'power']);
  });

  test('a list: the later one goes first, and own keys before both', async () => {
    const { settings } = await load({ '.loopwrightrc': 'extends: ["@lab/loopwright", strict]' });
    expect(settings).toMatchObject({ seed: 99, mapper: 'tabu', limits: { seconds: 5, evaluations: 1000 } });
  });

  test('files, a chain of them, from the folder of each', async () => {
    const { folder, config, settings } = await load({
      'loopwright.config.ts': 'export default { extends: "./shared/team.json", seed: 4 };',
      'shared/team.json': '{"extends": "./deep/site.yaml", "mapper": "genetic"}',
      'shared/deep/site.yaml': 'spec: [arch.yaml]\nmapper: random\nthreads: 2\n',
    });
    expect(settings).toMatchObject({ seed: 4, mapper: 'genetic', threads: 2 });
    expect(config.spec).toEqual([join(folder, 'shared/deep/arch.yaml')]);
  });

  test('one base by two ways is no cycle', async () => {
    const { settings } = await load({
      '.loopwrightrc': 'extends: [./a.yaml, ./b.yaml]',
      'a.yaml': 'extends: ./base.yaml\nseed: 1',
      'b.yaml': 'extends: ./base.yaml\nthreads: 2',
      'base.yaml': 'seed: 8\nthreads: 8',
    });
    // b with its base lies above a with its base.
    expect(settings).toMatchObject({ seed: 8, threads: 2 });
  });

  test('a plugin of the base, with other options', async () => {
    const { config } = await load({
      '.loopwrightrc': 'extends: "@lab/loopwright"\nplugins: [[mapper-tabu, {tenure: 9}]]',
    });
    expect(config.plugins.map(({ plugin: { name } }) => name)).toEqual(['energy-tables', 'power', 'mapper-tabu']);
    expect(config.plugins.at(-1)?.plugin).toMatchObject({ options: { tenure: 9 } });
  });

  test('mistakes', async () => {
    expect(await message({ '.loopwrightrc': 'extends: ./none.yaml' })).toBe('HERE/none.yaml: there is no such file');
    expect(await message({ '.loopwrightrc': 'extends: nobody' })).toBe(
      'HERE/.loopwrightrc:1:10: extends: there is no package nobody or loopwright-config-nobody\n' +
        '  hint:     npm install it, or begin the path of a file with a dot',
    );
    expect(
      await message({
        '.loopwrightrc': 'extends: ./a.yaml',
        'a.yaml': 'extends: ./b.yaml',
        'b.yaml': 'extends: ./a.yaml',
      }),
    ).toBe(
      'HERE/b.yaml:1:10: extends: extends itself: HERE/.loopwrightrc extends HERE/a.yaml extends HERE/b.yaml extends HERE/a.yaml\n' +
        '  hint:     take one of them out',
    );
    expect(await message({ '.loopwrightrc': 'extends: ./a.yaml', 'a.yaml': 'sed: 1' })).toMatch(
      /^HERE\/a.yaml:1:6: there is no key "sed"\n {2}hint: {5}did you mean "seed"\?/,
    );
    expect(await message({ '.loopwrightrc': 'extends: 7' })).toMatch(/extends: must be a file, a package, or a list/);
  });
});

describe('presets', () => {
  const own = 'mapper: genetic\npresets: {fast: {limits: {evaluations: 10}}, quick: {seed: 70}}\n';

  test('that come along, chosen on the command line, go before the file', async () => {
    const { settings, origins } = await load({ '.loopwrightrc': own }, { presets: ['proof'] });
    expect(settings).toMatchObject({ mapper: 'optimal', limits: {} });
    expect(origins.mapper).toBe('preset proof');
    expect((await load({}, { presets: ['thorough'] })).settings).toMatchObject({ mapper: 'annealing' });
  });

  test('of the file, also under the name of one that comes along', async () => {
    expect((await load({ '.loopwrightrc': own }, { presets: ['fast'] })).settings.limits).toEqual({ evaluations: 10 });
    const { settings, origins } = await load({ '.loopwrightrc': own }, { presets: ['quick'] });
    expect(settings).toMatchObject({ seed: 70, mapper: 'genetic', limits: {} });
    expect(origins.seed).toBe('HERE/.loopwrightrc, preset quick');
  });

  test('of a base, chosen in the file, go behind what the file says itself', async () => {
    const { settings } = await load({ '.loopwrightrc': 'extends: "@lab/loopwright"\npreset: night\nseed: 1\n' });
    expect(settings).toMatchObject({ seed: 1, mapper: 'tabu', limits: { seconds: 3600 } });
  });

  test('several: the last holds', async () => {
    const { settings } = await load({ '.loopwrightrc': own }, { presets: ['thorough', 'fast', 'proof'] });
    expect(settings).toMatchObject({ mapper: 'optimal', limits: { evaluations: 10, seconds: 60 } });
  });

  test('mistakes', async () => {
    expect(await message({ '.loopwrightrc': own }, { presets: ['fasst'] })).toBe(
      '--preset: preset: there is no preset "fasst"\n  hint:     did you mean "fast"?',
    );
    expect(await message({ '.loopwrightrc': 'preset: xyzzy' })).toBe(
      'HERE/.loopwrightrc:1:9: preset: there is no preset "xyzzy"\n  hint:     there are quick, thorough, proof',
    );
    expect(
      await message({ '.loopwrightrc': 'presets: {fast: {limits: {second: 1}, extends: ./a, objective: 7}}' }),
    ).toBe(
      [
        'HERE/.loopwrightrc:1:64: presets.fast.objective: must be a metric, or a list of metrics, not 7',
        '  hint:     use edp, ed2p, energy, delay, last_level_accesses, pareto, one that a plugin registers, or a sum such as energy+1.5*delay',
        'HERE/.loopwrightrc:1:35: presets.fast.limits: there is no key "second"',
        '  hint:     did you mean "seconds"?',
        'HERE/.loopwrightrc:1:48: presets.fast: there is no key "extends"',
        '  hint:     use one of spec, defines, includePath, plugins, mapper, objective, limits, threads, executor, seed',
      ].join('\n'),
    );
    expect(await message({ '.loopwrightrc': 'presets: {fast: {mapper_: 1}}' })).toBe(
      'HERE/.loopwrightrc:1:27: presets.fast: there is no key "mapper_"\n  hint:     did you mean "mapper"?',
    );
  });
});

describe('the command line', () => {
  test('--plugin loads one besides', async () => {
    const { config } = await load({ '.loopwrightrc': 'seed: 1' }, { plugins: ['mapper-tabu'] });
    expect(config.plugins.map(({ plugin: { name } }) => name)).toEqual(['energy-tables', 'mapper-tabu']);
    expect(await message({}, { plugins: ['mapper-nowhere'] })).toMatch(
      /^--plugin: plugins.0: there is no plugin mapper-nowhere/,
    );
  });

  test('--set goes before everything else, the later before the earlier', async () => {
    const sets = ['limits.seconds=3', 'objective=[edp, energy]', 'seed=5', 'seed=6'];
    const { settings, origins } = await load(
      { '.loopwrightrc': 'seed: 1\nlimits: {seconds: 9, target: 4}' },
      { sets, presets: ['quick'] },
    );
    expect(settings).toMatchObject({
      seed: 6,
      objective: ['edp', 'energy'],
      mapper: 'random-pruned',
      limits: { seconds: 3, target: 4 },
    });
    expect(origins).toMatchObject({ seed: '--set seed=6', seconds: '--set limits.seconds=3', mapper: 'preset quick' });
  });

  test('variables of templates, each from the highest layer that gives it, and folders of all layers', async () => {
    const files = {
      '.loopwrightrc': 'extends: ./base/base.yaml\ndefines: {macro: isaac}\nincludePath: [cells]\n',
      'base/base.yaml': 'defines: {macro: basic, iso: {bits: 8}}\nincludePath: [more]\n',
    };
    const { folder, config } = await load(files, { sets: ['defines.lanes=4'] });
    expect(config.templates).toEqual({
      defines: { macro: 'isaac', iso: { bits: 8 }, lanes: 4 },
      origins: {
        macro: join(folder, '.loopwrightrc'),
        iso: join(folder, 'base/base.yaml'),
        lanes: '--set defines.lanes=4',
      },
      includePath: [join(folder, 'cells'), join(folder, 'base/more')],
    });
    expect(await message({ '.loopwrightrc': 'defines: {two words: 1}' })).toContain('defines');
  });

  test('--set of plugins with options, and of input files from where one is', async () => {
    const sets = ['plugins=[[mapper-tabu, {tenure: 2}]]', 'spec=[a.yaml]'];
    const { folder, config } = await load({ '.loopwrightrc': 'spec: [b.yaml]' }, { sets });
    expect(config.plugins.at(-1)?.plugin).toMatchObject({ options: { tenure: 2 } });
    expect(config.spec).toEqual([join(folder, 'a.yaml')]);
  });

  test.each([
    ['limits.second=3', 'limits: there is no key "second"\n  hint:     did you mean "seconds"?'],
    ['sedd=3', 'there is no key "sedd"\n  hint:     did you mean "seed"?'],
    ['seed', 'must be path=value\n  hint:     write --set limits.seconds=3'],
    ['=3', 'must be path=value\n  hint:     write --set limits.seconds=3'],
    ['seed=', 'has no value\n  hint:     write --set seed=VALUE'],
    ['seed=x', 'seed: must be a whole number'],
    ['objective=7', 'objective: must be a metric, or a list of metrics, not 7'],
    ['spec=[a', 'the value cannot be read: '],
    ['__proto__.seed=1', 'there is no key "__proto__"'],
    ['constructor.prototype.seed=1', 'there is no key "constructor"'],
  ])('mistake: --set %s', async (set, expected) => {
    expect(await message({}, { sets: [set] })).toContain(`--set ${set}: ${expected}`);
    expect((Object.prototype as { seed?: number }).seed).toBeUndefined();
  });
});
