import { describe, expect, test } from 'vitest';
import type { MapJob } from './job.ts';
import type { PluginReference } from './plugin-reference.ts';
import { jobWith, portableJob } from './portable-job.ts';

const builtIn = { kind: 'built in', name: 'mapper-random' } as const;
const packaged = { kind: 'module', module: '/here/node_modules/power/index.js' } as const;

function reference(change: Partial<PluginReference> = {}): PluginReference {
  const identity = { name: 'power', version: '1.2.0', options: { volts: 0.8 }, digest: null, isPreferred: true };
  return { ...identity, section: { low: 1 }, origin: packaged, ...change };
}

function jobOf(...plugins: PluginReference[]): MapJob {
  const question = { mapper: 'random', objective: ['edp'], seed: 1 };
  return { kind: 'map', sources: [], plugins, question, limits: { evaluations: 5 }, shards: 2, key: 'k' };
}

const random = reference({ name: 'mapper-random', version: '0.1.0', options: null, origin: builtIn });
const sent = portableJob(jobOf(random, reference()));

test('no place of this machine is in a job that travels', () => {
  expect(JSON.stringify(sent)).not.toMatch(/origin|node_modules|digest/);
  expect(sent).toMatchObject({
    key: 'k',
    shards: 2,
    plugins: [{ name: 'mapper-random' }, { options: { volts: 0.8 } }],
  });
});

test('another machine loads its own plugins, with the options and sections of the job', () => {
  const there = { kind: 'module', module: '/there/power.js' } as const;
  const installed = [random, reference({ options: { volts: 2 }, section: null, isPreferred: false, origin: there })];
  expect(jobWith(installed, sent)).toEqual({ ...jobOf(random, reference({ origin: there })), key: 'k' });
});

describe('what cannot travel is refused at once', () => {
  test.each([
    [
      'a file',
      reference({ digest: 'ab', origin: { kind: 'module', module: '/here/power.ts' } }),
      'a file, /here/power.ts',
    ],
    [
      'code',
      reference({ digest: 'ab', origin: { kind: 'configuration', module: '/here/c.ts', keys: [] } }),
      'the code of',
    ],
    ['no version', reference({ version: null }), 'says no version'],
  ])('%s', (_, plugin, why) => {
    expect(() => portableJob(jobOf(plugin))).toThrow(why);
  });
});

describe('a machine refuses what it would run otherwise', () => {
  test.each([
    ['loopwright of another version', [random, reference()], { model: '9.0.0' }, 'loopwright 9.0.0'],
    ['a plugin that is not there', [random], {}, 'start with --plugin power'],
    [
      'a plugin of another version',
      [random, reference({ version: '1.3.0' })],
      {},
      'power 1.2.0 is asked for, and 1.3.0',
    ],
    ['a plugin from a file', [random, reference({ digest: 'ab' })], {}, 'power comes from a file here'],
  ])('%s', (_, installed, change, why) => {
    expect(() => jobWith(installed, { ...sent, ...change })).toThrow(why);
  });

  test('and says all that it lacks', () => {
    expect(() => jobWith([], sent)).toThrow(/mapper-random(.|\n)*power/);
  });
});
