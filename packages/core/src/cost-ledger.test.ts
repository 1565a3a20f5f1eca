import { expect, test } from 'vitest';
import { specification } from '../fixtures/two-levels.ts';
import type { CostSheet } from './cost-sheet.ts';
import { fillCostLedger } from './fill-cost-ledger.ts';
import type { Plugin } from './plugin.ts';
import { PluginManager } from './plugin-manager.ts';

/** Claims the DRAM, and the MAC where it is told to, in as many turns of the event loop. */
function claiming(name: string, turns: number, components: readonly string[]): Plugin {
  const energyPj = { read: 1, write: 1, update: 1, compute: 1 };
  return {
    name,
    setup: ({ hooks }) =>
      hooks.costs.tapPromise(async (sheet) => {
        for (let turn = 0; turn < turns; turn++) await Promise.resolve();
        claimAll(sheet, components, energyPj);
      }),
  };
}

function claimAll(sheet: CostSheet, components: readonly string[], energyPj: Readonly<Record<string, number>>): void {
  for (const asked of sheet.components) {
    if (!components.includes(asked.component.name)) continue;
    sheet.claim(asked, { priority: 1, energyPj, areaUm2: 0, source: 'a test' });
  }
}

test.each(Array.from({ length: 20 }, (_, turns) => turns))(
  'runs that overlap on one manager sign claims with their plugins: the second %i turns later',
  async (turns) => {
    const plugins = new PluginManager();
    await plugins.use(claiming('slow', 9, ['DRAM', 'MAC']));
    await plugins.use(claiming('quick', 1, ['DRAM']));
    const first = costsOf(plugins);
    for (let turn = 0; turn < turns; turn++) await Promise.resolve();
    const second = costsOf(plugins);
    const disputed = 'plugins slow and quick both claim DRAM at priority 1';
    const ends = await Promise.allSettled([first, second]);
    for (const end of ends) expect(String((end as PromiseRejectedResult).reason)).toContain(disputed);
  },
);

test('a thousand runs leave nothing behind on the hook', async () => {
  const plugins = new PluginManager();
  await plugins.use(claiming('all', 0, ['DRAM', 'MAC']));
  const { interceptors } = plugins.hooks.costs;
  const before = interceptors.length;
  for (let run = 0; run < 1000; run++) await costsOf(plugins);
  expect([interceptors.length, plugins.hooks.costs.taps.length]).toEqual([before, 1]);
});

test('a claim that comes when the hook is over is refused', async () => {
  const plugins = new PluginManager();
  const late: CostSheet[] = [];
  await plugins.use({ name: 'late', setup: ({ hooks }) => hooks.costs.tap((sheet) => void late.push(sheet)) });
  await plugins.use(claiming('all', 0, ['DRAM', 'MAC']));
  await costsOf(plugins);
  expect(() => claimAll(late[0], ['DRAM'], {})).toThrow('plugin late, hook costs: DRAM is claimed too late');
});

async function costsOf({ hooks }: PluginManager) {
  return (await fillCostLedger(hooks, specification)).settle();
}
