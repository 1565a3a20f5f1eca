import { extname } from 'node:path';
import { type SearchExecutor, searchHere } from '@loopwright/core';
import type { ShardInput } from './shard-worker.ts';

/** Where to search: here, or in worker threads where there is to be more than one. */
export async function chooseExecutor(threads: number, input: ShardInput): Promise<SearchExecutor> {
  if (threads === 1) return searchHere;
  const { searchInThreads } = await import('@loopwright/parallel');
  return searchInThreads({ worker: workerModule(), threads, input });
}

/** The module as it stands beside this one, source or built. */
function workerModule(): URL {
  return new URL(`./shard-worker${extname(import.meta.url)}`, import.meta.url);
}
