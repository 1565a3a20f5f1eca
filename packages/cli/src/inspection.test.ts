import { describe, expect, test } from 'vitest';
import { all, arrayFolder, runIn, search } from '../fixtures/run-in.ts';

const spec = JSON.stringify(search);
const withoutTables = JSON.stringify(['arch.yaml', 'problem.yaml']);

function inFolder(config: string, ...argv: string[]) {
  return runIn(arrayFolder({ '.loopwrightrc': config }), argv);
}

describe('costs', () => {
  test('lists components, actions, plugins and sources', async () => {
    const { code, stdout } = await runIn(arrayFolder(), ['costs', ...search]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/DRAM +DRAM +1 +read +128 +0 µm² +energy-tables/);
    expect(stdout).toMatch(/MAC +intmac +4 +compute +1.25/);
    expect(stdout).toContain('\nFrom\nDRAM, Buffer, MAC: ERT\n');
  });

  test('prints JSON', async () => {
    const { stdout } = await runIn(arrayFolder(), ['costs', ...search, '--json']);
    expect(JSON.parse(stdout)).toContainEqual({
      component: 'Buffer',
      class: 'SRAM',
      instances: 1,
      energyPj: { read: 6, write: 7, update: 7, leak: 0 },
      areaUm2: 0,
      plugin: 'energy-tables',
      priority: 100,
      source: 'ERT',
    });
  });

  test('reads a table of comma-separated values', async () => {
    const table =
      'component,action,energy_pj,area_um2\nDRAM,read,100,\nDRAM,write,110,\nBuffer,read,6,91000\nBuffer,write,7,\n';
    const files = { 'costs.csv': table, 'mac.yaml': 'ERT: {MAC: {compute: 1.5}}' };
    const { code, stdout } = await runIn(arrayFolder(files), ['costs', ...search.slice(0, 2), 'costs.csv', 'mac.yaml']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Buffer +SRAM +1 +read +6 +0.091 mm² +energy-tables/);
    expect(stdout).toContain('\nFrom\nDRAM, Buffer: costs.csv\nMAC: ERT\n');
    const wrong = { ...files, 'costs.csv': table.replace('read,6', 'read,six') };
    const { code: exitCode, stderr } = await runIn(arrayFolder(wrong), [
      'costs',
      ...search.slice(0, 2),
      'costs.csv',
      'mac.yaml',
    ]);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^costs.csv:4:13: error bad-energy/);
  });

  test.each(['energy-estimator', 'energy-normalized', 'energy-pat'])('%s comes along', async (plugin) => {
    const config = `{"spec": ${withoutTables}, "plugins": ["${plugin}"]}`;
    const { code, stdout } = await inFolder(config, 'costs', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout).map((row: { plugin: string }) => row.plugin)).toEqual([plugin, plugin, plugin]);
  });

  test('says where nobody knows', async () => {
    const { code, stderr } = await inFolder(`{"spec": ${withoutTables}}`, 'costs');
    expect(code).toBe(2);
    expect(stderr).toContain('nobody knows what Buffer (class SRAM), DRAM (class DRAM), MAC (class intmac) cost');
  });
});

describe('plugins', () => {
  test('lists what is loaded, from where, which version, and what each registered', async () => {
    const mine = `export default () => ({ name: 'mine', version: '3.2.1', setup: (api) => api.hooks.report.tap(() => {}) });`;
    const files = { 'mine.mjs': mine, '.loopwrightrc': '{"plugins": ["./mine.mjs"]}' };
    const { code, stdout } = await runIn(arrayFolder(files), ['plugins', '--json']);
    expect(code).toBe(0);
    const loaded = JSON.parse(stdout);
    expect(loaded).toContainEqual({
      name: 'mine',
      version: '3.2.1',
      from: 'HERE/mine.mjs',
      mappers: [],
      hooks: ['report'],
    });
    expect(loaded).toContainEqual({
      name: 'mapper-random-pruned',
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      from: 'built in',
      mappers: ['random-pruned'],
      hooks: [],
    });
  });

  test('prints text', async () => {
    const { stdout } = await runIn(arrayFolder(), ['plugins']);
    expect(stdout).toMatch(/^Plugin +Version +Registers +From\n/);
    expect(stdout).toMatch(/energy-tables +0\.1\.0 +hook costs +built in/);
    expect(stdout).not.toContain('energy-pat');
  });
});

