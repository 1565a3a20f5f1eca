import type { Specification } from '@loopwright/core';
import { bindProblem, constrain, type PluginManager, type PreparedDesign } from '@loopwright/core/engine';
import { pageMappers } from './page-mappers.ts';
import type { AbsentPlugin, ComponentCost, SearchSettings, Session } from './session.ts';

/** What a session is made from. */
export interface SessionInput {
  readonly design: PreparedDesign;
  readonly specification: Specification;
  readonly files: readonly string[];
  readonly search: SearchSettings;
}

/** Has the plugins do what they can do only here: load, claim costs, and constrain the mapspace. */
export async function createSession({ design, specification, files, search }: SessionInput): Promise<Session> {
  const bound = await bindProblem(design, specification);
  const entries = (await bound.costLedger()).settle();
  const { constraints } = await constrain(bound);
  return {
    files,
    specification: { ...bound.specification, constraints },
    costs: entries.map(({ asked, claim }): ComponentCost => ({ component: asked.component.name, ...claim })),
    search,
    absent: absentPlugins(design.plugins),
  };
}

function absentPlugins({ plugins }: PluginManager): AbsentPlugin[] {
  const present: readonly string[] = pageMappers;
  return plugins
    .map(({ plugin, hooks, mappers }) => ({
      plugin: plugin.name,
      changesCosts: hooks.includes('evaluate'),
      mappers: mappers.filter((mapper) => !present.includes(mapper)),
    }))
    .filter(({ changesCosts, mappers }) => changesCosts || mappers.length > 0);
}
