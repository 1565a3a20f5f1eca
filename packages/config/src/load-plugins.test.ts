import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from '@loopwright/core';
import { type PluginReference, pluginIdentity } from '@loopwright/core/engine';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { loadConfig } from './load-config.ts';
import { loadPlugins } from './load-plugins.ts';

const factory = (name: string) => (options?: object) => ({ name, setup() {}, options }) as Plugin;
const builtIns = { 'energy-tables': factory('energy-tables'), 'energy-mine': factory('energy-mine') };
const plugin = (name: string) => `(options) => ({ name: '${name}', setup() {}, options })`;

const files = {
  'package.json': '{"name": "temporary", "version": "7.0.0"}',
  'node_modules/packed/package.json': '{"type": "module", "exports": "./index.js", "version": "3.1.4"}',
  'node_modules/packed/index.js': `export default ${plugin('packed')};`,
  'near.mjs': `export default ${plugin('near')};`,
  'scored.mjs': `export default ${plugin('scored')};`,
  'loopwright.config.mjs': `const made = ${plugin('made')};
    export default {
      plugins: [made({ size: 2 }), ['./scored.mjs', { score: () => 1 }], ['packed', { size: 3 }], ['energy-mine', { at: 'home' }]],
      preset: 'own',
      presets: { own: { plugins: ['./near.mjs', { ...made(), name: 'preset' }] } },
    };`,
};

/** The references of the configuration, on their way to another machine. */
async function referencesIn(folder: string): Promise<PluginReference[]> {
  const { plugins } = await loadConfig({ folder, builtIns });
  return JSON.parse(JSON.stringify(plugins.map(({ reference }) => reference)));
}

describe('loadPlugins', () => {
  const folder = temporaryFolder(files);

  test('loads again what a configuration names, and what its code makes', async () => {
    const loaded = await loadPlugins(await referencesIn(folder), builtIns);
    expect(loaded.map(({ plugin }) => plugin)).toMatchObject([
      { name: 'energy-tables', options: undefined },
      { name: 'near', options: undefined },
      { name: 'preset' },
      { name: 'made', options: { size: 2 } },
      { name: 'scored', options: { score: expect.any(Function) } },
      { name: 'packed', options: { size: 3 } },
      { name: 'energy-mine', options: { at: 'home' } },
    ]);
  });

  test('an identity is the same wherever the files lie, and tells code that has no version', async () => {
    const identities = async (at: string) => (await referencesIn(at)).map(pluginIdentity);
    const [here, elsewhere] = [await identities(folder), await identities(temporaryFolder(files))];
    expect(elsewhere).toEqual(here);
    expect(here.find(({ name }) => name === 'packed')).toEqual({
      name: 'packed',
      version: '3.1.4',
      options: { size: 3 },
      digest: null,
      isPreferred: false,
      section: null,
    });
    const changed = temporaryFolder(files);
    writeFileSync(join(changed, 'near.mjs'), `export default ${plugin('near')}; // and more`);
    const differ = (await identities(changed)).filter(({ digest }, index) => digest !== here[index].digest);
    expect(differ.map(({ name }) => name)).toEqual(['near']);
  });

  test('a reference to what is not there is named', async () => {
    const [tables, , , made] = await referencesIn(folder);
    await expect(loadPlugins([tables], {})).rejects.toThrow('there is no built-in plugin energy-tables');
    const gone: PluginReference = { ...made, origin: { kind: 'module', module: join(folder, 'gone.mjs') } };
    await expect(loadPlugins([gone], builtIns)).rejects.toThrow('made cannot be loaded');
  });
});
