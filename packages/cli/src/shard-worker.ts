import { type ConfigChoice, loadConfig } from '@loopwright/config';
import { prepareDesign, prepareSearch, type SearchQuestion } from '@loopwright/core';
import { shardWorker } from '@loopwright/parallel';
import { loadSpecification, type SourceText } from '@loopwright/spec';
import { builtInPlugins } from './built-in-plugins.ts';
import { setUpPlugins } from './prepare-run.ts';

/** What a thread that searches prepares its search from. */
export interface ShardInput {
  readonly sources: readonly SourceText[];
  /** Where the configuration is looked for, and what the command line says of it. */
  readonly folder: string;
  readonly choice: ConfigChoice;
  readonly question: SearchQuestion;
}

/** The module of worker threads: loads the configuration and the plugins again, since functions cannot be sent. */
export default shardWorker(async ({ sources, folder, choice, question }: ShardInput) => {
  const config = await loadConfig({ folder, ...choice, builtIns: builtInPlugins });
  const { specification } = loadSpecification(sources);
  return prepareSearch(prepareDesign(await setUpPlugins(config), specification), specification, question);
});
