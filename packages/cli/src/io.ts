import { availableParallelism } from 'node:os';
import { readTextStream } from './read-text.ts';

/** What the command touches of the world; tests give their own. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  /** Folder of the designs and networks that come along. */
  readonly library?: string | undefined;
  /** All of the standard input, the same text at every call. */
  readStdin(): string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder that relative paths start from. */
  readonly cwd: string;
  /** Threads that can run at once. */
  readonly cores: number;
  /** Calls the listener at the first interruption (Ctrl-C); a second one ends the process. Returns what undoes it. */
  onInterrupt(listener: () => void): () => void;
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
  stdout: process.stdout,
  stderr: process.stderr,
  readStdin() {
    stdin ??= readTextStream(0);
    return stdin;
  },
  env: process.env,
  cwd: process.cwd(),
  cores: availableParallelism(),
  onInterrupt(listener) {
    process.once('SIGINT', listener);
    process.once('SIGTERM', listener);
    return () => {
      process.removeListener('SIGINT', listener);
      process.removeListener('SIGTERM', listener);
    };
  },
};
