import type { SearchOutcome } from '@loopwright/core';
import { type JsonValue, type MapJob, PluginManager, prepareJob, searchHere } from '@loopwright/core/engine';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { jobOf, makers, referenceTo } from '../fixtures/plugins.ts';
import { executorThreads, ThreadPool } from './index.ts';

const worker = new URL('../fixtures/worker.ts', import.meta.url);
const typescript = new URL('../fixtures/typescript.mjs', import.meta.url).href;
const execArgv = ['--conditions=@loopwright/source', '--import', typescript];
const pool = new ThreadPool(worker, { execArgv });
const host = { nowSeconds: () => performance.now() / 1000, pause: async () => {}, interrupted: false };

afterAll(() => pool.close());

/** Runs a job in the threads of a pool, or in this one where there is none. */
async function run(job: MapJob, threads?: ThreadPool, cores = 2): Promise<SearchOutcome> {
  const plugins = new PluginManager();
  for (const reference of job.plugins) await plugins.use(makers[reference.name](reference.options), reference);
  const prepared = await prepareJob(job, plugins);
  const control = { limits: job.limits, host, onStep: () => {} };
  if (!threads) return searchHere(prepared, control, job.shards);
  await plugins.use(executorThreads({ pool: threads, cores }));
  return plugins.executor('threads').search(job, prepared, control);
}

/** All but the time that it took. */
const figures = ({ seconds, ...rest }: SearchOutcome) => rest;

const failure = (job: MapJob, threads = pool) =>
  run(job, threads).then(
    () => expect.unreachable(),
    (error) => error,
  );

describe('the executor threads', () => {
  test('finds what shards in one thread find, however many threads run them', async () => {
    const jobs = fc.record({ shards: fc.integer({ min: 2, max: 9 }), seed: fc.nat(99), evaluations: fc.nat(3000) });
    await fc.assert(
      fc.asyncProperty(jobs, fc.integer({ min: 1, max: 3 }), async ({ shards, seed, evaluations }, cores) => {
        const question = { ...jobOf('drawing').question, seed };
        const job = jobOf('drawing', { shards, question, limits: { evaluations: evaluations + 1 } });
        expect(figures(await run(job, pool, cores))).toEqual(figures(await run(job)));
      }),
      { numRuns: 10 },
    );
  });

  test('runs jobs at once, in threads that stay', async () => {
    const seeds = [1, 2, 3, 4];
    const job = (seed: number) => jobOf('drawing', { question: { ...jobOf('drawing').question, seed } });
    const together = await Promise.all(seeds.map((seed) => run(job(seed), pool)));
    const alone = await Promise.all(seeds.map((seed) => run(job(seed))));
    expect(together.map(figures)).toEqual(alone.map(figures));
    expect(pool.size).toBeLessThanOrEqual(3);
  });

  test('searches of one part have a thread each, as far as there are cores', async () => {
    const one = new ThreadPool(worker, { execArgv });
    const jobs = [1, 2, 3, 4, 5, 6].map(() => jobOf('drawing', { shards: 1 }));
    const plugins = new PluginManager();
    await plugins.use(executorThreads({ pool: one, cores: 4 }));
    for (const reference of jobs[0].plugins) await plugins.use(makers[reference.name](reference.options), reference);
    const prepared = await prepareJob(jobs[0], plugins);
    const control = { limits: { evaluations: 600 }, host, onStep: () => {} };
    await Promise.all(jobs.map((job) => plugins.executor('threads').search(job, prepared, control)));
    expect(one.size).toBe(3);
    await one.close();
  });

  test('sets plugins up once for all jobs that refer to the same ones, and others anew', async () => {
    const one = new ThreadPool(worker, { execArgv });
    const detail = async (job: MapJob) => (await failure(job, one)).cause.cause.detail;
    const changed = { plugins: [referenceTo('costed'), referenceTo('counting', { size: 2 })] };
    expect(await detail(jobOf('counting'))).toBe('set up 1 times');
    expect(await detail(jobOf('counting'))).toBe('set up 1 times');
    expect(await detail(jobOf('counting', changed))).toBe('set up 2 times');
    expect(await detail(jobOf('counting'))).toBe('set up 2 times');
    await one.close();
  });

  test('sets plugins up with their sections, and others anew', async () => {
    const told = async (section: JsonValue) => {
      const plugins = [referenceTo('costed'), { ...referenceTo('sectioned'), section }];
      return (await failure(jobOf('sectioned', { plugins }))).cause.cause.detail;
    };
    expect(await told({ volts: 0.9 })).toEqual({ volts: 0.9, gated: true });
    expect(await told(null)).toEqual({ volts: 0.8, gated: true });
  });

  test('hands errors on with names, fields and causes', async () => {
    const error = await failure(jobOf('failing'));
    expect(error).toMatchObject({
      name: 'PluginError',
      plugin: 'failing',
      hook: 'mapper failing',
      cause: { name: 'RangeError', cause: { name: 'TypeError', message: 'the cause', detail: null } },
    });
    expect(error.cause.stack).toContain('plugins.ts');
  });

  test('says that a thread was ended, and has another one for the next job', async () => {
    expect(await failure(jobOf('exiting'))).toMatchObject({
      name: 'ExecutorError',
      message:
        'a thread that searched was ended, with exit code 3: nothing but a plugin that calls process.exit does that',
    });
    expect((await run(jobOf('drawing'), pool)).evaluated).toBe(600);
  });

  test('says that a thread ran out of memory', async () => {
    const small = new ThreadPool(worker, { execArgv, resourceLimits: { maxOldGenerationSizeMb: 60 } });
    expect(await failure(jobOf('hungry'), small)).toMatchObject({
      name: 'ExecutorError',
      message: 'a thread that searched ran out of memory: search with fewer threads',
    });
    await small.close();
  });

  test('ends what runs where the pool is closed', async () => {
    const one = new ThreadPool(worker, { execArgv });
    const running = failure(jobOf('drawing', { limits: { seconds: 60 } }), one);
    while (one.size === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await one.close();
    expect(await running).toMatchObject({
      name: 'ExecutorError',
      message: 'the threads were closed while they searched',
    });
    expect(one.size).toBe(0);
  });
});
