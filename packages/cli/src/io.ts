import { availableParallelism, totalmem } from 'node:os';
import type { PluginManager } from '@loopwright/core/engine';
import type { SourceText } from '@loopwright/spec';
import { processGuard } from './process-guard.ts';
import { readTextStream } from './read-text.ts';
import { watchInterrupt } from './watch-interrupt.ts';

/** What the command touches of the world; tests give their own. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  /** Folder of the designs and networks that come along. */
  readonly library?: string | undefined;
  /** Address of the folder of the page that is the whole tool, where it comes along. */
  readonly site?: string | undefined;
  /** All of the standard input, the same text at every call. */
  readStdin(): string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder that relative paths start from. */
  readonly cwd: string;
  /** Threads that can run at once. */
  readonly cores: number;
  /** That this process may use. */
  readonly memoryBytes: number;
  /**
   * Calls the listener at the first interruption (Ctrl-C); a second one ends the process, even where plugins keep it busy.
   * Returns what undoes it.
   */
  onInterrupt(listener: () => void): () => void;
  /** From now on the standard output is the command's alone: what plugins print there goes to the standard error. */
  keepStdout?(): void;
  /** Files whose lines messages show, also of what is only found out when they are run. */
  showLinesOf?(sources: readonly SourceText[]): void;
  /** Plugins that may leave promises behind, which reject or never settle. */
  watch?(plugins: PluginManager): void;
}

export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  readonly rows?: number | undefined;
}

let stdin: string | undefined;

/** The process's own. */
export const processIo: Io = {
  stdout: ownStdout(),
  stderr: process.stderr,
  readStdin() {
    stdin ??= readTextStream(0);
    return stdin;
  },
  env: process.env,
  cwd: process.cwd(),
  cores: availableParallelism(),
  // The limit of a container is 0 where there is none.
  memoryBytes: Math.min(totalmem(), process.constrainedMemory() || Infinity),
  onInterrupt: watchInterrupt,
  keepStdout() {
    // What worker threads print comes by here too.
    process.stdout.write = process.stderr.write.bind(process.stderr) as typeof process.stdout.write;
  },
  watch: (plugins) => processGuard.watch(plugins),
};

/** Writes to the standard output whatever `keepStdout` does to it. */
function ownStdout(): Output {
  const write = process.stdout.write.bind(process.stdout);
  return Object.create(process.stdout, { write: { value: write } });
}
