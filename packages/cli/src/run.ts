import { CommanderError } from 'commander';
import { checkCommand } from './commands/check.ts';
import { configCommand } from './commands/config.ts';
import { costsCommand } from './commands/costs.ts';
import { evaluateCommand } from './commands/evaluate.ts';
import { explainCommand } from './commands/explain.ts';
import { mapCommand } from './commands/map.ts';
import { migrateCommand } from './commands/migrate.ts';
import { pluginsCommand } from './commands/plugins.ts';
import { createProgram } from './create-program.ts';
import { ExitCode } from './exit-code.ts';
import { explainError } from './explain-error.ts';
import type { Io } from './io.ts';

/** Runs a command line and returns the exit code. Prints through `io`, and throws nothing. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = ExitCode.Valid;
  const program = createProgram(io, {
    check: async (files, options) => {
      code = await checkCommand(files, options, io);
    },
    config: async (files, options) => {
      code = await configCommand(files, options, io);
    },
    costs: async (files, options) => {
      code = await costsCommand(files, options, io);
    },
    evaluate: async (files, options) => {
      code = await evaluateCommand(files, options, io);
    },
    explain: async (files, options) => {
      code = await explainCommand(files, options, io);
    },
    migrate: async (files, options) => {
      code = await migrateCommand(files, options, io);
    },
    map: async (files, options) => {
      code = await mapCommand(files, options, io);
    },
    plugins: async (options) => {
      code = await pluginsCommand(options, io);
    },
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    // Commander has printed what it has to say: help, the version, or a wrong option.
    if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.Valid : ExitCode.BadInput;
    const { text, exitCode } = explainError(error);
    io.stderr.write(`${text}\n`);
    return exitCode;
  }
}
