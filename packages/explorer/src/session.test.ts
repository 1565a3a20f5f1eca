import { PluginManager, prepareDesign } from '@loopwright/core/engine';
import { energyTables } from '@loopwright/energy-tables';
import { mapperAnnealing } from '@loopwright/mapper-annealing';
import { expect, test } from 'vitest';
import { sampleSession } from '../test/sample-session.ts';
import { createSession, decodeSession, encodeSession } from './index.ts';

test('a session comes through JSON as it was, infinities included', async () => {
  const session = await sampleSession();
  const dram = session.specification.architecture.levels.at(-1)!;
  expect(dram).toMatchObject({ name: 'DRAM', capacityWords: Number.POSITIVE_INFINITY });
  expect(decodeSession(encodeSession(session))).toEqual(session);
});

test('a session has the costs of every component, and who claimed them', async () => {
  const { costs } = await sampleSession();
  expect(costs.map(({ component }) => component)).toEqual(['Register', 'Buffer', 'DRAM', 'MAC']);
  expect(costs[1]).toMatchObject({ plugin: 'energy-tables', areaUm2: 12000, energyPj: { read: 6, write: 7 } });
});

test('plugins that load and constrain have run', async () => {
  const session = await sampleSession({
    plugin: {
      name: 'one-order',
      setup({ hooks }) {
        hooks.specLoad.tap((specification) => ({ ...specification, mapper: { seen: true } }));
        hooks.mapspaceBuild.tap((constraints) => ({ ...constraints, minParallelism: 0.5 }));
      },
    },
  });
  expect(session.specification).toMatchObject({ mapper: { seen: true }, constraints: { minParallelism: 0.5 } });
  expect(session.absent).toEqual([]);
});

test('plugins that the page cannot run are named', async () => {
  const plugins = new PluginManager();
  await plugins.use(energyTables());
  await plugins.use(mapperAnnealing());
  await plugins.use({
    name: 'refresh',
    setup: ({ hooks }) => hooks.evaluate.tap((evaluate) => evaluate),
  });
  await plugins.use({
    name: 'mapper-mine',
    setup: ({ registerMapper }) =>
      registerMapper({ name: 'mine', description: 'does not start', start: () => never() }),
  });
  const { specification, search, files } = await sampleSession();
  const { absent } = await createSession({
    design: prepareDesign(plugins, specification),
    specification,
    search,
    files,
  });
  expect(absent).toEqual([
    { plugin: 'refresh', changesCosts: true, mappers: [] },
    { plugin: 'mapper-mine', changesCosts: false, mappers: ['mine'] },
  ]);
});

function never(): never {
  throw new Error('not started');
}
