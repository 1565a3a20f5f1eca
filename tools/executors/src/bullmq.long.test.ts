import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { decodeMapping, type SearchExecutor, type SearchOutcome } from '@loopwright/core';
import {
  ExecutorError,
  type JsonValue,
  type MapJob,
  modelVersion,
  prepareJob,
  type ShardService,
  searchHere,
} from '@loopwright/core/engine';
import { executorBullmq } from '@loopwright/executor-bullmq';
import { resultKey } from '@loopwright/results';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { builtIns, jobOf, references } from './jobs.ts';
import { hasRedis, type RedisServer, startRedis } from './redis-server.ts';
import { faultyMapper, type WorkerHere, workerHere } from './worker-here.ts';

let redis: RedisServer;
let section: { readonly [key: string]: JsonValue };
const services: ShardService[] = [];
const executors: SearchExecutor[] = [];

beforeAll(async () => {
  if (hasRedis) redis = await startRedis();
});
afterAll(() => redis?.stop());

afterEach(async () => {
  for (const service of services) service.drain();
  await Promise.all(services.splice(0).map(({ ended }) => ended));
  await Promise.all(executors.splice(0).map((executor) => executor.close?.()));
});

/** An executor of a queue that is empty, or of one that is used already. */
async function executorOf(change: Readonly<Record<string, JsonValue>> = {}): Promise<SearchExecutor> {
  const plugins = await builtIns();
  await plugins.use(executorBullmq(), { section: { ...section, ...change } });
  executors.push(plugins.executor('bullmq'));
  return plugins.executor('bullmq');
}

function newQueue(): void {
  section = { url: `redis://127.0.0.1:${redis.port}`, queue: randomUUID() };
}

async function serve(worker: WorkerHere, change: Readonly<Record<string, JsonValue>> = {}): Promise<ShardService> {
  const service = await (await executorOf(change)).serve!(worker);
  services.push(service);
  return service;
}

async function search(job: MapJob, executor?: SearchExecutor, host = patient()): Promise<SearchOutcome> {
  const plugins = await builtIns();
  await plugins.use({ name: 'faulty', setup: ({ registerMapper }) => registerMapper(faultyMapper) });
  const prepared = await prepareJob(job, plugins);
  const control = { limits: job.limits, host, onStep: () => {} };
  return executor ? executor.search(job, prepared, control) : searchHere(prepared, control, job.shards);
}

const patient = () => ({ nowSeconds: () => performance.now() / 1000, pause: async () => {}, interrupted: false });
const keyed = async (job: MapJob): Promise<MapJob> => ({ ...job, key: await resultKey(job) });
/** All but the time that it took; of the best what reports are made of. */
const figures = ({ seconds, best, ...rest }: SearchOutcome) => {
  return {
    ...rest,
    best: best && { mapping: decodeMapping(best, 0), energyPj: best.energyPj[0], cycles: best.cycles[0] },
  };
};
const endless = (seed: number) => jobOf(seed, { limits: { seconds: 600 } });

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await wait(10);
}

async function failure(job: MapJob, executor: SearchExecutor): Promise<Error> {
  return search(job, executor).then(
    () => expect.unreachable(),
    (error) => error,
  );
}

