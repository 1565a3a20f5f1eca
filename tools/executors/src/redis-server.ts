import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether Debian's package redis-server, or another Redis, is installed. */
export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

export interface RedisServer {
  readonly port: number;
  /** Of its data, which goes with it. */
  readonly folder: string;
  stop(): Promise<void>;
}

/** Starts a Redis of its own, which keeps nothing, on a port that is free. */
export async function startRedis(options: (port: number) => readonly string[] = plain): Promise<RedisServer> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'loopwright-redis-'));
  const child = spawn('redis-server', ['--save', '', '--appendonly', 'no', '--dir', folder, ...options(port)]);
  await isReady(child);
  return {
    port,
    folder,
    async stop() {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

function plain(port: number): readonly string[] {
  return ['--port', `${port}`];
}

/** Rejects with what Redis says where it ends instead. */
async function isReady(child: ChildProcess): Promise<void> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout!.on('data', (part) => {
      said += part;
      if (said.includes('Ready to accept connections')) resolve();
    });
    child.on('exit', () => reject(new Error(`redis-server ended: ${said}`)));
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
