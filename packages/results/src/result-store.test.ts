import { expect, test } from 'vitest';
import { goldenResults } from '../test/golden-results.ts';
import { MemoryStore } from '../test/memory-store.ts';
import { sampleJob, sections } from '../test/sample-job.ts';
import { resultKey } from './key/result-key.ts';
import { readResult } from './read-result.ts';

test('a result is found by a job that says the same in other words, and by no other', async () => {
  const store = new MemoryStore();
  const result = { ...readResult(goldenResults[0]), key: await resultKey(sampleJob) };
  await store.put(result);

  const files = Object.entries(sections).map(([name, section]) => ({
    file: `elsewhere/${name}.yaml`,
    text: JSON.stringify({ [name]: section }, null, 2),
  }));
  expect(await store.get(await resultKey({ ...sampleJob, sources: files.reverse() }))).toEqual(result);
  expect(await store.get(await resultKey({ ...sampleJob, shards: 1 }))).toBeUndefined();
});