describe.skipIf(!hasRedis)('the executor bullmq (apt-get install redis-server)', () => {
  test('finds what shards in one thread find, however many workers run them', async () => {
    const drawn = fc.record({ shards: fc.integer({ min: 1, max: 5 }), seed: fc.nat(99), evaluations: fc.nat(2000) });
    await fc.assert(
      fc.asyncProperty(drawn, fc.integer({ min: 1, max: 3 }), async ({ shards, seed, evaluations }, workers) => {
        newQueue();
        for (let each = 0; each < workers; each++) await serve(workerHere(`worker-${each}`));
        const job = jobOf(seed, { shards, limits: { evaluations: evaluations + 1 } });
        expect(figures(await search(job, await executorOf()))).toEqual(figures(await search(job)));
      }),
      { numRuns: 8 },
    );
  });

  test('many at once, and a front', async () => {
    newQueue();
    await serve(workerHere('one'));
    await serve(workerHere('two'));
    const executor = await executorOf({ priority: 3 });
    const objective = ['edp', 'pareto'];
    const jobs = [1, 2, 3, 4, 5, 6].map((seed) => jobOf(seed, { question: { ...jobOf(seed).question, objective } }));
    const found = await Promise.all(jobs.map((job) => search(job, executor)));
    const here = await Promise.all(jobs.map((job) => search(job)));
    expect(found.map(figures)).toEqual(here.map(figures));
  });

  test('one key is searched once, for all who ask, then and for a while', async () => {
    newQueue();
    const worker = workerHere('only');
    await serve(worker);
    const job = await keyed(jobOf(8, { shards: 2 }));
    const together = await Promise.all([search(job, await executorOf()), search(job, await executorOf())]);
    const later = await search(job, await executorOf());
    expect(worker.begun.sort()).toEqual(['8-0', '8-1']);
    const [first, second] = together;
    expect([second, later]).toEqual([first, first]);
  });

  test('an error arrives as from a thread, and is not tried again', async () => {
    newQueue();
    const worker = workerHere('only');
    await serve(worker);
    const faulty = { ...jobOf(1).question, mapper: 'faulty' };
    const error = await failure(jobOf(1, { question: faulty }), await executorOf());
    expect(error).toMatchObject({
      name: 'PluginError',
      plugin: 'faulty',
      cause: { name: 'TypeError', message: 'no room', detail: { level: 'Buffer' } },
    });
    expect(worker.begun).toEqual(['1-0']);
  });

  test('what a machine could not do is tried again, so many times', async () => {
    newQueue();
    let faults = 2;
    const worker = workerHere('weak', {}, () => {
      if (faults-- > 0) throw new ExecutorError('a thread ran out of memory');
    });
    await serve(worker);
    expect((await search(jobOf(1), await executorOf())).evaluated).toBe(600);
    expect(worker.begun).toHaveLength(3);
    faults = 9;
    expect(await failure(jobOf(2), await executorOf({ attempts: 2 }))).toMatchObject({
      name: 'ExecutorError',
      message: 'a thread ran out of memory',
    });
    expect(worker.begun).toHaveLength(5);
  });

  test('a worker that lacks a plugin leaves a job to others; where all refuse they say why', async () => {
    newQueue();
    const older = references.map((reference) => ({ ...reference, version: '0.0.9' }));
    const refusing = [workerHere('older', { installed: older }), workerHere('bare', { installed: [] })];
    for (const worker of refusing) await serve(worker);
    const error = await failure(jobOf(1), await executorOf());
    expect(error).toMatchObject({ name: 'ExecutorError' });
    expect(error.message).toContain(
      `worker older refuses: plugin energy-tables ${modelVersion} is asked for, and 0.0.9`,
    );
    expect(error.message).toContain('worker bare refuses: plugin energy-tables');
    const page = readFileSync(new URL('../../../docs/many-machines.md', import.meta.url), 'utf8');
    const shown = error.message.slice(error.message.indexOf('worker bare')).split('\n').slice(0, 2).join('\n');
    const inPage = shown.replace('bare', 'build-7-4711-0c9f3a1e').replaceAll('energy-tables', 'power');
    expect(page).toContain(`error: ${inPage.replace(modelVersion, '1.2.0')}\n`);
    const able = workerHere('able');
    await serve(able);
    expect((await search(jobOf(2), await executorOf())).evaluated).toBe(600);
    expect(able.begun).toEqual(['2-0']);
    expect(refusing.flatMap(({ begun }) => begun)).toEqual([]);
  });

  test('who wants no more gets what there is, and others who ask for the same go on', async () => {
    newQueue();
    const worker = workerHere('only');
    await serve(worker);
    const host = patient();
    const job = { ...(await keyed(endless(5))), shards: 3 };
    const running = search(job, await executorOf(), host);
    await until(() => worker.begun.length === 2);
    await wait(200);
    host.interrupted = true;
    expect(await running).toMatchObject({ stopped: 'interrupted', best: expect.anything() });

    const shared = await keyed(jobOf(6, { limits: { seconds: 3 } }));
    const impatient = patient();
    const both = [search(shared, await executorOf(), impatient), search(shared, await executorOf())];
    await until(() => worker.begun.includes('6-0'));
    impatient.interrupted = true;
    expect((await Promise.all(both)).map(({ stopped }) => stopped)).toEqual(['interrupted', 'seconds']);
  });

  test('a job that no worker has taken is taken back', async () => {
    newQueue();
    const host = patient();
    const running = search(endless(5), await executorOf(), host);
    await wait(300);
    host.interrupted = true;
    expect(await running).toMatchObject({ stopped: 'interrupted', best: null, evaluated: 0 });
    const worker = workerHere('late');
    await serve(worker);
    await search(jobOf(6), await executorOf());
    expect(worker.begun).toEqual(['6-0']);
  });

  test('a worker that is to end gives back what takes too long', async () => {
    newQueue();
    let goOn = () => {};
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const [one, other] = [workerHere('one', {}, () => held), workerHere('other')];
    const service = await serve(one, { drainSeconds: 0 });
    const job = jobOf(7);
    const running = search(job, await executorOf());
    await until(() => one.begun.length === 1);
    service.drain();
    // By then it is to stop, however fast it is.
    await wait(100);
    goOn();
    await service.ended;
    expect(one.lines).toContainEqual(expect.stringMatching(/^gives \S+ back$/));
    await serve(other);
    expect(figures(await running)).toEqual(figures(await search(job)));
    expect(other.begun).toEqual(['7-0']);
  });

  test('a worker that is to end does so where Redis is away', async () => {
    const gone = await startRedis();
    const service = await serve(workerHere('cut off'), { url: `redis://127.0.0.1:${gone.port}`, drainSeconds: 0.2 });
    await gone.stop();
    service.drain();
    await service.ended;
  });

  test('shards of one search stop together at its target', async () => {
    newQueue();
    await serve(workerHere('one'));
    const { bestScore } = await search(jobOf(3));
    const job = jobOf(3, { shards: 2, limits: { seconds: 600, target: bestScore * 2 } });
    expect(await search(job, await executorOf())).toMatchObject({ stopped: 'target' });
  });

  test('who is not there is missed', async () => {
    newQueue();
    const alone = await failure(jobOf(1), await executorOf({ patienceSeconds: 1 }));
    expect(alone.message).toMatch(
      /^no worker takes jobs from redis:.* since 1 s\n {2}hint: {5}start one: loopwright worker/,
    );
    const nowhere = await failure(jobOf(1), await executorOf({ url: 'redis://:secret@127.0.0.1:1' }));
    expect(nowhere.message).toMatch(/^no Redis at redis:\/\/127.0.0.1:1: .*ECONNREFUSED/);
    const gone = await startRedis();
    const executor = await executorOf({ url: `redis://127.0.0.1:${gone.port}`, patienceSeconds: 2 });
    const waiting = failure(jobOf(1), executor);
    await wait(500);
    await gone.stop();
    expect((await waiting).message).toContain('is away since 2 s');
  });
});
