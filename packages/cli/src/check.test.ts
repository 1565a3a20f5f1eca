import { describe, expect, test } from 'vitest';
import { arrayFiles } from '../fixtures/array.ts';
import { all, arrayFolder, runIn, search } from '../fixtures/run-in.ts';

const check = (files: Record<string, string>, ...argv: string[]) => runIn(arrayFolder(files), ['check', ...argv]);

/** Codes of what is wrong, with their severities, and the exit code. */
async function codes(files: Record<string, string>, ...argv: string[]) {
  const { code, stdout } = await check(files, ...argv, '--json');
  const found = JSON.parse(stdout) as { severity: string; code: string }[];
  return { code, found: found.map((one) => `${one.severity} ${one.code}`) };
}

const constraints = (target: string) => ({ 'c.yaml': `constraints: {targets: [${target}]}` });

describe('text', () => {
  test('files without problems', async () => {
    expect(await check({}, ...all)).toEqual({ code: 0, stdout: 'No problems in 4 files\n', stderr: '' });
  });

  test('all problems of all files at once', async () => {
    const files = {
      'arch.yaml': arrayFiles['arch.yaml'].replace('meshX: 4', 'meshXX: 4'),
      'mapping.yaml': arrayFiles['mapping.yaml'].replace('M=2, N=3', 'M=2, Q=3'),
    };
    const { code, stdout } = await check(files, ...all, 'nowhere.yaml');
    expect({ code, stdout }).toMatchSnapshot();
  });

  test('an empty mapspace, a fan-out that nothing can use, a missing action', async () => {
    const files = {
      ...constraints(`
  {target: Buffer, type: temporal, factors: [K=5]},
  {target: DRAM, type: temporal, factors: [K=1]},
  {target: PE, type: spatial, default_max_factor: 1}`),
      'tables.yaml': arrayFiles['tables.yaml'].replace('[{name: read, energy: 6}, ', '['),
    };
    const { code, stdout } = await check(files, ...search, 'c.yaml');
    expect({ code, stdout }).toMatchSnapshot();
  });
});

describe('costs', () => {
  const estimated = (files: Record<string, string>) =>
    check(files, 'arch.yaml', 'problem.yaml', 'mapping.yaml', '--plugin', 'energy-estimator');

  test('what an estimator assumed is a warning, and why it does not know a component stands with it', async () => {
    const arch = arrayFiles['arch.yaml'];
    const open = arch.replace('depth: 64}', 'depth: 64, technology: -1}');
    const { code, stdout } = await estimated({ 'arch.yaml': open });
    expect(code).toBe(0);
    expect(stdout).toContain(
      'arch.yaml:9:11: warning cost-remark: Buffer: technology -1 names no node: 45 nm is assumed',
    );
    const { stdout: declined } = await estimated({ 'arch.yaml': arch.replace('class: intmac', 'class: quark') });
    expect(declined).toContain('nobody knows what "MAC" costs: energy-estimator knows no class quark; it knows');
    expect(declined).toContain('energy-pat');
  });
});

