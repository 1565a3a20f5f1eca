import { expect, test } from 'vitest';
import { arrayFiles } from '../fixtures/array.ts';
import { arrayFolder, runIn } from '../fixtures/run-in.ts';

const broken = arrayFiles['arch.yaml'].replace('meshX: 4', 'meshXX: 4');

const summary = (files: Record<string, string>, ...argv: string[]) =>
  runIn(arrayFolder(files), ['check', '--summary', '.', ...argv]);

test('a line per set, and a count by cause', async () => {
  const { code, stdout } = await summary({ 'second/arch.yaml': broken });
  const lines = stdout.trimEnd().split('\n');
  expect(lines[0]).toBe('runs  arch.yaml + mapping.yaml + problem.yaml + 1 shared');
  expect(lines[1]).toMatch(/^stops second\/arch\.yaml \+ .*: second\/arch\.yaml:\d+:\d+: unknown-key: /);
  expect(lines.slice(2)).toEqual(['', '1 of 2 sets run', '     1  unknown-key']);
  expect(code).toBe(2);
});

test('as JSON', async () => {
  const { code, stdout } = await summary({}, '--json');
  expect(JSON.parse(stdout)).toEqual({
    sets: [
      { design: 'arch.yaml', files: ['arch.yaml', 'mapping.yaml', 'problem.yaml', 'tables.yaml'], outcome: 'runs' },
    ],
    outcomes: { runs: 1, costs: 0, stops: 0 },
    causes: {},
    untried: 0,
    leftOut: 0,
    unreadable: [],
  });
  expect(code).toBe(0);
});

test('a design without a problem only costs', async () => {
  const { code, stdout } = await runIn(arrayFolder({ 'problem.yaml': '', 'mapping.yaml': '' }), [
    'check',
    '--summary',
    '.',
  ]);
  expect(stdout).toBe(
    'costs arch.yaml + 1 shared: without a problem\n\n0 of 1 sets run\n     1  only cost: no problem lies near\n',
  );
  expect(code).toBe(0);
});

test('a mapping that does not fit stops', async () => {
  const small = arrayFiles['arch.yaml'].replace('meshX: 4', 'meshX: 2');
  const { stdout } = await summary({ 'arch.yaml': small });
  expect(stdout).toMatch(
    /^stops arch\.yaml.*: arch\.yaml:\d+:\d+: mapping-misfit: this mapping does not fit: PE has 2 copies/,
  );
});

test('a mapping is tried with the problem that it covers, and the others without it', async () => {
  const larger = arrayFiles['problem.yaml'].replace(/(M: )\d+/, '$164');
  const { stdout } = await summary({ 'a-problem.yaml': larger });
  expect(stdout.split('\n')).toEqual([
    'runs  arch.yaml + a-problem.yaml + 1 shared',
    'runs  arch.yaml + problem.yaml + mapping.yaml + 1 shared',
    '',
    '2 of 2 sets run',
    '',
  ]);
});

test('tables of costs that are CSV, and other tables', async () => {
  const csv = 'component,action,energy_pj\nDRAM,read,1\nDRAM,write,1\nBuffer,read,1\nBuffer,write,1\nMAC,compute,1\n';
  const { stdout } = await summary({ 'tables.yaml': '', 'costs.csv': csv, 'results.csv': 'cycles,energy\n1,2\n' });
  expect(stdout).toContain('runs  arch.yaml + mapping.yaml + problem.yaml + 1 shared\n');
});

test('what is done when it is interrupted is printed', async () => {
  let interrupt = () => {};
  const onInterrupt = (called: () => void) => {
    interrupt = called;
    return () => {};
  };
  const printed: string[] = [];
  const write = (text: string) => {
    printed.push(text);
    interrupt();
  };
  const io = { onInterrupt, stdout: { write } };
  const folder = arrayFolder({ 'second/arch.yaml': broken });
  expect(await runIn(folder, ['check', '--summary', '.'], io)).toMatchObject({ code: 2 });
  expect(printed.join('')).toMatch(
    /^runs {2}arch\.yaml.*\n\n1 of 1 sets run\ninterrupted: 1 more sets were not tried\n$/,
  );
});

test('a design that nobody can cost stops', async () => {
  const { stdout } = await summary({ 'tables.yaml': '' });
  expect(stdout).toContain('     1  no-costs');
});

test('whatever the files hold, every set has its line', async () => {
  const files = {
    'one/arch.yaml': 'architecture: [',
    'two/arch.yaml': 'architecture: &a\n  nodes: *a\n',
    'three/arch.yaml': 'architecture: {}\n\0',
    'four/arch.yaml': '',
  };
  const { code, stdout, stderr } = await summary(files);
  expect(stdout).toContain('three/arch.yaml is a binary file');
  expect(stdout).toContain('1 of 3 sets run');
  expect({ code, stderr }).toEqual({ code: 2, stderr: '' });
});

test('templates stand alone, and are rendered with the variables of the command line', async () => {
  const text = arrayFiles['arch.yaml'].replace('meshX: 4', 'meshX: {{ columns }}');
  const files = { 'all/top.yaml.jinja2': [arrayFiles['problem.yaml'], text, arrayFiles['tables.yaml']].join('\n') };
  const defined = await summary(files, '--define', 'columns=2');
  expect(defined.stdout).toContain('2 of 2 sets run');
  expect((await summary(files)).stdout).toMatch(/stops all\/top\.yaml\.jinja2: all\/top\.yaml\.jinja2:\d+:\d+: /);
});

test('a folder that is not there', async () => {
  const { code, stdout } = await runIn(arrayFolder(), ['check', '--summary', 'nowhere']);
  expect(stdout).toMatch(/^unreadable-folder: nowhere cannot be read/);
  expect(code).toBe(2);
});
