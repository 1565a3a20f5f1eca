import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { arrayFolder, runIn } from '../fixtures/run-in.ts';
import { Library } from './library.ts';

const folder = fileURLToPath(new URL('../../../configs', import.meta.url));
const io = { library: folder };

test('designs, networks and layers are known by name', () => {
  const library = new Library(folder);
  expect(library.designs).toContain('grid-256');
  expect(library.layers).toContain('resnet18/conv1');
  expect(library.find('grid-256').map(({ file }) => file)).toContain('grid-256/arch.yaml');
  expect(library.find('resnet18').map(({ file }) => file)).toEqual(['resnet18.yaml']);
  expect(library.find('resnet18/conv1').map(({ file }) => file)).toEqual(['resnet18/conv1.yaml']);
  expect(library.find('resnet18/conv0')).toEqual([]);
  expect(library.find('buffers-and-arrays').map(({ file }) => file)).toEqual(['buffers-and-arrays/study.yaml']);
  expect(library.find('buffers-and-arrays/arch.yaml')).toHaveLength(1);
  expect(library.find('buffers-and-arrays/README.md')).toEqual([]);
  expect(library.find('resnet19')).toEqual([]);
  expect(new Library(undefined).designs).toEqual([]);
});

test('a name stands for files, unless there is a file of that name', async () => {
  const argv = ['map', 'grid-256', 'resnet18/conv1', '--evaluations', '500', '--json'];
  const { code, stdout } = await runIn(arrayFolder(), argv, io);
  expect(code).toBe(0);
  expect(Object.keys(JSON.parse(stdout).best.levels)).toContain('GlobalBuffer');
  const own = await runIn(arrayFolder({ 'grid-256': 'architecture: 7' }), ['check', 'grid-256', 'resnet18/conv1'], io);
  expect(own.stdout).toContain('grid-256:1:');
});

test('a name that is almost one of them is pointed to', async () => {
  const { stdout } = await runIn(arrayFolder(), ['check', 'grid-265', 'resnet18/conf1'], io);
  expect(stdout).toContain('did you mean grid-256, which comes along?');
  expect(stdout).toContain('did you mean resnet18/conv1, which comes along?');
});

test('init writes what map then runs', async () => {
  const empty = arrayFolder();
  const { code, stdout } = await runIn(empty, ['init', 'first', '--design', 'systolic-1024'], io);
  expect(code).toBe(0);
  expect(stdout).toMatchInlineSnapshot(`
    "ART.yaml, ERT.yaml, arch.yaml, layer.yaml, loopwright.config.yaml written. Next:
      cd first
      loopwright map        # the best mapping, and that none is better
      loopwright costs      # what every component costs, and who says so
      loopwright explore    # a page on which the mapping is edited by hand
    "
  `);
  const search = ['map', '--mapper', 'random-pruned', '--evaluations', '500', '--json'];
  expect(await runIn(join(empty, 'first'), search)).toMatchObject({ code: 0, stderr: '' });
});

test('init writes over nothing', async () => {
  const taken = arrayFolder({ 'arch.yaml': 'mine' });
  const { code, stderr } = await runIn(taken, ['init'], io);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: 'error: this folder holds arch.yaml already: nothing is written; name another folder\n',
  });
  expect(readFileSync(join(taken, 'arch.yaml'), 'utf8')).toBe('mine');
  expect(readdirSync(taken)).not.toContain('layer.yaml');
});

test('init knows the names that there are', async () => {
  const { stderr } = await runIn(arrayFolder(), ['init', 'new', '--design', 'systolic'], io);
  expect(stderr).toContain('no design that comes along is named systolic: ');
  expect((await runIn(arrayFolder(), ['init', 'new'])).stderr).toContain('no design comes along');
});

test('areas that all components share are called placeholders, and no front is made of them without a warning', async () => {
  const areas = ['DRAM[1..1]', 'Buffer[1..1]', 'MAC[1..4]'].map((name) => `  - {name: 'System.${name}', area: 100}\n`);
  const folder = arrayFolder({ 'areas.yaml': `ART:\n  version: 0.4\n  tables:\n${areas.join('')}` });
  const files = ['arch.yaml', 'tables.yaml', 'areas.yaml', 'problem.yaml'];
  const map = ['map', ...files, '--evaluations', '500'];
  expect((await runIn(folder, map)).stdout).toMatch(/^Area .* placeholder: all components have the same$/m);
  const front = await runIn(folder, [...map, '-o', 'pareto']);
  expect(front.stdout).toContain('Area in use (placeholder)');
  expect(front.stderr).toMatch(/^warning: all components have the same area, a placeholder/);
  const costs = await runIn(folder, ['costs', ...files]);
  expect(costs.stdout).toContain('Area (placeholder)');
});
