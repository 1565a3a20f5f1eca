import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { siteFolder } from '@loopwright/site';
import { build } from 'vite';

const configFile = fileURLToPath(new URL('../../../packages/site/vite.config.ts', import.meta.url));
const folder = fileURLToPath(siteFolder);
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Builds the page from its sources as they are now, for servers and for disks. */
export async function buildSite(): Promise<void> {
  await build({ configFile, logLevel: 'error' });
  await build({ configFile, logLevel: 'error', mode: 'disk' });
}

/** A server that knows nothing but files, as those that hold such pages. */
export interface StaticServer {
  readonly address: string;
  /** Paths that were asked for. */
  readonly asked: readonly string[];
  close(): void;
}

export async function serveSite(): Promise<StaticServer> {
  const asked: string[] = [];
  const server = createServer(({ url = '/' }, response) => {
    const path = normalize(url === '/' ? '/index.html' : url);
    asked.push(path);
    try {
      const body = readFileSync(join(folder, path));
      response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked,
    close: () => server.close(),
  };
}
