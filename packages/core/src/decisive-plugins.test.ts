import { expect, test } from 'vitest';
import { decisivePlugins } from './decisive-plugins.ts';
import type { Plugin, PluginApi } from './plugin.ts';
import { PluginManager } from './plugin-manager.ts';

const executor = { name: 'queue', description: 'elsewhere', search: () => expect.unreachable() };

test('a plugin that says where searches run, and nothing else, is in no job', async () => {
  const plugins = new PluginManager();
  const use = async (name: string, setup: (api: PluginApi) => void) => plugins.use({ name, setup } satisfies Plugin);
  await use('placing', ({ registerExecutor }) => registerExecutor(executor));
  await use('both', ({ registerExecutor, hooks }) => {
    registerExecutor({ ...executor, name: 'other' });
    hooks.specLoad.tap((specification) => specification);
  });
  await use('silent', () => {});
  const references = ['silent', 'placing', 'both'].map((name) => {
    const origin = { kind: 'built in', name } as const;
    return { name, version: null, options: null, digest: null, isPreferred: false, section: null, origin };
  });
  expect(decisivePlugins(plugins, references).map(({ name }) => name)).toEqual(['silent', 'both']);
});
