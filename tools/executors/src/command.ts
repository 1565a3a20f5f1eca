import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const at = (path: string) => new URL(`../../../${path}`, import.meta.url);
const command = fileURLToPath(at('packages/loopwright/bin/loopwright.js'));

export interface Command {
  readonly child: ChildProcess;
  readonly written: { stdout: string; stderr: string };
  readonly ended: Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>;
}

/** A new folder whose configuration has the executor bullmq. */
export function folderWith(section: object): string {
  const folder = mkdtempSync(join(tmpdir(), 'loopwright-executors-'));
  const plugin = at('plugins/executor-bullmq/dist/index.js').href;
  const config = `import { executorBullmq } from '${plugin}';
export default { plugins: [executorBullmq()], redis: ${JSON.stringify(section)} };\n`;
  writeFileSync(join(folder, 'loopwright.config.mjs'), config);
  return folder;
}

/** Starts the command itself, as it was built last, in a folder. */
export function start(folder: string, argv: readonly string[], env: Readonly<Record<string, string>> = {}): Command {
  const child = spawn(process.execPath, [command, ...argv], { cwd: folder, env: { ...process.env, ...env } });
  const written = { stdout: '', stderr: '' };
  child.stdout.on('data', (part) => {
    written.stdout += part;
  });
  child.stderr.on('data', (part) => {
    written.stderr += part;
  });
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', resolve);
  });
  return { child, written, ended: ended.then((code) => ({ code, ...written })) };
}
