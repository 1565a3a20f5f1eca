import { fileURLToPath } from 'node:url';
import { run } from '@loopwright/cli';
import { build } from 'vite';

const configFile = fileURLToPath(new URL('../../../packages/explorer/vite.config.ts', import.meta.url));

/** The command, serving. */
export interface RunningExplorer {
  readonly address: string;
  /** Interrupts it, and gives its exit code. */
  stop(): Promise<number>;
}

/** Builds the page from its sources as they are now. */
export async function buildPage(): Promise<void> {
  await build({ configFile, logLevel: 'warn' });
}

/** Runs `loopwright explore` in a folder, on a port that is free. */
export async function startExplorer(folder: string, argv: readonly string[]): Promise<RunningExplorer> {
  let interrupt = () => {};
  let written = '';
  let ended: Promise<number>;
  const address = await new Promise<string>((resolve, reject) => {
    const write = (text: string) => {
      written += text;
      const found = /http:\S+/.exec(written);
      if (found) resolve(found[0]);
    };
    ended = run(['explore', ...argv, '--port', '0'], {
      stdout: { write },
      stderr: { write },
      readStdin: () => '',
      env: {},
      cwd: folder,
      cores: 1,
      memoryBytes: 2 ** 32,
      onInterrupt: (listener) => {
        interrupt = listener;
        return () => {};
      },
    });
    ended.then((code) => reject(new Error(`it ended with ${code}:\n${written}`)), reject);
  });
  return {
    address,
    stop: () => {
      interrupt();
      return ended;
    },
  };
}
