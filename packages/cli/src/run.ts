import type { SourceText } from '@loopwright/spec';
import { CommanderError } from 'commander';
import { commandLine } from './command-line.ts';
import { createProgram } from './create-program.ts';
import { ExitCode } from './exit-code.ts';
import { explainError } from './explain-error.ts';
import type { Io } from './io.ts';

/** Runs a command line and returns the exit code. Prints through `io`, and throws nothing. */
export async function run(argv: readonly string[], world: Io): Promise<ExitCode> {
  const sources: SourceText[] = [];
  const io: Io = { ...world, showLinesOf: (read) => sources.push(...read) };
  let code: ExitCode = ExitCode.Valid;
  // Each command is loaded when it is called: a short search should not wait for what other commands need.
  const program = createProgram(io, {
    bound: async (files, options) => {
      code = await (await import('./commands/bound.ts')).boundCommand(files, options, io, commandLine(argv));
    },
    check: async (files, options) => {
      code = await (await import('./commands/check.ts')).checkCommand(files, options, io);
    },
    compare: async (files, options) => {
      code = await (await import('./commands/compare.ts')).compareCommand(files, options, io);
    },
    config: async (files, options) => {
      code = await (await import('./commands/config.ts')).configCommand(files, options, io);
    },
    costs: async (files, options) => {
      code = await (await import('./commands/costs.ts')).costsCommand(files, options, io);
    },
    designs: async (options) => {
      code = (await import('./commands/designs.ts')).designsCommand(options, io);
    },
    evaluate: async (files, options) => {
      code = await (await import('./commands/evaluate.ts')).evaluateCommand(files, options, io, commandLine(argv));
    },
    explain: async (files, options) => {
      code = await (await import('./commands/explain.ts')).explainCommand(files, options, io);
    },
    explore: async (files, options) => {
      code = await (await import('./commands/explore.ts')).exploreCommand(files, options, io);
    },
    init: async (folder, options) => {
      code = await (await import('./commands/init.ts')).initCommand(folder, options, io);
    },
    migrate: async (files, options) => {
      code = await (await import('./commands/migrate.ts')).migrateCommand(files, options, io);
    },
    map: async (files, options) => {
      code = await (await import('./commands/map.ts')).mapCommand(files, options, io, commandLine(argv));
    },
    render: async (files, options) => {
      code = await (await import('./commands/render.ts')).renderCommand(files, options, io);
    },
    plugins: async (options) => {
      code = await (await import('./commands/plugins.ts')).pluginsCommand(options, io);
    },
    sweep: async (files, options) => {
      code = await (await import('./commands/sweep.ts')).sweepCommand(files, options, io, commandLine(argv));
    },
    listResults: async (file, options) => {
      code = await (await import('./commands/results.ts')).listResultsCommand(file, options, io);
    },
    showResult: async (key, options) => {
      code = await (await import('./commands/results.ts')).showResultCommand(key, options, io);
    },
    exportResults: async (file, options) => {
      code = await (await import('./commands/results.ts')).exportResultsCommand(file, options, io);
    },
    diffResults: async (first, second, options) => {
      code = await (await import('./commands/results.ts')).diffResultsCommand(first, second, options, io);
    },
    worker: async (options) => {
      code = await (await import('./commands/worker.ts')).workerCommand(options, io);
    },
  });
  let isDebugging = false;
  program.hook('preAction', (_, command) => {
    const { debug = false, json = false } = command.opts<{ debug?: boolean; json?: boolean }>();
    isDebugging = debug;
    if (json) io.keepStdout?.();
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    // Commander has printed what it has to say: help, the version, or a wrong option.
    if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.Valid : ExitCode.BadInput;
    const shown = sources.length > 0 ? (await import('./with-lines.ts')).withLines(error, sources) : error;
    const { text, exitCode } = explainError(shown, isDebugging);
    io.stderr.write(`${text}\n`);
    return exitCode;
  }
}
