import { loadPlugins } from '@loopwright/config';
import { serveShards } from '@loopwright/parallel';
import { builtInPlugins } from './built-in-plugins.ts';
import { setUpPlugins } from './prepare-run.ts';
import { processGuard } from './process-guard.ts';

/** The module of worker threads: loads the plugins again, since functions cannot be sent. */
serveShards(async (references) => setUpPlugins(await loadPlugins(references, builtInPlugins), processGuard));

// Ends the thread, and with it the search.
process.on('unhandledRejection', (error) => {
  throw processGuard.blame(error);
});
