import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { arrayFolder, search } from '../fixtures/run-in.ts';
import { startIn } from '../fixtures/start-in.ts';

/** Starts a search with one plugin, whose setup has this body, in a folder of its own. */
function startWith(setup: string, ...options: readonly string[]) {
  const folder = arrayFolder();
  const plugin = `import { writeFileSync } from 'node:fs';
const never = () => new Promise(() => {});
const begun = () => writeFileSync('begun', '');
export default { plugins: [{
  name: 'faulty',
  async setup({ hooks, registerMapper }) {
    ${setup}
  },
}] };`;
  const argv = ['map', ...search, '--evaluations', '600', '--threads', '1', ...options];
  const started = startIn(folder)(argv, { 'loopwright.config.mjs': plugin });
  return { folder, ...started };
}

test.each([
  ['setup', 'await never();'],
  ['specLoad', 'hooks.specLoad.tapPromise(never);'],
  ['report', 'hooks.report.tapPromise(never);'],
])('a promise of %s that never settles', async (hook, setup) => {
  const { code, stderr } = await startWith(setup).ended;
  expect(stderr).toContain(`plugin faulty, hook ${hook}: it returned a promise that never settles`);
  expect(code).toBe(2);
});

test('a module that waits for ever', async () => {
  const { code, stderr } = await startWith(
    "} }] };\nawait never();\nexport const rest = { plugins: [{ name: 'x', setup() {",
  ).ended;
  expect(stderr).toContain('awaits a promise that never settles');
  expect(code).toBe(2);
});

test.each([
  ['a rejection that nobody handles', 'hooks.costs.tap(() => void Promise.reject(new Error("lost")));'],
  [
    'an error of a timer',
    'hooks.specLoad.tapPromise(() => setTimeout(() => { throw new Error("lost"); }) && never());',
  ],
])('%s', async (_, setup) => {
  const { code, stdout, stderr } = await startWith(setup).ended;
  expect(stderr).toMatch(/loopwright\.config\.mjs:7:\d+: plugin faulty: an error that nobody handles: lost\n$/);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
});

const endless = '{ begun(); for (;;); }';

test.each([
  ['an evaluator', `hooks.evaluate.tap(() => () => ${endless});`, []],
  ['an evaluator in other threads', `hooks.evaluate.tap(() => () => ${endless});`, ['--threads', '2']],
  ['a look at the search', `hooks.searchStep.tap(() => ${endless});`, ['--threads', '2']],
  [
    'a mapper',
    `registerMapper({ name: 'bad', description: 'bad', start: () => ({ done: false, ask() ${endless}, tell() {} }) });`,
    ['--mapper', 'bad'],
  ],
])('the second Ctrl-C ends %s that never returns', async (_, setup, options) => {
  const { folder, child, written, ended } = startWith(setup, ...options);
  while (!existsSync(join(folder, 'begun'))) await setTimeout(20);
  // The thread that waits for it may still be starting.
  await setTimeout(500);
  child.kill('SIGINT');
  await expect.poll(() => written.stderr, { timeout: 10_000 }).toContain('Ctrl-C again ends the command at once');
  expect([child.exitCode, child.signalCode]).toEqual([null, null]);
  child.kill('SIGINT');
  const { code, signal } = await ended;
  expect(signal ?? code).toBe('SIGINT');
});

test('under --json the standard output is JSON, whatever plugins print, in every thread', async () => {
  const print = "console.log('printed'); process.stdout.write('written\\n');";
  const { code, stdout, stderr } = await startWith(print, '--json', '--threads', '2').ended;
  expect(JSON.parse(stdout)).toMatchObject({ search: { threads: 2 } });
  expect(stderr.match(/printed\n|written\n/g)).toHaveLength(6);
  expect(code).toBe(0);
});
