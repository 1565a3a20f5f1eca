import { createSession, encodeSession, pageFolder } from '@loopwright/explorer';
import type { DesignOptions } from '../design-options.ts';
import { ExitCode } from '../exit-code.ts';
import { explainError } from '../explain-error.ts';
import { readPage } from '../explorer-page.ts';
import { startExplorer } from '../explorer-server.ts';
import type { Io } from '../io.ts';
import { prepareRun } from '../prepare-run.ts';
import { chooseSettings } from '../search-settings.ts';

export interface ExploreOptions extends DesignOptions {
  readonly port: number;
}

/** `loopwright explore FILE...` */
export async function exploreCommand(files: readonly string[], options: ExploreOptions, io: Io): Promise<ExitCode> {
  // Wrong input ends the command before anything is served.
  await readSession(files, options, io);
  const page = readPage(pageFolder);
  const silent = { ...io, stderr: { write: () => {} } };
  const server = await startExplorer(options.port, {
    page,
    session: () => readSession(files, options, silent),
    explain: (error) => explainError(error).text,
  });
  let stopListening = () => {};
  const interrupted = new Promise<void>((resolve) => {
    stopListening = io.onInterrupt(resolve);
  });
  try {
    io.stdout.write(`The explorer is at ${server.address} (Ctrl-C ends it)\n`);
    await interrupted;
  } finally {
    stopListening();
    await server.close();
  }
  return ExitCode.Valid;
}

/** Files are read again for each visit: who changes one reloads the page. */
async function readSession(files: readonly string[], options: ExploreOptions, io: Io): Promise<string> {
  const { config, plugins, design, specification, sources } = await prepareRun(files, options, io);
  const settingSources = { config, plugins, mapperSection: specification.mapper, sources };
  const { mapper, objective, limits, seed } = chooseSettings(settingSources, {}, io);
  const search = { mapper, objective, limits, seed };
  return encodeSession(await createSession({ design, specification, files: sources.map(({ file }) => file), search }));
}
