// Measures searches a second through worker threads and through Redis, and prints a table in Markdown:
//   npm run build && npm start -w @loopwright/tool-executors -- [--threads 2] [--jobs 400] [--write]
// Small jobs are searches of 100 mappings, long ones last a second. Overhead is the wall time beyond what the threads would take
// that did nothing but search. Redis and a worker run on this machine, beside the process that asks. --write puts the table into
// docs/many-machines.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Plugin, SearchExecutor } from '@loopwright/core';
import { executorBullmq } from '@loopwright/executor-bullmq';
import { executorThreads, ThreadPool } from '@loopwright/parallel';
import { folderWith, start } from './command.ts';
import { builtIns, jobOf } from './jobs.ts';
import { startRedis } from './redis-server.ts';
import { throughput } from './throughput.ts';

const { values } = parseArgs({
  options: {
    threads: { type: 'string', default: String(availableParallelism()) },
    jobs: { type: 'string', default: '400' },
    write: { type: 'boolean', default: false },
  },
});
const threads = Number(values.threads);

const small = Array.from({ length: Number(values.jobs) }, (_, seed) => jobOf(seed, { limits: { evaluations: 100 } }));
const long = Array.from({ length: 8 * threads }, (_, seed) => jobOf(seed, { limits: { seconds: 1 } }));

async function rowOf(name: string, executor: SearchExecutor): Promise<string> {
  // Threads start, and plugins are set up.
  await throughput(executor, small.slice(0, 10 * threads), threads);
  // No thread waits for its next; of those that go by the clock none shares a thread.
  const many = await throughput(executor, small, 2 * threads);
  const few = await throughput(executor, long, threads);
  const overhead = (few.seconds * threads) / few.jobs - 1;
  const row = `| ${name} | ${(many.jobs / many.seconds).toFixed(0)} | ${(100 * overhead).toFixed(1)} % |`;
  process.stderr.write(`${row}\n`);
  return row;
}

async function executorOf(name: string, plugin: Plugin, section: object | null = null): Promise<SearchExecutor> {
  const plugins = await builtIns();
  await plugins.use(plugin, { section: section as never });
  return plugins.executor(name);
}

async function measureThreads(): Promise<string> {
  const module = new URL('../../../packages/cli/dist/thread-worker.js', import.meta.url);
  const pool = new ThreadPool(module, { execArgv: [] });
  const executor = await executorOf('threads', executorThreads({ pool, cores: threads }));
  const row = await rowOf('threads', executor);
  await pool.close();
  return row;
}

async function measureRedis(): Promise<string> {
  const redis = await startRedis();
  const section = { url: `redis://127.0.0.1:${redis.port}` };
  const worker = start(folderWith(section), ['worker', '--threads', `${threads}`]);
  const executor = await executorOf('bullmq', executorBullmq() as Plugin, section);
  const row = await rowOf('Redis, one worker', executor);
  await executor.close?.();
  worker.child.kill('SIGTERM');
  await worker.ended;
  await redis.stop();
  return row;
}

const rows = [await measureThreads(), await measureRedis()];
const taken = `${new Date().toISOString().slice(0, 10)}, ${cpus()[0]!.model}, Node ${process.version}, ${threads} threads.`;
const head = ['| searches run by | small jobs a second | overhead of jobs of one second |', '| --- | ---: | ---: |'];
const text = `${[...head, ...rows].join('\n')}\n\n${taken}\n`;
process.stdout.write(text);
if (values.write) {
  const docs = fileURLToPath(new URL('../../../docs/many-machines.md', import.meta.url));
  const [opening, closing] = ['<!-- throughput -->', '<!-- end of throughput -->'];
  const page = readFileSync(docs, 'utf8');
  writeFileSync(docs, `${page.split(opening)[0]}${opening}\n${text}${closing}${page.split(closing)[1]}`);
}
