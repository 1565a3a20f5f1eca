import type { Plugin } from '@loopwright/core';
import { PluginManager } from '@loopwright/core/engine';
import type { ComponentCost } from '../../src/session.ts';
import { mapperPlugins } from './mappers.ts';

/** For one evaluation: the costs that the plugins of the run claimed. */
export async function evaluationPlugins(costs: readonly ComponentCost[]): Promise<PluginManager> {
  const plugins = new PluginManager();
  await plugins.use(sessionCosts(costs));
  return plugins;
}

/** For one search: the same, and every mapper of the page. */
export async function searchPlugins(costs: readonly ComponentCost[]): Promise<PluginManager> {
  const plugins = await evaluationPlugins(costs);
  for (const plugin of Object.values(mapperPlugins)) await plugins.use(plugin());
  return plugins;
}

/** Claims for every component what is known of it already. */
function sessionCosts(costs: readonly ComponentCost[]): Plugin {
  return {
    name: 'session-costs',
    setup({ hooks }) {
      hooks.costs.tap((sheet) => {
        for (const asked of sheet.components) {
          const cost = costs.find(({ component }) => component === asked.component.name);
          if (cost) sheet.claim(asked, cost);
        }
      });
    },
  };
}