const config = `{"spec": ${JSON.stringify([...search, 'mapper.yaml'])}, "seed": 9, "limits": {"seconds": 3}}`;
const files = { '.loopwrightrc': config, 'mapper.yaml': 'mapper: {search_size: 300}' };

describe('config', () => {
  test('says where every value comes from', async () => {
    const { code, stdout } = await runIn(arrayFolder(files), ['config', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      file: { value: 'HERE/.loopwrightrc' },
      seed: { value: 9, from: 'HERE/.loopwrightrc' },
      'limits.seconds': { value: 3, from: 'HERE/.loopwrightrc' },
      'limits.evaluations': { value: 300, from: 'mapper section' },
      mapper: { value: 'random-pruned', from: 'default' },
      'plugins.0': { from: 'built in' },
    });
  });

  test('prints text, also without any file', async () => {
    const { code, stdout } = await runIn(arrayFolder(), ['config']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Key +Value +From\n/);
    expect(stdout).toMatch(/\nseed +1 +default\n/);
  });
});

describe('options of every command that reads a configuration', () => {
  const commands: readonly (readonly string[])[] = [
    ['evaluate', ...all],
    ['explain', ...all],
    ['map', ...search],
    ['check', ...all],
    ['costs', ...search],
    ['config', ...search],
    ['plugins'],
  ];

  test.each(commands)('%s', async (...command) => {
    const options = ['--plugin', 'energy-normalized', '--preset', 'quick', '--set', 'limits.evaluations=300'];
    expect(await runIn(arrayFolder(), [...command, ...options])).toMatchObject({ code: 0, stderr: '' });
    const wrong = await runIn(arrayFolder(), [...command, '--set', 'limits.evaluation=300']);
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
    expect(wrong.stderr).toContain('did you mean "evaluations"?');
  });

  test('say where a value comes from', async () => {
    const argv = ['config', '--json', '--set', 'seed=4', '--preset', 'proof', '--plugin', 'energy-pat'];
    const { stdout } = await runIn(arrayFolder(files), argv);
    const found = JSON.parse(stdout);
    expect(found).toMatchObject({
      seed: { value: 4, from: '--set seed=4' },
      mapper: { value: 'optimal', from: 'preset proof' },
      'limits.seconds': { value: 3, from: 'HERE/.loopwrightrc' },
    });
    expect(Object.values(found)).toContainEqual({ value: 'energy-pat', from: 'built in' });
  });
});

describe('one line of the configuration', () => {
  const map = async (config: string) => {
    const { code, stdout } = await inFolder(config, 'map', '--json', '--evaluations', '2000', '--threads', '1');
    expect(code).toBe(0);
    const { best, search: found } = JSON.parse(stdout);
    return { counts: { computes: best.compute.computes, mapspace: found.mapspace }, mapper: found.mapper, best };
  };

  test('swaps the mapper, and nothing else', async () => {
    const random = await map(`{"spec": ${spec}, "mapper": "random"}`);
    const hybrid = await map(`{"spec": ${spec}, "mapper": "hybrid"}`);
    expect([random.mapper, hybrid.mapper]).toEqual(['random', 'hybrid']);
    expect(hybrid.counts).toEqual(random.counts);
  });

  test('swaps the energy model, and nothing else', async () => {
    const all = JSON.stringify([...search, 'mapping.yaml']);
    const evaluate = async (plugins: string) => {
      const { code, stdout } = await inFolder(`{"spec": ${all}, "plugins": ${plugins}}`, 'evaluate', '--json');
      expect(code).toBe(0);
      return JSON.parse(stdout);
    };
    const tables = await evaluate('[]');
    const normalized = await evaluate('["energy-normalized"]');
    expect(normalized.energyPj).not.toBe(tables.energyPj);
    expect(withoutEnergy(normalized)).toEqual(withoutEnergy(tables));
  });
});

/** The figures that energies have no part in. */
function withoutEnergy(evaluation: object): unknown {
  return JSON.parse(JSON.stringify(evaluation, (key, value) => (/energy|edp|area/i.test(key) ? undefined : value)));
}
