import { spawnSync } from 'node:child_process';

/** Runs a command and returns what it prints. Throws with all that it printed where it fails. */
export function runTool(command: string, args: readonly string[], cwd: string): string {
  // Settings of the npm that runs this script are not those of the project.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|INIT_CWD|VITEST|FORCE_COLOR)/.test(name)),
  );
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8' });
  if (status === 0) return stdout;
  throw new Error(`${command} ${args.join(' ')} in ${cwd} ended with ${status}:\n${stdout}\n${stderr}`);
}
