import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { arrayFiles } from '../fixtures/array.ts';
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

describe('costs of a design without a problem', () => {
  const costsOf = async (folder: string, ...argv: string[]) => {
    const { code, stdout, stderr } = await runIn(folder, ['costs', '--json', ...argv]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return JSON.parse(stdout);
  };

  test('are those that it has with one', async () => {
    const alone = ['arch.yaml', 'tables.yaml'];
    expect(await costsOf(arrayFolder(), ...alone)).toEqual(await costsOf(arrayFolder(), ...search));
    const { stdout } = await runIn(arrayFolder(), ['costs', ...alone]);
    expect(stdout).toBe((await runIn(arrayFolder(), ['costs', ...search])).stdout);
  });

  test('from compound classes and an estimator, and from the older tree form', async () => {
    const files = {
      'classes.yaml': `compound_components:
  version: 0.4
  classes:
  - name: SRAM
    subcomponents: [{name: storage, class: smartbuffer_SRAM, attributes: {width: 32, depth: 64}}]
    actions:
    - {name: read, subcomponents: [{name: storage, actions: [{name: read}]}]}
    - {name: write, subcomponents: [{name: storage, actions: [{name: write}]}]}
    - {name: update, subcomponents: [{name: storage, actions: [{name: write}]}]}
`,
      'tree.yaml': `architecture:
  version: 0.2
  subtree:
  - name: System
    local: [{name: DRAM, class: DRAM, attributes: {width: 64}}]
    subtree:
    - {name: Chip, local: [{name: 'MAC[0..3]', class: intmac, attributes: {datawidth: 16}}]}
`,
    };
    const estimated = ['--plugin', 'energy-estimator'];
    const folder = arrayFolder(files);
    const names = (rows: { component: string }[]) => rows.map(({ component }) => component);
    expect(names(await costsOf(folder, 'arch.yaml', 'classes.yaml', ...estimated))).toEqual(['Buffer', 'DRAM', 'MAC']);
    expect(names(await costsOf(folder, 'tree.yaml', ...estimated))).toEqual(['DRAM', 'MAC']);
  });

  test('as tables of Accelergy are what they were, to the last digit', async () => {
    const classes = `compound_components:
  version: 0.4
  classes:
  - name: SRAM
    subcomponents:
    - {name: storage, class: smartbuffer_SRAM, area_share: 0.3, attributes: {width: 32, depth: 64, technology: 65nm}}
    - {name: counter, class: intadder, attributes: {width: 6, technology: 180nm}}
    actions:
    - name: read
      subcomponents: [{name: storage, actions: [{name: read}]}, {name: counter, actions: [{name: count}]}]
    - name: write
      subcomponents: [{name: storage, actions: [{name: fill}]}, {name: counter, actions: [{name: idle, repeat: 1e-7}]}]
    - {name: leak, subcomponents: [{name: counter, actions: [{name: idle}]}]}
`;
    const folder = arrayFolder({ 'classes.yaml': classes });
    const estimated = ['arch.yaml', 'classes.yaml', '--plugin', 'energy-estimator', '--accelergy-output', 'out'];
    const figures = (rows: { component: string; energyPj: object; areaUm2: number }[]) =>
      rows.map(({ component, energyPj, areaUm2 }) => ({ component, energyPj, areaUm2 }));
    const before = await costsOf(folder, ...estimated);
    const files = ['ERT.yaml', 'ART.yaml', 'ERT_summary.yaml', 'ART_summary.yaml'].map((name) => `out/${name}`);
    const after = await costsOf(folder, 'arch.yaml', ...files);
    expect(figures(after)).toEqual(figures(before));
    expect(after[0]).toMatchObject({ plugin: 'energy-tables', source: 'ERT of energy-estimator, ART' });
    // PyYAML takes a number without a point, as 1e-7, for text.
    const numbers = readFileSync(join(folder, 'out/ERT.yaml'), 'utf8').match(/(?<=energy: ).+/g);
    for (const number of numbers!) expect(number).toMatch(/^\d+\.\d+(e[-+]\d+)?$/);
  });

  test('say what was assumed', async () => {
    const arch = `architecture:
  version: 0.4
  nodes:
  - !Component {name: DRAM, class: DRAM, attributes: {width: 64}}
  - !Component {name: MAC, class: intmac, attributes: {technology: -1, global_cycle_seconds: 10}}
`;
    const folder = arrayFolder({ 'open.yaml': arch });
    const argv = ['open.yaml', '--plugin', 'energy-estimator'];
    expect(
      (await costsOf(folder, ...argv)).find(({ component }: { component: string }) => component === 'MAC').remarks,
    ).toEqual([
      'technology -1 names no node: 45 nm is assumed',
      'it has no width: 16 bits are assumed',
      expect.stringMatching('a cycle of global_cycle_seconds: 10 leaks'),
    ]);
    const { stdout } = await runIn(folder, ['costs', ...argv]);
    expect(stdout).toContain('\nRemarks\nMAC: technology -1 names no node: 45 nm is assumed\n');
  });

  test('wait for no constraint and no mapping, but a problem that is there must be sound', async () => {
    const files = {
      'c.yaml': 'constraints: [{target: Buffer, type: temporal, factors: [Q=2]}]',
      'wrong.yaml': arrayFiles['problem.yaml'].replace('K: 12', 'K: 0'),
      'typo.yaml': arrayFiles['arch.yaml'].replace('meshX', 'meshXX'),
    };
    await costsOf(arrayFolder(files), 'arch.yaml', 'tables.yaml', 'c.yaml', 'mapping.yaml');
    const { code, stderr } = await runIn(arrayFolder(files), ['costs', 'typo.yaml', 'wrong.yaml', 'tables.yaml']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^typo.yaml:14:15: error unknown-key/);
    expect(stderr).toMatch(/\nwrong.yaml:10:29: error out-of-range/);
  });

  test('say what is missing where there is no architecture', async () => {
    const { code, stderr } = await runIn(arrayFolder(), ['costs', 'tables.yaml']);
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('"architecture"') });
    expect(stderr).not.toContain('"problem"');
  });

  test('a plugin that changes what is loaded has its say where a problem is bound', async () => {
    const plugin = `export default () => ({
  name: 'dear',
  setup({ hooks }) {
    hooks.specLoad.tap((specification) => ({
      ...specification,
      energyTables: specification.energyTables.map((table) => ({ ...table, energyPj: { read: 9, write: 9, compute: 9 } })),
    }));
  },
});`;
    const folder = arrayFolder({ 'dear.mjs': plugin, '.loopwrightrc': '{"plugins": ["./dear.mjs"]}' });
    const reads = async (...argv: string[]) => (await costsOf(folder, ...argv))[0].energyPj.read;
    expect([await reads(...search), await reads('arch.yaml', 'tables.yaml')]).toEqual([9, 6]);
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
      section: null,
      executors: [],
      metrics: [],
      samplers: [],
      densities: [],
      formats: [],
      mappers: [],
      hooks: ['report'],
    });
    expect(loaded).toContainEqual({
      name: 'mapper-random-pruned',
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      from: 'built in',
      mappers: ['random-pruned'],
      section: null,
      executors: [],
      metrics: [],
      samplers: [],
      densities: [],
      formats: [],
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
      mapper: { value: 'optimal', from: 'default' },
      'plugins.0': { from: 'built in' },
    });
  });

  test('needs no problem', async () => {
    const { code, stdout } = await runIn(arrayFolder(files), ['config', 'arch.yaml', 'mapper.yaml', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ 'limits.evaluations': { value: 300, from: 'mapper section' } });
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

/** The figures that energies have no part in; the key tells all runs apart. */
function withoutEnergy(evaluation: object): unknown {
  return JSON.parse(
    JSON.stringify(evaluation, (key, value) => (/^key$|energy|edp|area/i.test(key) ? undefined : value)),
  );
}

test('a second config file beside the one that is read is named once', async () => {
  const folder = arrayFolder({ 'loopwright.config.yaml': 'seed: 3', 'loopwright.config.json': '{"seed": 4}' });
  const { stderr, stdout } = await runIn(folder, ['config', '--json']);
  expect(stderr).toBe(
    'warning: loopwright.config.yaml is not read: loopwright.config.json beside it comes first; remove one of them, or name one by --config\n',
  );
  expect(JSON.parse(stdout).seed.value).toBe(4);
});
