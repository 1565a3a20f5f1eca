import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Command, folderWith, start } from './command.ts';
import { hasRedis, type RedisServer, startRedis } from './redis-server.ts';

const map = [
  'map',
  'row-stationary-168',
  'alexnet',
  '--mapper',
  'random-pruned',
  '--evaluations',
  '20000',
  '--seed',
  '3',
];
const sweep = [
  ...[
    'sweep',
    'row-stationary-168',
    'alexnet/conv3',
    'alexnet/conv5',
    '--sampler',
    'grid',
    '--plugin',
    'energy-estimator',
  ],
  ...['--vary', 'GlobalBuffer.depth=8192,16384,32768', '--vary', 'PE.meshY=6,12', '--json'],
  ...['--mapper', 'random-pruned', '--evaluations', '20000', '--seed', '3'],
];
const asJson = ['--json', '--no-store', '--threads', '4'];

function run(...parameters: Parameters<typeof start>): Command {
  const command = start(...parameters);
  onTestFinished(() => {
    command.child.kill('SIGKILL');
  });
  return command;
}

async function redisOfTest(...options: Parameters<typeof startRedis>): Promise<RedisServer> {
  const redis = await startRedis(...options);
  onTestFinished(() => redis.stop());
  return redis;
}

async function worker(folder: string, env?: Readonly<Record<string, string>>): Promise<Command> {
  const command = run(folder, ['worker', '--threads', '2'], env);
  const isUp = () => command.written.stdout.includes('takes jobs');
  while (!isUp() && command.child.exitCode === null) await wait(50);
  expect(command.written.stderr).toBe('');
  return command;
}

/** Of the queue in a Redis. */
function watchOf(url: string): Redis {
  const watch = new Redis(url);
  onTestFinished(() => watch.disconnect());
  return watch;
}

/** Resolves when some searches are done, and two are under way in each of two workers. */
async function halfWay(watch: Redis): Promise<void> {
  const isHalfWay = async () =>
    (await watch.zcard('bull:loopwright:completed')) >= 2 && (await watch.llen('bull:loopwright:active')) === 4;
  while (!(await isHalfWay())) await wait(10);
}

/** What was found, without when and by how many. */
function found(text: string) {
  const { layers, totals } = JSON.parse(text);
  return { layers, totals };
}

describe.skipIf(!hasRedis)('workers in processes of their own (apt-get install redis-server)', () => {
  test('one of two is killed half way, and the network is that of threads', async () => {
    const redis = await redisOfTest();
    const url = `redis://127.0.0.1:${redis.port}`;
    const folder = folderWith({ url, lockSeconds: 2 });
    const [doomed, other] = [await worker(folder), await worker(folder)];
    const mapping = run(folder, [...map, ...asJson, '--executor', 'bullmq']);
    const watch = watchOf(url);
    await halfWay(watch);
    doomed.child.kill('SIGKILL');
    const elsewhere = await mapping.ended;
    expect(elsewhere).toMatchObject({ code: 0, stderr: '' });
    other.child.kill('SIGTERM');
    expect(await other.ended).toMatchObject({ code: 0, stdout: expect.stringMatching(/again(.|\n)*ends: \d+ done/) });
    expect(await watch.llen('bull:loopwright:active')).toBe(0);
    const here = await run(folder, [...map, ...asJson, '--threads', '2']).ended;
    expect(found(elsewhere.stdout)).toEqual(found(here.stdout));
  }, 240_000);

  test('a study of which one worker is killed half way is that of threads, and its store has all of it', async () => {
    const redis = await redisOfTest();
    const url = `redis://127.0.0.1:${redis.port}`;
    const folder = folderWith({ url, lockSeconds: 2 });
    const [doomed] = [await worker(folder), await worker(folder)];
    const sweeping = run(folder, [...sweep, '--threads', '4', '--executor', 'bullmq']);
    await halfWay(watchOf(url));
    doomed.child.kill('SIGKILL');
    const elsewhere = await sweeping.ended;
    expect(elsewhere.code).toBe(0);
    const again = await run(folder, [...sweep, '--threads', '4', '--executor', 'bullmq']).ended;
    const here = await run(folder, [...sweep, '--threads', '2', '--no-store']).ended;
    const [distributed, reopened, local] = [elsewhere, again, here].map(({ stdout }) => JSON.parse(stdout));
    for (const { points, front } of [distributed, reopened])
      expect({ points, front }).toEqual({ points: local.points, front: local.front });
    expect(distributed.search).toMatchObject({ done: 6, searches: local.search.searches });
    expect(reopened.search).toMatchObject({ done: 6, searches: 0 });
  }, 240_000);

  test('TLS and a password; a wrong one is not shown', async () => {
    const { redis, certificate } = await startEncrypted();
    const [host, env] = [`localhost:${redis.port}`, { NODE_EXTRA_CA_CERTS: certificate }];
    const folder = folderWith({ url: `rediss://:open-sesame@${host}` });
    await worker(folder, env);
    const layer = ['map', 'grid-256', 'alexnet/conv3', '--evaluations', '500', '--executor', 'bullmq'];
    expect(await run(folder, layer, env).ended).toMatchObject({ code: 0, stderr: '' });
    const wrong = await run(folderWith({ url: `rediss://:guess@${host}` }), layer, env).ended;
    expect(wrong).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/no Redis at rediss:.*WRONGPASS(.|\n)*USER:PASS/),
    });
    expect(wrong.stderr).not.toContain('guess');
  }, 120_000);

  test('Ctrl-C where a search was started ends it everywhere, with what there is', async () => {
    const redis = await redisOfTest();
    const folder = folderWith({ url: `redis://127.0.0.1:${redis.port}` });
    const { written, child, ended } = await worker(folder);
    const layer = [
      'map',
      'grid-256',
      'alexnet/conv3',
      '--seconds',
      '300',
      '--threads',
      '2',
      '--executor',
      'bullmq',
      '--json',
    ];
    const mapping = run(folder, [...layer, '--log', 'log.jsonl']);
    const watch = watchOf(`redis://127.0.0.1:${redis.port}`);
    while ((await watch.llen('bull:loopwright:active')) < 2) await wait(20);
    const log = join(folder, 'log.jsonl');
    while (!existsSync(log) || statSync(log).size === 0) await wait(20);
    mapping.child.kill('SIGINT');
    const { code, stdout } = await mapping.ended;
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ best: { valid: true }, search: { stopped: 'interrupted', threads: 2 } });
    expect(await watch.llen('bull:loopwright:active')).toBe(0);
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
    expect(written.stdout).toContain('ends: 2 done');
  }, 240_000);
});

/** A Redis that takes TLS alone, and its certificate, signed by itself. */
async function startEncrypted(): Promise<{ redis: RedisServer; certificate: string }> {
  const folder = folderWith({});
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=localhost', '-days', '2'];
  const { status, stderr } = spawnSync('openssl', [...request, '-keyout', key, '-out', certificate]);
  if (status !== 0) throw new Error(`openssl makes no certificate: ${stderr}`);
  const redis = await redisOfTest((port) => {
    const tls = ['--tls-cert-file', certificate, '--tls-key-file', key, '--tls-auth-clients', 'no'];
    return ['--port', '0', '--tls-port', `${port}`, ...tls, '--requirepass', 'open-sesame'];
  });
  return { redis, certificate };
}
