import type { Command } from 'commander';
import type { InitOptions } from './init.ts';

/** What runs when the command is called. */
export interface InitAction {
  init(folder: string | undefined, options: InitOptions): Promise<void>;
}

/** `loopwright init` with its options and help. */
export function addInit(program: Command, { init }: InitAction): void {
  program
    .command('init')
    .description('Writes a first design, layer and configuration, to run and to change.')
    .argument('[folder]', 'where to; default: this folder')
    .option('--design <name>', 'design that comes along', 'row-stationary-168')
    .option('--layer <name>', 'layer that comes along', 'vgg16/conv3_2')
    .addHelpText(
      'after',
      `
No file is written over.

Examples:
  $ loopwright init && loopwright map
  $ loopwright init tpu --design systolic-1024 --layer resnet18/conv1`,
    )
    .action(init);
}
