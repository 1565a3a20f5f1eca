import { expect, test } from 'vitest';
import { costed, specification, standing } from '../fixtures/two-levels.ts';
import type { Plugin } from './plugin.ts';
import { PluginManager } from './plugin-manager.ts';
import { prepareDesign } from './prepare-design.ts';
import { findMapping } from './run.ts';

const host = { nowSeconds: () => 0, pause: async () => {}, interrupted: false };
const settings = {
  mapper: 'standing',
  objective: ['energy', 'pareto'],
  limits: { evaluations: 700 },
  seed: 7,
  threads: 3,
} as const;

/** The hooks that a search comes by, in order, and what it said at its start. */
async function watched(...others: readonly Plugin[]) {
  const seen: unknown[] = [];
  const plugins = new PluginManager();
  const watcher: Plugin = {
    name: 'watcher',
    setup: ({ hooks }) => {
      hooks.searchStart.tap((...told) => void seen.push(told));
      hooks.searchStep.tap(() => void seen.push('step'));
      hooks.report.tap(() => void seen.push('report'));
      hooks.runEnd.tap(() => void seen.push('end'));
    },
  };
  for (const plugin of [costed, standing, watcher, ...others]) await plugins.use(plugin);
  const failed = await findMapping(prepareDesign(plugins, specification), specification, settings, host).then(
    () => undefined,
    (error: Error) => error.message,
  );
  return { seen, failed };
}

test('a search says what it is about before its first step, and when it is over', async () => {
  const { seen } = await watched();
  const [[told, mapspace, asked], ...then] = seen as [[unknown, { size: bigint }, unknown], ...unknown[]];
  expect(told).toBe(specification);
  expect(mapspace.size).toBeGreaterThan(0n);
  expect(asked).toMatchObject({ ...settings, objective: [{ name: 'energy', unit: 'pJ' }] });
  expect(then).toEqual(['step', 'step', 'report', 'end']);
});

test('a search that fails is over too, and what failed first is what is said', async () => {
  const failing: Plugin = {
    name: 'failing',
    setup: ({ hooks }) => {
      hooks.searchStep.tap(() => {
        throw new Error('no room');
      });
      hooks.runEnd.tap(() => {
        throw new Error('nothing to close');
      });
    },
  };
  const { seen, failed } = await watched(failing);
  expect(seen.slice(1)).toEqual(['step', 'end']);
  expect(failed).toBe('plugin failing, hook searchStep: no room');
});
