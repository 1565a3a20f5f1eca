import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import type { SearchExecutor } from '@loopwright/core';
import { type MapJob, prepareJob } from '@loopwright/core/engine';
import { builtIns } from './jobs.ts';

/** What many searches of one kind took. */
export interface Throughput {
  readonly jobs: number;
  readonly seconds: number;
}

/** Runs jobs through an executor, so many at once. */
export async function throughput(
  executor: SearchExecutor,
  jobs: readonly MapJob[],
  atOnce: number,
): Promise<Throughput> {
  const prepared = await prepareJob(jobs[0]!, await builtIns());
  const host = { nowSeconds: () => performance.now() / 1000, pause: () => setImmediate(), interrupted: false };
  const left = [...jobs];
  const started = performance.now();
  const lanes = Array.from({ length: atOnce }, async () => {
    for (let job = left.pop(); job; job = left.pop()) {
      const { limits, question } = job;
      await executor.search(job, { ...prepared, seed: question.seed }, { limits, host, onStep: () => {} });
    }
  });
  await Promise.all(lanes);
  return { jobs: jobs.length, seconds: (performance.now() - started) / 1000 };
}
