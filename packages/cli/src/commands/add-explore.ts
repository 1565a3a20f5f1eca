import type { Command } from 'commander';
import { addDesignOptions } from '../design-options.ts';
import { parsePort } from '../option-values.ts';
import type { ExploreOptions } from './explore.ts';

/** What runs when the command is called. */
export interface ExploreAction {
  explore(files: string[], options: ExploreOptions): Promise<void>;
}

/** `loopwright explore` with its options and help. */
export function addExplore(program: Command, { explore }: ExploreAction): void {
  const command = program
    .command('explore')
    .description('Serves a page, to this machine only, on which mappings are edited by hand, costed and searched.')
    .argument('[files...]', 'architecture, problem, mapping, energy tables; default: spec of the configuration')
    .option('--port <n>', 'port to serve on; 0 takes any that is free', parsePort, 5168)
    .addHelpText(
      'after',
      `
The page starts with the mapping of the files, or with one that a short search finds. Reload it when files have changed.
Ctrl-C ends the command.

Examples:
  $ loopwright explore                                             # what loopwright.config.ts says
  $ loopwright explore design/*.yaml layer.yaml mapping.yaml`,
    )
    .action(explore);
  addDesignOptions(command);
}
