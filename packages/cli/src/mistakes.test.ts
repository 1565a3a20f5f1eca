import { describe, expect, test } from 'vitest';
import { arrayFiles } from '../fixtures/array.ts';
import { all, arrayFolder, runIn, search } from '../fixtures/run-in.ts';

type Files = Partial<Record<keyof typeof arrayFiles | (string & {}), string>>;

/** The file with one thing changed. */
function changed(file: keyof typeof arrayFiles, from: string, to: string): Files {
  expect(arrayFiles[file]).toContain(from);
  return { [file]: arrayFiles[file].replace(from, to) };
}

/** What goes to the standard error for bad input. */
async function message(files: Files, ...argv: string[]): Promise<string> {
  const { code, stdout, stderr } = await runIn(arrayFolder(files as Record<string, string>), argv);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).not.toMatch(/\n\s+at .*:\d+:\d+/);
  return stderr;
}

describe('input files', () => {
  test('a misspelt key', async () => {
    const files = changed('arch.yaml', 'name: Buffer\n    class:', 'name: Buffer\n    clas:');
    expect(await message(files, 'evaluate', ...all)).toMatchSnapshot();
  });

  test('a dimension that does not exist', async () => {
    const files = changed('mapping.yaml', 'factors: [M=1, N=2, K=4]', 'factors: [M=1, N=2, Q=4]');
    expect(await message(files, 'evaluate', ...all)).toMatchSnapshot();
  });

  test('factors that do not multiply to the bound', async () => {
    const files = changed('mapping.yaml', 'M=4, N=1', 'M=3, N=1');
    expect(await message(files, 'evaluate', ...all)).toMatchSnapshot();
  });

  test('a file named beside those of the configuration, whose place it takes', async () => {
    const files = { 'loopwright.config.json': JSON.stringify({ spec: search }) };
    expect(await message(files, 'evaluate', 'mapping.yaml')).toMatchSnapshot();
  });

  const zeros = (formats: string) =>
    changed(
      'arch.yaml',
      'name: Buffer\n',
      `name: Buffer\n    sparse_optimizations: {representation_format: {any_of: {none: , ${formats}}}}\n`,
    );
  const coordinates = (format: string) => zeros(`other: {data_spaces: [{name: A, ranks: [{format: ${format}}]}]}`);

  test('a format that nobody knows, among alternatives that are not taken', async () => {
    expect(await message(coordinates('CPP'), 'evaluate', ...all)).toMatchSnapshot();
  });

  test('an override of alternatives that is misspelt', async () => {
    const argv = ['evaluate', ...all, '--override', 'Buffer.representation_formats=other'];
    expect(await message(coordinates('CP'), ...argv)).toMatchSnapshot();
  });

  test('a word for imperfect factors that is misspelt', async () => {
    expect(await message({}, 'map', ...search, '--imperfect', 'spacial')).toMatchSnapshot();
  });

  test('an architecture without compute', async () => {
    const files = { 'arch.yaml': arrayFiles['arch.yaml'].replace(/ {2}- !Component\n {4}name: MAC[\s\S]*/, '') };
    expect(await message(files, 'map', ...search)).toMatchSnapshot();
  });

  test('an empty file', async () => {
    expect(await message({ 'problem.yaml': '' }, 'map', ...search)).toMatchSnapshot();
  });

  test('a file that is not there', async () => {
    expect(await message({}, 'map', 'arch.yml', 'problem.yaml', 'nowhere/tables.yaml')).toMatchSnapshot();
  });

  test('a folder without YAML', async () => {
    expect(await message({ 'design/a.json': '', 'design/top.yaml.jinja2': '' }, 'map', 'design')).toMatchSnapshot();
  });

  test('several layers', async () => {
    const layers = { 'a.yaml': arrayFiles['problem.yaml'], 'b.yaml': arrayFiles['problem.yaml'] };
    expect(await message(layers, 'evaluate', 'arch.yaml', 'tables.yaml', 'a.yaml', 'b.yaml')).toMatchSnapshot();
  });

  test('no file at all', async () => {
    expect(await message({}, 'map')).toMatchSnapshot();
    expect(await message({ '.loopwrightrc': 'seed: 7' }, 'map')).toMatchSnapshot();
  });

  test('nothing to evaluate', async () => {
    expect(await message({}, 'evaluate', ...search)).toMatchSnapshot();
  });

  test('a component that nobody costs', async () => {
    expect(await message({}, 'map', 'arch.yaml', 'problem.yaml')).toMatchSnapshot();
  });
});

describe('options', () => {
  test.each([
    ['map --secnds 3'],
    ['map --seconds soon'],
    ['map --seconds 0'],
    ['map --evaluations 1.5'],
    ['map --threads 0'],
    ['map --seed -1'],
    ['mapp'],
    [''],
  ])('%s', async (line) => {
    const argv = line.split(' ').filter((part) => part !== '');
    expect(await message({}, ...argv)).toMatchSnapshot();
  });

  test('a mapper that is not there', async () => {
    const text = await message({}, 'map', ...search, '--mapper', 'randm-pruned');
    expect(text).toContain('no mapper is named randm-pruned: there are ');
  });
});

describe('configuration', () => {
  test('an unknown key', async () => {
    expect(await message({ '.loopwrightrc': 'mappr: random' }, 'map', ...search)).toMatchSnapshot();
  });

  test('a file that is not there', async () => {
    expect(await message({}, 'map', ...search, '--config', 'none.json')).toMatchSnapshot();
  });

  test('a metric of the mapper section that is not there', async () => {
    const files = { 'mapper.yaml': 'mapper: {optimization_metrics: [dealy]}' };
    expect(await message(files, 'map', ...search, 'mapper.yaml')).toMatchSnapshot();
  });

  test('a plugin that breaks', async () => {
    const files = {
      'loopwright.config.mjs':
        'export default { plugins: [{ name: "broken", setup(api) { api.hooks.costs.tap(() => { throw new Error("no luck"); }); } }] };',
    };
    expect(await message(files, 'map', ...search)).toMatchSnapshot();
  });
});

test('a mapping below the bound of its mapper is a mistake to report', async () => {
  const files = {
    'loopwright.config.mjs': `const start = ({ mapspace }) => ({
      done: false,
      bound: 1e99,
      ask: (batch) => (mapspace.decode(mapspace.genome(), batch, 0), 1),
      tell() {},
    });
    const boastful = { name: 'boastful', description: 'proves the impossible', start };
    export default { plugins: [{ name: 'boast', setup: (api) => api.registerMapper(boastful) }] };`,
  };
  const argv = ['map', ...search, '--mapper', 'boastful', '--evaluations', '9'];
  const { code, stdout, stderr } = await runIn(arrayFolder(files), argv);
  expect({ code, stdout }).toEqual({ code: 70, stdout: '' });
  expect(stderr).toMatch(
    /^loopwright made a mistake, please report it:\nBrokenBoundError: mapper boastful: its proof .* \(mapping /,
  );
});

test('a mistake of loopwright itself shows its stack', async () => {
  const stdout = {
    write() {
      throw new TypeError('cannot write');
    },
  };
  const { code, stderr } = await runIn(arrayFolder(), ['evaluate', ...all], { stdout });
  expect(code).toBe(70);
  expect(stderr).toMatch(/^loopwright made a mistake, please report it:\nTypeError: cannot write\n\s+at /);
});
