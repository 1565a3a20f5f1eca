import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { all, arrayFolder, search } from '../fixtures/run-in.ts';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const command = [process.execPath, '--conditions=@loopwright/source', '--import', import.meta.resolve('tsx'), main];
const folder = arrayFolder();

/** Starts the command itself, from its sources. */
function start(argv: readonly string[]) {
  const [node, ...rest] = command;
  const child = spawn(node, [...rest, ...argv], { cwd: folder });
  const written = { stdout: '', stderr: '' };
  child.stdout.on('data', (part) => {
    written.stdout += part;
  });
  child.stderr.on('data', (part) => {
    written.stderr += part;
  });
  const ended = new Promise<{ code: number | null }>((resolve) => child.on('close', (code) => resolve({ code })));
  return { child, ended: ended.then(({ code }) => ({ code, ...written })) };
}

test('exit codes reach the shell', async () => {
  const [good, bad] = await Promise.all([start(['evaluate', ...all]).ended, start(['evaluate', 'none.yaml']).ended]);
  expect(good).toMatchObject({ code: 0, stderr: '' });
  expect(bad).toMatchObject({ code: 2, stdout: '' });
  expect(bad.stderr).not.toContain('    at ');
}, 30_000);

test('a reader that leaves early ends the command quietly', async () => {
  const { child, ended } = start(['evaluate', ...all, '--json']);
  child.stdout.destroy();
  expect((await ended).stderr).toBe('');
}, 30_000);

test('Ctrl-C ends a search with what it has', async () => {
  const { child, ended } = start(['map', ...search, '--seconds', '60', '--json', '--threads', '2']);
  // The warning about threads comes when signals are listened to; then some time to find something.
  child.stderr.once('data', () => setTimeout(() => child.kill('SIGINT'), 300));
  const { code, stdout } = await ended;
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ best: { valid: true }, search: { stopped: 'interrupted' } });
}, 60_000);
