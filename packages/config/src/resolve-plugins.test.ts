import { join } from 'node:path';
import type { Plugin } from '@loopwright/core';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import type { PluginEntry } from './config.ts';
import { resolvePlugins } from './resolve-plugins.ts';

const factory = (name: string) => (options?: object) => ({ name, setup() {}, options }) as Plugin;
const builtIns = { 'energy-tables': factory('energy-tables') };
const source = (name: string) => `export default (options) => ({ name: '${name}', setup() {}, options });`;
const moduleJson = '{"type": "module", "exports": {"import": "./index.js"}}';

const folder = temporaryFolder({
  'node_modules/@loopwright/mapper-short/package.json': '{"type": "module", "exports": "./index.js"}',
  'node_modules/@loopwright/mapper-short/index.js': source('official'),
  'node_modules/mapper-short/package.json': '{"type": "module", "exports": "./index.js"}',
  'node_modules/mapper-short/index.js': source('somebody else'),
  'node_modules/loopwright-plugin-other/package.json': moduleJson,
  'node_modules/loopwright-plugin-other/index.js': source('other'),
  'node_modules/old-style/package.json': '{"main": "index.cjs"}',
  'node_modules/old-style/index.cjs': 'exports.oldStyle = (options) => ({ name: "old", setup() {}, options });',
  'plugins/mine.ts': 'export const help: number = 1; export const mine = () => ({ name: "mine", setup() {} });',
  'plugins/picky.ts':
    'export default () => { throw Object.assign(new Error("[]"), { issues: [{ path: ["a"], message: "is odd" }] }); };',
  'plugins/two.ts': 'export const a = () => 1; export const b = () => 2;',
  'plugins/broken.ts': 'throw new Error("no luck");',
  'plugins/nothing.ts': 'export default () => 7;',
});

const place = { file: join(folder, 'plugins/mine.ts'), keys: [] };
const sections = new Map();
const layer = (origin: string, ...plugins: PluginEntry[]) => ({
  origin,
  home: folder,
  config: { plugins },
  sections,
  place,
});
const resolve = (...plugins: PluginEntry[]) =>
  resolvePlugins([layer(join(folder, 'config.yaml'), ...plugins)], builtIns);
const last = async (entry: PluginEntry) => (await resolve(entry)).at(-1);

describe('resolvePlugins', () => {
  test('short names mean our packages first', async () => {
    const found = await last(['mapper-short', { visits: 3 }]);
    expect(found).toMatchObject({ plugin: { name: 'official', options: { visits: 3 } } });
    expect(found?.from).toBe(join(folder, 'node_modules/@loopwright/mapper-short/index.js'));
  });

  test('then packages that say what they are, also those for import alone', async () => {
    expect((await last('other'))?.plugin.name).toBe('other');
  });

  test('CommonJS with one export', async () => {
    expect((await last(['old-style', {}]))?.plugin.name).toBe('old');
  });

  test('a path from the config file, in TypeScript', async () => {
    expect((await last('./plugins/mine.ts'))?.plugin.name).toBe('mine');
    expect((await last('./plugins/mine'))?.plugin.name).toBe('mine');
  });

  test('a built-in plugin by name, with options, once', async () => {
    const found = await resolve(['energy-tables', { priority: 3 }]);
    expect(found).toMatchObject([{ plugin: { name: 'energy-tables', options: { priority: 3 } }, from: 'built in' }]);
    expect(await resolve('@loopwright/energy-tables')).toHaveLength(1);
  });

  test('a plugin object stands after the built-in ones', async () => {
    const found = await resolve(factory('mine')());
    expect(found.map(({ plugin }) => plugin.name)).toEqual(['energy-tables', 'mine']);
  });

  test('a higher layer replaces a plugin of its name, and the rest of the order stays', async () => {
    const low = layer('low', factory('first')(), ['other', { visits: 1 }], factory('last')());
    const high = layer('high', ['other', { visits: 2 }]);
    const found = await resolvePlugins([high, low], builtIns);
    expect(found.map(({ plugin }) => plugin.name)).toEqual(['energy-tables', 'first', 'last', 'other']);
    expect(found.at(-1)).toMatchObject({ plugin: { options: { visits: 2 } } });
  });

  test.each<PluginEntry>([
    'mapper-nowhere',
    './plugins/nowhere.ts',
    'plugins/mine.ts',
    './plugins/picky.ts',
    './plugins/two.ts',
    './plugins/broken.ts',
    './plugins/nothing.ts',
  ])('mistake: %s', async (entry) => {
    const error = await last(entry).then(
      () => undefined,
      (thrown: Error) => thrown,
    );
    expect(error?.message.replaceAll(folder, 'HERE')).toMatchSnapshot();
  });
});
