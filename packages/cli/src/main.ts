import { processIo } from './io.ts';
import { run } from './run.ts';

// The reader of a pipe may leave early, as `head` does: nobody is there to be told.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

process.exitCode = await run(process.argv.slice(2), processIo);
