import type { Command } from 'commander';

export const debugFlag = '--debug';

/** Gives every command the option. */
export function addDebugOption({ commands }: Command): void {
  for (const command of commands) {
    const option = command.createOption(debugFlag, 'with an error, show the stack of what caused it');
    command.addOption(option.helpGroup('Options:'));
    addDebugOption(command);
  }
}
