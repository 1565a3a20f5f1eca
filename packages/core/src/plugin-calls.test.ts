import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { specification } from '../fixtures/two-levels.ts';
import type { Plugin, PluginApi } from './plugin.ts';
import { PluginManager } from './plugin-manager.ts';

const folder = mkdtempSync(join(tmpdir(), 'loopwright-core-'));

/** A plugin of a file of its own, whose setup has this body in line 3. */
async function pluginOf(name: string, setup: string): Promise<{ plugin: Plugin; file: string }> {
  const file = join(folder, `${name}.mjs`);
  const text = `export default {\n  name: '${name}', async setup({ hooks, registerMapper, ...rest }) {\n${setup}\n} };\n`;
  writeFileSync(file, text);
  const { default: plugin } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as { default: Plugin };
  return { plugin, file };
}

async function thrownBy(name: string, setup: string): Promise<string> {
  const { plugin, file } = await pluginOf(name, setup);
  const plugins = new PluginManager();
  const run = async () => {
    await plugins.use(plugin);
    return plugins.hooks.specLoad.promise(specification);
  };
  const error = await run().then(
    () => new Error('nothing was thrown'),
    (thrown: Error) => thrown,
  );
  return error.message.replaceAll(file, 'HERE');
}

test.each([
  ['throws', 'hooks.specLoad.tap(() => { throw new Error("no"); });', 'HERE:3:34: plugin throws, hook specLoad: no'],
  ['says', 'hooks.specLoad.tap(() => { throw "no"; });', 'HERE:3:16: plugin says, hook specLoad: no'],
  ['later', 'await null; null.x;', "HERE:3:18: plugin later, hook setup: Cannot read properties of null (reading 'x')"],
  ['native', 'hooks.specLoad.tap(JSON.parse);', 'HERE:3:16: plugin native, hook specLoad: '],
  [
    'wrong',
    'hooks.specLoad.tap(() => ({}));',
    'HERE:3:16: plugin wrong, hook specLoad: it must return a specification, or nothing:\n  ',
  ],
  [
    'misspelt',
    'hooks.specLoaded.tap(() => {});',
    'HERE:3:7: plugin misspelt, hook setup: there is no hook specLoaded; did you mean specLoad?',
  ],
  [
    'unknown',
    'hooks.zzz;',
    'HERE:3:7: plugin unknown, hook setup: there is no hook zzz; there are workloadLoad, specLoad, costs, ',
  ],
  [
    'waiting',
    'hooks.evaluate.tapPromise(() => {});',
    'HERE:3:16: plugin waiting, hook setup: hook evaluate has no tapPromise; there are tap',
  ],
  [
    'nothing',
    'hooks.specLoad.tap();',
    'HERE:3:16: plugin nothing, hook specLoad: a tap must be a function, not undefined',
  ],
  [
    'unawaited',
    'hooks.specLoad.tap(async () => { throw 1; });',
    'HERE:3:16: plugin unawaited, hook specLoad: a tap returned a promise; use tapPromise',
  ],
  [
    'unnamed',
    'registerMapper({ description: "x", start() {} });',
    'HERE:3:1: plugin unnamed, hook setup: the name of a mapper must be text, not undefined',
  ],
  [
    'unstarted',
    'registerMapper({ name: "m", description: "x" });',
    'HERE:3:1: plugin unstarted, hook setup: the start of mapper m must be a function, not undefined',
  ],
])('%s', async (name, setup, message) => {
  expect(await thrownBy(name, setup)).toContain(message);
});

test.each<[unknown, string]>([
  [() => ({}), 'it is the factory of a plugin: call it'],
  [Promise.resolve({}), 'it is the promise of a plugin: await it'],
  [undefined, 'it must be { name, setup }, not undefined'],
  [{ setup() {} }, 'its name must be text, not undefined'],
  [{ name: 'x', setup: 7 }, 'its setup must be a function, not 7'],
  [{ name: 'x', setup() {}, version: 1 }, 'its version must be text, as "1.0.0", not 1'],
])('no plugin: %s', async (value, message) => {
  await expect(new PluginManager().use(value as Plugin)).rejects.toThrow(message);
});

test('a tap that comes when setup is over is refused', async () => {
  const plugins = new PluginManager();
  const given: PluginApi[] = [];
  await plugins.use({ name: 'late', setup: (api) => void given.push(api) });
  expect(() => given[0].hooks.report.tap(() => {})).toThrow('plugin late, hook report: it comes when setup is over');
});

test('what a tap returns is frozen', async () => {
  const plugins = new PluginManager();
  const copy = structuredClone(specification);
  await plugins.use({ name: 'copies', setup: ({ hooks }) => hooks.specLoad.tap(() => copy) });
  expect(await plugins.hooks.specLoad.promise(specification)).toBe(copy);
  expect(Object.isFrozen(copy.architecture.levels[0])).toBe(true);
});

test('what never settles can be given up', async () => {
  const plugins = new PluginManager();
  const { plugin } = await pluginOf('never', 'hooks.specLoad.tapPromise(() => new Promise(() => {}));');
  await plugins.use(plugin);
  expect(plugins.giveUp()).toBe(false);
  const run = plugins.hooks.specLoad.promise(specification);
  expect(plugins.giveUp()).toBe(true);
  await expect(run).rejects.toThrow('plugin never, hook specLoad: it returned a promise that never settles');
  expect(plugins.giveUp()).toBe(false);
});

test('an error that reached nobody is that of the plugin it arose in', async () => {
  const plugins = new PluginManager();
  const { plugin } = await pluginOf(
    'stray',
    'hooks.specLoad.tap(() => {}); rest; globalThis.strayed = new Error("lost");',
  );
  await plugins.use(plugin);
  const { strayed } = globalThis as { strayed?: Error };
  expect(plugins.blame(strayed)?.message).toMatch(
    /stray\.mjs:3:\d+: plugin stray: an error that nobody handles: lost$/,
  );
  expect(plugins.blame(new Error('ours'))).toBeUndefined();
});
