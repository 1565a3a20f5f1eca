import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { resolveBuiltIn } from '@loopwright/config';
import type { PluginReference, ShardHost } from '@loopwright/core/engine';
import { runInThread } from '@loopwright/parallel';
import { builtInPlugins } from './built-in-plugins.ts';
import type { Io } from './io.ts';
import { threadPool } from './thread-pool.ts';

/** This process, as an executor sees it that serves: searches run in its threads, by the plugins that it was started with. */
export function workerHost(
  configured: readonly PluginReference[],
  threads: number,
  { stdout }: Pick<Io, 'stdout'>,
): ShardHost {
  const names = new Set(configured.map(({ name }) => name));
  const others = Object.entries(builtInPlugins).map(([name, factory]) => resolveBuiltIn(name, factory).reference);
  const name = `${hostname().replace(/[^\w.-]/g, '_')}-${process.pid}-${randomUUID().slice(0, 8)}`;
  return {
    name,
    cores: threads,
    installed: [...configured, ...others.filter((reference) => !names.has(reference.name))],
    run: runInThread({ pool: threadPool, cores: threads }),
    log: (line) => stdout.write(`worker ${name}: ${line}\n`),
  };
}
