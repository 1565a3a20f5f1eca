import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { all, arrayFolder, runIn } from '../fixtures/run-in.ts';
import { readPage } from './explorer-page.ts';
import { startExplorer } from './explorer-server.ts';

/** A page that is not the explorer's: nothing needs to be built. */
function pageFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'loopwright-page-'));
  mkdirSync(join(folder, 'page', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'page', 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'page', 'assets', 'worker.js'), '0');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  return pathToFileURL(join(folder, 'page/')).href;
}

describe('the server', async () => {
  let sessions = 0;
  const server = await startExplorer(0, {
    page: readPage(pageFolder()),
    session: async () => {
      if (sessions++ === 1) throw new RangeError('a file is gone');
      return '{}';
    },
    explain: (error) => (error as Error).message,
  });
  afterAll(() => server.close());

  /** `fetch` puts paths and hosts right by itself. */
  function get(path: string, options: { method?: string; headers?: Record<string, string> } = {}) {
    const { hostname, port } = new URL(server.address);
    return new Promise<{ status: number | undefined; body: string; headers: IncomingMessage['headers'] }>((resolve) => {
      const asked = request({ hostname, port, path, ...options }, async (response) => {
        let body = '';
        for await (const part of response) body += part;
        resolve({ status: response.statusCode, body, headers: response.headers });
      });
      asked.end();
    });
  }

  test('serves the page, on loopback, to be loaded by itself only', async () => {
    expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const { status, body, headers } = await get('/?a=b');
    expect({ status, body }).toEqual({ status: 200, body: '<!doctype html>' });
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-security-policy']).toContain("script-src 'self';");
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });

  test.each(['/assets/worker.js', '/assets/worker.js?v=1'])('lets the worker alone compile hooks: %s', async (path) => {
    const { headers } = await get(path);
    expect(headers['content-security-policy']).toContain("script-src 'self' 'unsafe-eval';");
  });

  test.each(['/../secret.txt', '/%2e%2e/secret.txt', '/assets/../../secret.txt', '/..%5csecret.txt', '//etc/passwd'])(
    'has no path out of the page: %s',
    async (path) => {
      expect(await get(path)).toMatchObject({ status: 404, body: 'there is no such file' });
    },
  );

  test.each([
    ['evil.example', 403],
    ['localhost.evil.example', 403],
    ['localhost:1', 200],
    ['127.0.0.1', 200],
  ])('a request for the host %s gets %i', async (host, status) => {
    expect(await get('/', { headers: { host } })).toMatchObject({ status });
  });

  test('reads only, and answers a HEAD without a body', async () => {
    expect(await get('/', { method: 'POST' })).toMatchObject({ status: 405 });
    expect(await get('/', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
  });

  test('makes a session for each visit, and says what is wrong with its files', async () => {
    expect(await get('/session.json')).toMatchObject({ status: 200, body: '{}' });
    expect(await get('/session.json')).toMatchObject({ status: 422, body: 'a file is gone' });
  });

  test('says that a port is taken', async () => {
    const content = { page: new Map(), session: async () => '', explain: String };
    await expect(startExplorer(Number(new URL(server.address).port), content)).rejects.toThrow(
      /port \d+ cannot be served on: another program uses it .*--port 0/,
    );
  });
});

test('a page that is not built is an error that says how to build it', () => {
  const empty = pathToFileURL(`${mkdtempSync(join(tmpdir(), 'loopwright-page-'))}/`).href;
  expect(() => readPage(empty)).toThrow(/the page is not built.*npm run build/);
});

test.each([
  ['wrong files', ['explore', 'none.yaml'], 'there is no file none.yaml'],
  ['no files', ['explore'], 'no input file is named'],
  ['a port that is none', ['explore', ...all, '--port', '70000'], 'from 0 to 65535'],
])('%s end the command before anything is served', async (_, argv, message) => {
  const { code, stdout, stderr } = await runIn(arrayFolder(), argv);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
});