describe('cross-checks', () => {
  test('factors that leave no mapping are errors where one is to be searched for', async () => {
    const impossible = constraints('{target: PE, type: spatial, factors: [M=8]}');
    expect(await codes(impossible, ...search, 'c.yaml')).toEqual({ code: 2, found: ['error fanout-overfull'] });
    expect(await codes(impossible, ...all, 'c.yaml')).toEqual({ code: 0, found: ['warning fanout-overfull'] });
  });

  test('a memory that must keep more than it holds', async () => {
    const full = constraints(
      '{target: Buffer, type: dataspace, keep: [A, B]}, {target: Buffer, type: temporal, factors: [M=8, K=12, N=6]}',
    );
    expect(await codes(full, ...search, 'c.yaml')).toEqual({
      code: 2,
      found: ['error memory-overfull', 'warning fanout-unused'],
    });
  });

  test('a memory too small for a word of each dataspace that it must keep', async () => {
    const files = {
      'arch.yaml': arrayFiles['arch.yaml'].replace('width: 32, depth: 64', 'width: 16, depth: 1'),
      ...constraints('{target: Buffer, type: dataspace, keep: [A, B]}'),
    };
    expect(await codes(files, ...search, 'c.yaml')).toEqual({ code: 2, found: ['error memory-too-small'] });
  });

  test('a dataspace that nothing keeps', async () => {
    const nowhere = constraints(
      '{target: Buffer, type: dataspace, bypass: [A]}, {target: DRAM, type: dataspace, bypass: [A]}',
    );
    expect(await codes(nowhere, ...search, 'c.yaml')).toEqual({ code: 2, found: ['error kept-nowhere'] });
  });

  test('costs that nobody knows: a warning without tables, an error beside tables', async () => {
    const none = ['warning no-costs', 'warning no-costs', 'warning no-costs'];
    expect(await codes({}, 'arch.yaml', 'problem.yaml')).toEqual({ code: 0, found: none });
    const lacking = { 'tables.yaml': arrayFiles['tables.yaml'].replace('System.MAC[', 'System.MCA[') };
    expect(await codes(lacking, ...search)).toEqual({ code: 2, found: ['error no-costs'] });
  });

  test('a design alone lacks its problem', async () => {
    expect(await codes({}, 'arch.yaml')).toEqual({ code: 2, found: ['error missing-section'] });
    const typo = { 'arch.yaml': arrayFiles['arch.yaml'].replace('meshX', 'meshXX') };
    expect(await codes(typo, 'arch.yaml')).toEqual({ code: 2, found: ['error missing-section', 'error unknown-key'] });
  });

  test('loops that cannot be numbered', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `D${index}`);
    const problem = {
      version: 0.4,
      shape: {
        name: 'wide',
        dimensions: names,
        data_spaces: [{ name: 'A', projection: names.map((name) => [[name]]), read_write: true }],
      },
      instance: Object.fromEntries(names.map((name) => [name, 2])),
    };
    const files = { 'problem.yaml': JSON.stringify({ problem }) };
    expect(await codes(files, ...search)).toEqual({ code: 2, found: ['error too-many-loops'] });
  });
});

test('JSON for editors', async () => {
  const files = { 'arch.yaml': arrayFiles['arch.yaml'].replace('meshX: 4', 'meshXX: 4') };
  const { code, stdout } = await check(files, ...search, '--json');
  expect(code).toBe(2);
  expect(JSON.parse(stdout)).toEqual([
    {
      code: 'unknown-key',
      severity: 'error',
      message: 'spatial of PE has no key "meshXX"',
      file: 'arch.yaml',
      line: 14,
      column: 15,
      found: '"meshXX"',
      expected: 'one of meshX, meshY',
      hint: 'did you mean "meshX"?',
    },
  ]);
  expect(JSON.parse((await check({}, ...all, '--json')).stdout)).toEqual([]);
});

describe('networks', () => {
  const operations = '  operations:\n  - {name: one, C: 4, M: 8}\n  - {name: two, C: 8, M: 4}\n';
  const design = ['arch.yaml', 'tables.yaml', 'net.yaml'];

  test('all operations are bound to the design, what is wrong with that is said once', async () => {
    const net = { 'net.yaml': `workload:\n  name: net\n${operations}` };
    expect(await codes(net, ...design)).toEqual({ code: 0, found: [] });
    const tables = { ...net, 'tables.yaml': arrayFiles['tables.yaml'].replace('System.MAC', 'System.MUL') };
    const { stdout } = await check(tables, ...design);
    expect(stdout.match(/nobody knows what "MAC" costs/g)).toHaveLength(1);
  });

  test('what is wrong with the network is at its place', async () => {
    const { code, stdout } = await check({ 'net.yaml': `workload:\n  title: net\n${operations}` }, ...design);
    expect(code).toBe(2);
    expect(stdout).toMatch(/^net\.yaml:2:3: error unknown-key: /);
  });

  test('a network alone asks for a design', async () => {
    const { stdout } = await check({ 'net.yaml': `workload:\n  name: net\n${operations}` }, 'net.yaml');
    expect(stdout).toMatch(/^error missing-section: .*\n {2}found: {4}a network: net\.yaml/);
  });
});
