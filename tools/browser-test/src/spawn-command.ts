import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../../packages/loopwright/src/main.ts', import.meta.url));

const ownOptions = ['--conditions=@loopwright/source', '--import', import.meta.resolve('tsx'), main];

/** Starts the command itself, from its sources, as a process of its own. */
export function spawnCommand(folder: string, argv: readonly string[]) {
  const child = spawn(process.execPath, [...ownOptions, ...argv], { cwd: folder });
  let text = '';
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  /** The first of what it prints that matches. */
  const printed = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = (part: Buffer) => {
        text += part;
        const found = pattern.exec(text);
        if (found) resolve(found[0]);
      };
      child.stdout.on('data', look);
      child.stderr.on('data', look);
      ended.then((code) => reject(new Error(`it ended with ${code}:\n${text}`)));
    });
  return { child, ended, printed };
}
