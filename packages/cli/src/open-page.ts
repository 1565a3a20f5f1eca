import type { ResolvedSettings } from '@loopwright/config';
import type { WorkloadFile } from '@loopwright/core';
import { encodeRun, type LinkedRun, linkedFile, noSweep } from '@loopwright/run-link';
import { builtInPlugins } from './built-in-plugins.ts';
import { readPage } from './explorer-page.ts';
import { startExplorer } from './explorer-server.ts';
import type { Io } from './io.ts';
import { namedPlugins, type PreparedRun } from './prepare-run.ts';

/** Throws a RangeError at once where there is no page to serve: a search should not end in vain. */
export function pageToOpen({ site }: Pick<Io, 'site'>): ReturnType<typeof readPage> {
  if (site === undefined)
    throw new RangeError('--open: the page of the whole tool does not come along with this command');
  return readPage(site);
}

/**
 * A run and what it found, for the page.
 *
 * @param files of the design, and of what runs on it
 * @param mapping of a layer; those of a network are found again there
 */
export function linkedRunOf(
  files: readonly WorkloadFile[],
  { config }: Pick<PreparedRun, 'config'>,
  { mapper, objective, limits, seed, threads }: ResolvedSettings,
  mapping: string | null,
): LinkedRun {
  const { seconds, evaluations } = limits;
  return {
    inputs: files.map(linkedFile),
    search: {
      ...{ mapper, objective, seed, threads },
      ...(seconds !== undefined && { seconds }),
      ...(evaluations !== undefined && { evaluations }),
    },
    plugins: namedPlugins(config).filter((name) => builtInPlugins[name]?.onRequest),
    sweep: noSweep,
    ...(mapping !== null && { mapping }),
  };
}

/** Serves the page, to this machine only, and says where it shows the run; until Ctrl-C. */
export async function servePage(page: ReturnType<typeof readPage>, run: LinkedRun, io: Io): Promise<void> {
  const noSession = () => Promise.reject(new RangeError('this page has no session'));
  const server = await startExplorer(0, { page, session: noSession, explain: String });
  let stopListening = () => {};
  const interrupted = new Promise<void>((resolve) => {
    stopListening = io.onInterrupt(resolve);
  });
  try {
    io.stderr.write(`The page is at ${server.address}#${encodeRun(run)} (Ctrl-C ends it)\n`);
    await interrupted;
  } finally {
    stopListening();
    await server.close();
  }
}
