import { PluginManager } from '@loopwright/core/engine';
import { mapperOptimal } from '@loopwright/mapper-optimal';
import { mapperRandomPruned } from '@loopwright/mapper-random-pruned';
import { expect, test } from 'vitest';
import { chooseNetworkSettings } from './network-settings.ts';
import type { SettingSources } from './search-settings.ts';

const machine = { cores: 4, memoryBytes: 2 ** 36 };

async function chosen(values: object, options = {}) {
  const plugins = new PluginManager();
  for (const plugin of [mapperOptimal(), mapperRandomPruned()]) await plugins.use(plugin);
  const config = { settings: [{ origin: 'a file', values }] } as unknown as SettingSources['config'];
  return chooseNetworkSettings({ config, plugins, mapperSection: {} }, options, machine);
}

test('threads of the configuration are searches at once, also of a mapper that runs in one thread', async () => {
  expect(await chosen({ threads: 3, mapper: 'optimal' })).toMatchObject({ threads: 3, mapper: 'optimal' });
  expect(await chosen({ threads: 3 }, { threads: 2 })).toMatchObject({ threads: 2 });
});

test('the mapper that proves, for a minute each, unless something else is asked for', async () => {
  expect(await chosen({})).toMatchObject({ mapper: 'optimal', limits: { seconds: 60 } });
  expect(await chosen({ mapper: 'random-pruned', evaluations: 100 })).toMatchObject({
    mapper: 'random-pruned',
    limits: { evaluations: 100 },
  });
});
