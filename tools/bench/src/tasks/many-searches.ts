import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { run } from '@loopwright/cli';
import type { TaskOptions } from './task.ts';

/** Threads of the searches. */
export const searchThreads = [1, 2] as const;

/** What small searches take in one process, one after the other. */
export interface ManySearches {
  readonly searches: number;
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  /** Of the process in the end. */
  readonly residentBytes: number;
}

const configs = fileURLToPath(new URL('../../../../configs/', import.meta.url));
const files = ['arch', 'ERT', 'ART'].map((file) => `designs/grid-256/${file}.yaml`);
const layers = readdirSync(`${configs}networks/resnet18`).filter((file) => file.endsWith('.yaml'));

/** Searches the layers of ResNet-18 on grid-256 in turn, 2,000 mappings each, by the command in this process. */
export async function manySearches(threads: number, { seed, evaluations }: TaskOptions): Promise<ManySearches> {
  const searches = Math.ceil(evaluations / 25_000);
  const start = performance.now();
  const before = process.cpuUsage();
  for (let search = 0; search < searches; search++) {
    const layer = `networks/resnet18/${layers[search % layers.length]}`;
    const how = ['--mapper', 'random-pruned', '--evaluations', '2000', '--threads', `${threads}`, '--seed', `${seed}`];
    const code = await run(['map', ...files, layer, ...how], io);
    if (code !== 0) throw new Error(`the search of ${layer} ended with ${code}`);
  }
  const { user, system } = process.cpuUsage(before);
  return {
    searches,
    wallSeconds: (performance.now() - start) / 1e3,
    cpuSeconds: (user + system) / 1e6,
    residentBytes: process.memoryUsage.rss(),
  };
}

const nobody = { write: () => true };
const io = {
  stdout: nobody,
  stderr: nobody,
  readStdin: () => '',
  env: {},
  cwd: configs,
  cores: 2,
  memoryBytes: 2 ** 32,
  onInterrupt: () => () => {},
};
