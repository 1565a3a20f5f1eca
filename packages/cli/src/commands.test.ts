import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { all, arrayFolder, runIn, search } from '../fixtures/run-in.ts';

const folder = arrayFolder();

describe('evaluate', () => {
  test('prints text', async () => {
    const { code, stdout, stderr } = await runIn(folder, ['evaluate', ...all]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Mapping[\s\S]*DRAM[\s\S]*Summary\nCycles/);
    expect(stdout.endsWith('\n')).toBe(true);
  });

  test('prints JSON', async () => {
    const { code, stdout } = await runIn(folder, ['evaluate', ...all, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      valid: true,
      cycles: 144,
      levels: { DRAM: { dataspaces: { A: { reads: 96 * 3 } } } },
    });
  });

  test('a mapping that does not fit', async () => {
    const wide = {
      'mapping.yaml': 'mapping: [{target: PE, type: spatial, factors: [M=8, N=6, K=12], permutation: [M, N, K]}]',
    };
    const { code, stdout } = await runIn(arrayFolder(wide), ['evaluate', ...all, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ valid: false, level: 'PE' });
  });

  test('colours only where they are wanted', async () => {
    const coloured = async (isTTY: boolean, env: Record<string, string>) => {
      let text = '';
      const stdout = { write: (part: string) => (text += part), isTTY, columns: 80 };
      await runIn(folder, ['evaluate', ...all], { stdout, env });
      return text.includes('\u001b[');
    };
    expect(await coloured(true, {})).toBe(true);
    expect(await coloured(true, { NO_COLOR: '1' })).toBe(false);
    expect(await coloured(true, { TERM: 'dumb' })).toBe(false);
    expect(await coloured(false, {})).toBe(false);
    expect(await coloured(false, { FORCE_COLOR: '1' })).toBe(true);
  });
});

describe('map', () => {
  const map = async (...argv: string[]) => {
    const { code, stdout, stderr } = await runIn(folder, ['map', ...search, '--json', ...argv]);
    return { code, stderr, ...JSON.parse(stdout) };
  };

  test('finds a mapping that evaluates to the same from what it prints', async () => {
    const { code, stdout } = await runIn(folder, ['map', ...search, '--json']);
    const { best, mapping, search: found } = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(found).toMatchObject({ mapper: 'optimal', stopped: 'exhausted', seed: 1, objective: ['edp'] });
    writeFileSync(join(folder, 'best.json'), stdout);
    const again = await runIn(folder, ['evaluate', ...search, 'best.json', '--json']);
    const { version, key, ...evaluation } = JSON.parse(again.stdout);
    expect(evaluation).toEqual({ ...best, mapping });
    // What evaluate prints is read back as well.
    writeFileSync(join(folder, 'again.json'), again.stdout);
    expect((await runIn(folder, ['evaluate', ...search, 'again.json', '--json'])).stdout).toBe(again.stdout);
  });

  test('a result has the key of all that decides it, wherever the files lie', async () => {
    const elsewhere = arrayFolder();
    const keyIn = async (where: string, ...argv: string[]) => {
      const { stdout } = await runIn(where, ['map', '--json', '--evaluations', '50', ...argv]);
      return JSON.parse(stdout).key as string;
    };
    const key = await keyIn(folder, ...search);
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(await keyIn(elsewhere, ...[...search].reverse(), '--seed', '1')).toBe(key);
    for (const other of [
      ['--seed', '2'],
      ['--objective', 'energy'],
      ['--plugin', 'energy-estimator'],
    ]) {
      expect(await keyIn(folder, ...search, ...other), other.join(' ')).not.toBe(key);
    }
  });

  test('the same seed and number of evaluations give the same mapping', async () => {
    const [one, two] = [
      await map('--evaluations', '500', '--seed', '5'),
      await map('--evaluations', '500', '--seed', '5'),
    ];
    expect(one.mapping).toEqual(two.mapping);
  });

  test('objectives, several of them', async () => {
    const { search: found } = await map('--evaluations', '500', '--objective', 'delay,last-level-accesses');
    expect(found.objective).toEqual(['delay', 'last_level_accesses']);
  });

  test('the front of energy, cycles and area', async () => {
    const areas = `ART: {version: 0.4, tables: [
      {name: 'System.DRAM[1..1]', area: 0}, {name: 'System.Buffer[1..1]', area: 100}, {name: 'System.MAC[1..4]', area: 10}]}`;
    writeFileSync(join(folder, 'areas.yaml'), areas);
    const { front, best } = await map('areas.yaml', '--evaluations', '2000', '--objective', 'pareto');
    expect(front.length).toBeGreaterThan(1);
    expect(front[0].energyPj).toBeLessThanOrEqual(best.energyPj);
    writeFileSync(join(folder, 'first.json'), JSON.stringify({ mapping: front[0].mapping }));
    const { stdout } = await runIn(folder, ['evaluate', ...search, 'first.json', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ energyPj: front[0].energyPj, cycles: front[0].cycles });
  });

  test('logs every improvement', async () => {
    const { mapping } = await map('--evaluations', '3000', '--log', 'log.jsonl');
    const lines = readFileSync(join(folder, 'log.jsonl'), 'utf8').trimEnd().split('\n');
    const steps = lines.map((line) => JSON.parse(line));
    const scores = steps.map(({ score }) => score);
    expect(scores).toEqual([...new Set(scores)].sort((a, b) => b - a));
    expect(steps.at(-1)).toMatchObject({ thread: 0, mapping });
  });

  test('stops at a target, or where nothing better comes', async () => {
    const { search: reached, best } = await map('--mapper', 'random-pruned', '--evaluations', '1e6', '--target', '1e7');
    expect(reached.stopped).toBe('target');
    expect(best.edp).toBeLessThanOrEqual(1e7);
    const { search: stale } = await map(
      '--mapper',
      'random-pruned',
      '--evaluations',
      '1e6',
      '--threads',
      '1',
      '--victory',
      '1000',
    );
    expect(stale.stopped).toBe('victory');
  });

  test('says what rejects, and by how little', async () => {
    const whole = `constraints: {targets: [
      {target: Buffer, type: dataspace, keep: [A, B, Z]},
      {target: Buffer, type: temporal, factors: [M=8, N=6, K=12]}]}`;
    const tiny = arrayFolder({ 'keep.yaml': whole });
    const { code, stdout } = await runIn(tiny, [
      'map',
      ...search,
      'keep.yaml',
      '--mapper',
      'random-pruned',
      '--evaluations',
      '500',
    ]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/Buffer +tiles exceed the memory +\d+ +100.0 % +216 of 128 words/);
  });

  test('prints text', async () => {
    const { code, stdout } = await runIn(folder, ['map', ...search, '--evaluations', '500']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Mapping[\s\S]*Search\nMapper {5}optimal/);
  });

  test('finds nothing', async () => {
    const tight = { 'tight.yaml': 'constraints: {targets: [{target: PE, type: spatial, factors: [M=8]}]}' };
    const { code, stdout } = await runIn(arrayFolder(tight), ['map', ...search, 'tight.yaml', '--evaluations', '500']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^No mapping obeys the constraints\.\n/);
    expect(stdout).toContain('tight.yaml:1:63: PE has 4 x 1 copies, and every mapping needs 8 or more');
  });

  test('an interruption keeps the best', async () => {
    let listener: (() => void) | undefined;
    const onInterrupt = (called: () => void) => {
      listener = called;
      return () => {};
    };
    // Once the search runs, and has something.
    const stderr = { write: (text: string) => text.includes('J·cycle') && listener?.(), isTTY: true, columns: 80 };
    const { code, stdout } = await runIn(folder, ['map', ...search, '--json', '--seconds', '30'], {
      onInterrupt,
      stderr,
    });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ best: { valid: true }, search: { stopped: 'interrupted' } });
  });
});

