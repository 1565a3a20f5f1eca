import { debugFlag } from './debug-option.ts';
import { ExitCode } from './exit-code.ts';
import { processIo } from './io.ts';
import { processGuard } from './process-guard.ts';
import { run } from './run.ts';

/**
 * Runs the command line of this process; for the module that is the command.
 *
 * @param library folder of the designs and networks that come along
 * @param site address of the folder of the page that is the whole tool
 */
export async function main(library?: string, site?: string): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // The reader of a pipe may leave early, as `head` does: the exit code alone says that not all was read.
    if (error.code !== 'EPIPE') process.stderr.write(`cannot write the result: ${error.message}\n`);
    process.exit(ExitCode.BadInput);
  });
  const argv = process.argv.slice(2);
  await processGuard.during(run(argv, { ...processIo, library, site }), argv.includes(debugFlag));
}
