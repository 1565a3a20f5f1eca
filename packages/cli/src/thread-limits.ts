import type { ResolvedSettings } from '@loopwright/config';
import { formatCount } from '@loopwright/report';
import type { Io } from './io.ts';

const megabyte = 2 ** 20;
/** Resident memory of the command without threads, and what each thread adds: docs/bench.md has the figures of the shipped designs. */
const commandBytes = 140 * megabyte;
const threadBytes = 75 * megabyte;

/** What decides how many threads can run. */
export type Machine = Pick<Io, 'cores' | 'memoryBytes'>;

/** Threads that the memory holds, each of them on a core of its own; 1 at the least. */
export function mostThreads(memoryBytes: number): number {
  return Math.max(1, Math.floor((memoryBytes - commandBytes) / threadBytes));
}

/** Where nobody says how many threads are to search. */
export function defaultThreads({ cores, memoryBytes }: Machine): number {
  return Math.min(cores, mostThreads(memoryBytes));
}

/**
 * Warns of more threads than there are cores: they take turns. Throws a RangeError where the machine could not hold them, had
 * it a core for each: a search is to run wherever there is as much memory.
 */
export function checkThreads(
  { threads, origins }: Pick<ResolvedSettings, 'threads' | 'origins'>,
  { cores, memoryBytes, stderr }: Machine & Pick<Io, 'stderr'>,
): void {
  const most = mostThreads(memoryBytes);
  const origin = origins.threads === 'command line' ? '--threads' : `threads (${origins.threads})`;
  if (threads > most) {
    const needed = `${formatCount(threads)} threads take some ${gigabytes(commandBytes + threads * threadBytes)}`;
    throw new RangeError(
      `${origin}: ${needed}, and there are ${gigabytes(memoryBytes)}
  hint:     ${formatCount(most)} fit; more than ${ofCores(cores)} bring nothing`,
    );
  }
  if (threads <= cores) return;
  stderr.write(
    `warning: ${origin}: ${formatCount(threads)} threads on ${ofCores(cores)} take turns, and are no faster than ${cores}\n`,
  );
}

function ofCores(cores: number): string {
  return cores === 1 ? 'one core' : `${cores} cores`;
}

function gigabytes(bytes: number): string {
  return `${(bytes / 2 ** 30).toFixed(1)} GB`;
}
