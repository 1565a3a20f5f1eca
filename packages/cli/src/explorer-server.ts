import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PageFile } from './explorer-page.ts';

/** What the explorer is made of: its files by path, and what they ask for. */
export interface ExplorerContent {
  readonly page: ReadonlyMap<string, PageFile>;
  /** JSON of a session, made anew for each request. Errors go to the page as text. */
  session(): Promise<string>;
  explain(error: unknown): string;
}

export interface ExplorerServer {
  readonly address: string;
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Uint8Array;
}

/** Only this machine can reach it. */
const host = '127.0.0.1';
/** Where requests may think they go: a page elsewhere that has its own name lead here gets nothing. */
const hostNames = new Set(['127.0.0.1', 'localhost']);

const policy = (scripts: string) =>
  `default-src 'none'; script-src ${scripts}; worker-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; ` +
  "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Serves until it is closed. Throws a RangeError where the port cannot be had. */
export async function startExplorer(port: number, content: ExplorerContent): Promise<ExplorerServer> {
  const server = createServer(async (request, response) => send(response, request, await answer(request, content)));
  await listen(server, port);
  return {
    address: `http://${host}:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', ({ code, message }: NodeJS.ErrnoException) => {
      const reasons: Readonly<Record<string, string>> = {
        EADDRINUSE: 'another program uses it (or another explorer); --port 0 takes any that is free',
        EACCES: 'this user may not; take one above 1023, or --port 0 for any that is free',
      };
      reject(new RangeError(`port ${port} cannot be served on: ${reasons[code ?? ''] ?? message}`));
    });
    server.listen(port, host, resolve);
  });
}

async function answer({ method, url = '/', headers }: IncomingMessage, content: ExplorerContent): Promise<Answer> {
  if (!hostNames.has((headers.host ?? '').replace(/:\d+$/, ''))) return refusal(403, 'not the host of this server');
  if (method !== 'GET' && method !== 'HEAD') return refusal(405, 'there is nothing to write here');
  const path = pathOf(url);
  if (path === '/session.json') return answerSession(content);
  // Looked up, not opened: no path leads out of the page's folder.
  const file = content.page.get(path === '/' ? '/index.html' : path);
  return file ? { status: 200, type: file.type, body: file.bytes } : refusal(404, 'there is no such file');
}

async function answerSession({ session, explain }: ExplorerContent): Promise<Answer> {
  try {
    return { status: 200, type: 'application/json', body: await session() };
  } catch (error) {
    return refusal(422, explain(error));
  }
}

function pathOf(url: string): string {
  return url.replace(/[?#].*/s, '');
}

function refusal(status: number, body: string): Answer {
  return { status, type: 'text/plain; charset=utf-8', body };
}

function send(response: ServerResponse, { method, url = '' }: IncomingMessage, { status, type, body }: Answer): void {
  // The hooks of a run and its evaluator are compiled when it starts. Only the worker has any.
  const scripts = pathOf(url) === '/assets/worker.js' ? "'self' 'unsafe-eval'" : "'self'";
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'content-security-policy': policy(scripts),
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  response.end(method === 'HEAD' ? undefined : body);
}
