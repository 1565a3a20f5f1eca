import type { SearchResult } from '@loopwright/core';
import {
  findMapping,
  PluginManager,
  prepareDesign,
  type SearchHost,
  type SearchQuestion,
  searchHere,
} from '@loopwright/core/engine';
import { energyTables } from '@loopwright/energy-tables';
import { mapperAnnealing } from '@loopwright/mapper-annealing';
import { loadSpecification, type SourceText } from '@loopwright/spec';

/** What a search that is divided into parts finds, all of them in this thread, after so many evaluations. */
export async function mapInParts(
  sources: readonly SourceText[],
  question: SearchQuestion,
  evaluations: number,
  parts: number,
): Promise<SearchResult> {
  const { specification } = loadSpecification(sources);
  const plugins = new PluginManager();
  for (const plugin of [energyTables(), mapperAnnealing()]) await plugins.use(plugin);
  const host: SearchHost = { nowSeconds: () => 0, pause: async () => {}, interrupted: false };
  const settings = { ...question, limits: { evaluations }, threads: parts };
  return findMapping(prepareDesign(plugins, specification), specification, settings, host, (prepared, control) =>
    searchHere(prepared, control, parts),
  );
}
