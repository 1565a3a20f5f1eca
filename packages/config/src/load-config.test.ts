import { join } from 'node:path';
import type { Plugin } from '@loopwright/core';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { loadConfig } from './index.ts';

const named = (name: string) => (): Plugin => ({ name, setup() {} });
const builtIns = { 'energy-tables': named('energy-tables'), 'mapper-random-pruned': named('mapper-random-pruned') };

const load = (folder: string, file?: string) => loadConfig({ folder, file, builtIns });

describe('places', () => {
  test('without a file, the built-in plugins', async () => {
    const config = await load(temporaryFolder({}));
    expect(config).toMatchObject({ file: undefined, spec: [] });
    expect(config.plugins.map(({ plugin, from }) => [plugin.name, from])).toEqual([
      ['energy-tables', 'built in'],
      ['mapper-random-pruned', 'built in'],
    ]);
  });

  test.each([
    ['loopwright.config.ts', 'const seed: number = 7; export default { seed };'],
    ['loopwright.config.mts', 'export default { seed: 7 as number };'],
    ['loopwright.config.mjs', 'export default { seed: 7 };'],
    ['loopwright.config.cjs', 'module.exports = { seed: 7 };'],
    ['loopwright.config.json', '{"seed": 7}'],
    ['loopwright.config.yaml', 'seed: 7'],
    ['loopwright.config.yml', 'seed: 7'],
    ['.loopwrightrc', 'seed: 7'],
    ['.loopwrightrc.json', '{"seed": 7}'],
    ['.loopwrightrc.yaml', 'seed: 7'],
    ['package.json', '{"loopwright": {"seed": 7}}'],
  ])('%s', async (name, text) => {
    const folder = temporaryFolder({ [name]: text });
    const config = await load(folder);
    expect(config.file).toBe(join(folder, name));
    expect(config.settings[0]?.values.seed).toBe(7);
  });

  test('a folder above, and paths relative to the file', async () => {
    const folder = temporaryFolder({ '.loopwrightrc': 'spec: [inputs/arch.yaml]', 'deep/down/x.txt': '' });
    const config = await load(join(folder, 'deep/down'));
    expect(config.spec).toEqual([join(folder, 'inputs/arch.yaml')]);
  });

  test('a file that is named', async () => {
    const folder = temporaryFolder({ '.loopwrightrc': 'seed: 7', 'presets/fast.yaml': 'seed: 8' });
    expect((await load(folder, 'presets/fast.yaml')).settings[0]?.values.seed).toBe(8);
  });

  test('an empty file is no configuration at all, and no error', async () => {
    const folder = temporaryFolder({ '.loopwrightrc': '' });
    expect((await load(folder)).settings).toEqual([]);
  });
});

describe('mistakes', () => {
  const message = async (files: Record<string, string>, file?: string) => {
    const folder = temporaryFolder(files);
    const error = await load(folder, file).then(
      () => undefined,
      (thrown: Error) => thrown,
    );
    expect(error?.name).toBe('ConfigError');
    return error?.message.replaceAll(folder, 'HERE');
  };

  test('unknown keys', async () => {
    const text = 'sed: 1\nxyzzy: 1';
    expect(await message({ '.loopwrightrc': text })).toMatchInlineSnapshot(`
      "HERE/.loopwrightrc:1:6: there is no key "sed"
        hint:     did you mean "seed"?
      HERE/.loopwrightrc:2:8: there is no key "xyzzy"
        hint:     use one of $schema, extends, preset, presets, study, spec, defines, includePath, plugins, mapper, objective, limits, threads, executor, seed, or load the plugin that owns it"
    `);
  });

  test('values of the wrong kind', async () => {
    const text = 'spec: arch.yaml\nobjective: 7\nlimits: {seconds: 0, evaluations: 1.5}\nseed: -1\nplugins: [7]';
    expect(await message({ '.loopwrightrc': text })).toMatchInlineSnapshot(`
      "HERE/.loopwrightrc:1:7: spec: must be a list
      HERE/.loopwrightrc:5:11: plugins.0: must be a plugin, a name, or [name, options]
      HERE/.loopwrightrc:2:12: objective: must be a metric, or a list of metrics, not 7
        hint:     use edp, ed2p, energy, delay, last_level_accesses, pareto, one that a plugin registers, or a sum such as energy+1.5*delay
      HERE/.loopwrightrc:3:19: limits.seconds: must be above 0
      HERE/.loopwrightrc:3:35: limits.evaluations: must be a whole number
      HERE/.loopwrightrc:4:7: seed: must be 0 or more"
    `);
  });

  test('a file that is not there, or a folder', async () => {
    expect(await message({}, 'none.yaml')).toBe('HERE/none.yaml: there is no such file');
    expect(await message({ 'some/file.txt': '' }, 'some')).toBe('HERE/some: is a folder, not a file');
  });

  test('files that do not parse', async () => {
    const json = await message({ 'loopwright.config.json': '{"seed": 7,}' });
    expect(json).toMatch(/^HERE\/loopwright.config.json: cannot be read:/);
    // The place, as a frame or, in newer versions of Node, in words.
    expect(json).toMatch(/> 1 \| \{"seed": 7,\}\n {4}\| {12}\^|line 1 column 12/);
    expect(json).toContain('hint:     JSON has no comments and no trailing commas');
    expect(await message({ 'loopwright.config.yaml': 'seed: [7' })).toMatchInlineSnapshot(`
      "HERE/loopwright.config.yaml: cannot be read: unexpected end of the stream within a flow collection (2:1)
       1 | seed: [7
       2 | 
      -----^"
    `);
    expect(await message({ 'loopwright.config.ts': 'export default { seed: ' })).toMatchInlineSnapshot(`
      "HERE/loopwright.config.ts: cannot be read: ParseError: Unexpected token  
       HERE/loopwright.config.ts:1:24"
    `);
    expect(
      await message({ 'loopwright.config.ts': 'import "not-installed"; export default {};' }),
    ).toMatchInlineSnapshot(`"HERE/loopwright.config.ts: cannot be read: Cannot find module 'not-installed'"`);
    expect(await message({ 'loopwright.config.mjs': 'export const seed = 7;' })).toMatchInlineSnapshot(`
      "HERE/loopwright.config.mjs: exports no configuration
        hint:     write export default defineConfig({ ... })"
    `);
  });
});
