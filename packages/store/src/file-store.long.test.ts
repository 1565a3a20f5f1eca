import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { FileStore } from './file-store.ts';

const script = fileURLToPath(new URL('../fixtures/put-for-ever.ts', import.meta.url));
const fromSources = ['--conditions=@loopwright/source', '--import', 'tsx', script];

test('kill -9 at any moment loses nothing that was put, and the next process goes on', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'store-')), 'results.jsonl');
  let most = 0;
  for (const ms of [5, 20, 60]) {
    const child = spawn(process.execPath, [...fromSources, file]);
    let written = '';
    child.stdout.on('data', (part) => {
      written += part;
    });
    while (written === '') await setTimeout(10);
    await setTimeout(ms);
    child.kill('SIGKILL');
    await once(child, 'close');
    const store = new FileStore(file);
    const put = written.split('\n').slice(0, -1);
    for (const key of put) expect(await store.get(key), key).toMatchObject({ key });
    expect(store.damagedLines).toBeLessThanOrEqual(1);
    most = Math.max(most, put.length);
    expect(store.size).toBeGreaterThanOrEqual(most);
    expect(store.size).toBeLessThanOrEqual(most + 1);
  }
}, 120_000);
