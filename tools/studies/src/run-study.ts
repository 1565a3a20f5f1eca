import { execFileSync } from 'node:child_process';
import { readSweepResult, type SweepResultJson } from '@loopwright/results';
import { root } from './put-into-docs.ts';

/** Runs a study that comes along, from the sources, in one thread, costs estimated. @param options of `loopwright sweep`, beside them */
export function runStudy(name: string, options: readonly string[] = []): SweepResultJson {
  const command = [
    '--conditions=@loopwright/source',
    '--import',
    'tsx',
    'packages/loopwright/src/main.ts',
    'sweep',
    name,
  ];
  const text = execFileSync(
    process.execPath,
    [...command, '--plugin', 'energy-estimator', '--json', '--no-store', '--threads', '1', ...options],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: Infinity,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  return readSweepResult({ file: `${name}.json`, text });
}