describe('settings', () => {
  const settings = async (files: Record<string, string>, ...argv: string[]) => {
    const { stdout, stderr } = await runIn(arrayFolder(files), ['map', '--json', ...argv]);
    expect(stderr).toBe('');
    return JSON.parse(stdout).search;
  };
  const spec = JSON.stringify(search);

  test('of the config file, with input files', async () => {
    const config = `{"spec": ${spec}, "seed": 9, "objective": "delay", "limits": {"evaluations": 300}}`;
    const found = await settings({ '.loopwrightrc': config });
    expect(found).toMatchObject({ seed: 9, objective: ['delay'], evaluated: 300 });
  });

  test('the command line goes before the config file, that before the mapper section', async () => {
    const config = `{"spec": ["arch.yaml", "problem.yaml", "tables.yaml", "mapper.yaml"], "seed": 9, "objective": "delay"}`;
    const mapper =
      'mapper: {algorithm: random-pruned, optimization_metrics: [energy], search_size: 300, num_threads: 1}';
    const found = await settings({ '.loopwrightrc': config, 'mapper.yaml': mapper }, '--seed', '3');
    expect(found).toMatchObject({ seed: 3, objective: ['delay'], evaluated: 300 });
  });

  test('a mapper of a plugin that the configuration names by its path', async () => {
    const plugin = `export default () => ({
      name: 'mine',
      setup: (api) => api.registerMapper({
        name: 'zero',
        description: 'id 0',
        endsByItself: true,
        start: ({ mapspace }) => ({
          done: false,
          ask(batch) { mapspace.decode(mapspace.genome(), batch, 0); this.done = true; return 1; },
          tell() {},
        }),
      }),
    });`;
    const config = `{"spec": ${spec}, "mapper": "zero", "plugins": ["./mine.mjs"]}`;
    const found = await settings({ 'mine.mjs': plugin, 'loopwright.config.json': config });
    expect(found).toMatchObject({ mapper: 'zero', evaluated: 1, stopped: 'exhausted' });
  });
});

test('help and version', async () => {
  for (const argv of [['--help'], ['map', '--help'], ['evaluate', '--help']]) {
    const { code, stdout } = await runIn(folder, argv);
    expect(code).toBe(0);
    expect(stdout).toContain('Examples:\n  $ loopwright ');
  }
  expect(await runIn(folder, ['--version'])).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
  });
});
