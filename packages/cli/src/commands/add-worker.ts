import type { Command } from 'commander';
import { addConfigOptions } from '../config-options.ts';
import { parseCount } from '../option-values.ts';
import { redisOption } from '../redis-option.ts';
import type { WorkerOptions } from './worker.ts';

/** What runs when the command is called. */
export interface WorkerAction {
  worker(options: WorkerOptions): Promise<void>;
}

/** `loopwright worker` with its options and help. */
export function addWorker(program: Command, { worker }: WorkerAction): void {
  const command = program
    .command('worker')
    .description('Runs searches that other processes send, on this machine or others, until it is told to stop.')
    .addOption(redisOption())
    .option('--executor <name>', 'one whose searches other processes can run', 'bullmq')
    .option('-t, --threads <n>', 'searches at once, each in a thread; default: all cores', parseCount)
    .addHelpText(
      'after',
      `
It loads no plugins but those that come along and those that its own configuration or --plugin names, and refuses searches
that need others, or other versions. Ctrl-C and SIGTERM let it finish what it runs, or give it back.

Examples:
  $ npm install @loopwright/executor-bullmq                        # here, and where searches are started
  $ loopwright worker --redis redis://build-server:6379
  $ loopwright map design/*.yaml resnet50 --redis redis://build-server:6379 --threads 32`,
    )
    .action(worker);
  addConfigOptions(command);
}
