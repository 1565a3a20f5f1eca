import type { ConfigOptions } from '../config-options.ts';
import { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { loadConfiguration, setUpPlugins } from '../prepare-run.ts';
import type { RedisOptions } from '../redis-option.ts';
import { defaultThreads } from '../thread-limits.ts';
import { workerHost } from '../worker-host.ts';

export interface WorkerOptions extends ConfigOptions, RedisOptions {
  readonly executor: string;
  readonly threads?: number;
}

/** `loopwright worker` */
export async function workerCommand(options: WorkerOptions, io: Io): Promise<ExitCode> {
  const config = await loadConfiguration(options, io);
  const plugins = await setUpPlugins(config.plugins, io);
  const { executor: name, threads = defaultThreads(io) } = options;
  const serving = plugins.plugins.flatMap(({ executors }) => executors).filter((one) => plugins.executor(one).serve);
  if (!serving.includes(name)) throw new RangeError(noServer(name, serving));
  const references = config.plugins.map(({ reference }) => reference);
  const service = await plugins.executor(name).serve!(workerHost(references, threads, io));
  const stopListening = io.onInterrupt(() => service.drain());
  try {
    await service.ended;
  } finally {
    stopListening();
  }
  return ExitCode.Valid;
}

function noServer(name: string, serving: readonly string[]): string {
  const [problem, hint] =
    serving.length === 0
      ? [
          'no plugin is loaded whose searches other processes can run',
          'npm install @loopwright/executor-bullmq, and say --redis URL',
        ]
      : [`no executor whose searches other processes can run is named ${name}`, `there are ${serving.join(', ')}`];
  return `${problem}\n  hint:     ${hint}`;
}
