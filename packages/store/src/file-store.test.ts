import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KeyedResult, readResult } from '@loopwright/results';
import { expect, test } from 'vitest';
import { FileStore } from './file-store.ts';

const invalid = { valid: false, reason: 'capacity', level: 'Buffer', needed: 9, capacity: 8, mapping: [] };
const keyOf = (digit: number) => String(digit).repeat(64);

function resultOf(digit: number, needed = 9): KeyedResult {
  const text = JSON.stringify({ version: 2, key: keyOf(digit), ...invalid, needed });
  return readResult({ file: 'result', text }) as KeyedResult;
}

const newFile = () => join(mkdtempSync(join(tmpdir(), 'store-')), 'new', 'results.jsonl');

test('what was put is there again after the process', async () => {
  const file = newFile();
  const store = new FileStore(file);
  expect(await store.get(keyOf(1))).toBeUndefined();
  await store.put(resultOf(1));
  await store.put(resultOf(2));
  await store.put(resultOf(1, 10));
  const reopened = new FileStore(file);
  expect(reopened).toMatchObject({ size: 2, damagedLines: 0 });
  expect(await reopened.get(keyOf(1))).toEqual(resultOf(1, 10));
  expect(await reopened.get(keyOf(2))).toEqual(resultOf(2));
});

test('a line that was not written to its end costs that result alone', async () => {
  const file = newFile();
  const store = new FileStore(file);
  await store.put(resultOf(1));
  await store.put(resultOf(2));
  const text = readFileSync(file, 'utf8');
  for (let length = text.indexOf('\n') + 2; length < text.length - 1; length += 7) {
    writeFileSync(file, text.slice(0, length));
    const reopened = new FileStore(file);
    expect(reopened).toMatchObject({ size: 1, damagedLines: 1 });
    await reopened.put(resultOf(3));
    const again = new FileStore(file);
    expect([await again.get(keyOf(1)), await again.get(keyOf(3))]).toEqual([resultOf(1), resultOf(3)]);
  }
});

test('a figure that has changed since is not believed', async () => {
  const file = newFile();
  await new FileStore(file).put(resultOf(1));
  writeFileSync(file, readFileSync(file, 'utf8').replace('"needed":9', '"needed":7'));
  expect(new FileStore(file)).toMatchObject({ size: 0, damagedLines: 1 });
});

test('two that append see their own lines, and both stay', async () => {
  const file = newFile();
  const [one, other] = [new FileStore(file), new FileStore(file)];
  await one.put(resultOf(1));
  await other.put(resultOf(2));
  await one.put(resultOf(3));
  expect(new FileStore(file)).toMatchObject({ size: 3, damagedLines: 0 });
});

test('a result of a later version is as good as not there', async () => {
  const file = newFile();
  await new FileStore(file).put({ ...resultOf(1), version: 999 } as never);
  appendFileSync(file, 'no line of a store\n');
  const store = new FileStore(file);
  expect(store).toMatchObject({ size: 1, damagedLines: 1 });
  expect(await store.get(keyOf(1))).toBeUndefined();
});
