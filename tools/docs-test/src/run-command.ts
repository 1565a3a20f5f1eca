import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../..', import.meta.url));
const tsx = join(repository, 'node_modules/.bin/tsx');

/** Programs that pages call, and how they are called from a folder that is no project. */
const programs: readonly (readonly [prefix: string, program: string, ...args: string[]])[] = [
  ['npx loopwright ', process.execPath, join(repository, 'packages/loopwright/bin/loopwright.js')],
  ['node ', process.execPath],
  ['npx vitest ', process.execPath, join(repository, 'node_modules/vitest/vitest.mjs')],
  ['npm run new-plugin -- ', tsx, join(repository, 'tools/new-plugin/src/main.ts')],
];

export interface CommandOutcome {
  readonly status: number | null;
  readonly output: string;
}

/** Runs a line of a `sh` snippet, `> FILE` included. Throws a RangeError where it calls what no page should. */
export function runCommand(line: string, folder: string): CommandOutcome {
  const found = programs.find(([prefix]) => line.startsWith(prefix));
  if (!found) throw new RangeError(`no page runs ${line}`);
  const [prefix, program, ...args] = found;
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|VITEST|INIT_CWD|FORCE_COLOR)/.test(name)),
  );
  const [words, file] = line
    .slice(prefix.length)
    .replace(/\s+#.*$/, '')
    .split(/\s+>\s+/);
  const given = words.split(/\s+/);
  const options = { cwd: folder, env: { ...env, NO_COLOR: '1', INIT_CWD: folder }, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(program, [...args, ...given], options);
  if (file === undefined) return { status, output: stdout + stderr };
  writeFileSync(join(folder, file), stdout);
  return { status, output: stderr };
}
