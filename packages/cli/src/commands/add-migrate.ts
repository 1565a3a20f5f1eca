import type { Command } from 'commander';
import { addTemplateOptions } from '../template-options.ts';
import type { MigrateOptions } from './migrate.ts';

/** What runs when the command is called. */
export interface MigrateAction {
  migrate(files: string[], options: MigrateOptions): Promise<void>;
}

/** `loopwright migrate` with its options and help. */
export function addMigrate(program: Command, { migrate }: MigrateAction): void {
  const command = program
    .command('migrate')
    .description(
      'Turns files of the older forms (arithmetic, storage; 0.2, 0.3: subtree, local, data-spaces, datatype) into v0.4.',
    )
    .argument('<files...>', 'all files of an input: constraints and mappings are read against the others')
    .option('-o, --output <folder>', 'write the files there, under their names; default: print them')
    .addHelpText(
      'after',
      `
Comments are lost, and attributes of the tree form are computed: what was arithmetic becomes a number. Files that are v0.4
already are written as they are.

Examples:
  $ loopwright migrate arch.yaml problem.yaml mapping.yaml -o v0.4
  $ loopwright migrate old/*.yaml > new.yaml`,
    )
    .action(migrate);
  addTemplateOptions(command);
}
