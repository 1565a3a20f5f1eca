import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { TaskName, Tasks } from './tasks/index.ts';
import type { TaskOptions } from './tasks/task.ts';

const child = fileURLToPath(new URL('./child.ts', import.meta.url));

/** Runs a task in a process of its own, where nothing else has shaped what the engine optimises. */
export function runTask<Name extends TaskName>(
  name: Name,
  subject: Parameters<Tasks[Name]>[0],
  options: TaskOptions,
): Promise<Awaited<ReturnType<Tasks[Name]>>> {
  return new Promise((resolve, reject) => {
    const worker = fork(child, { execArgv: [...process.execArgv, '--expose-gc'] });
    worker.once('message', resolve as (result: unknown) => void);
    worker.once('error', reject);
    worker.once('exit', (code) => code !== 0 && reject(new Error(`task ${name} of ${subject} ended with ${code}`)));
    worker.send({ name, subject, options });
  });
}
