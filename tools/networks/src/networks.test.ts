import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadSpecification } from '@loopwright/spec';
import { computesOfWorkload, distinctOperations } from '@loopwright/workload';
import { describe, expect, test } from 'vitest';
import { networksFolder, problemFiles, readNetworks } from './read-networks.ts';

const designsFolder = join(networksFolder, '../designs');
const foldersOf = (folder: string) =>
  readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const designs = foldersOf(designsFolder);
const folders = foldersOf(networksFolder).map(({ name }) => name);
const read = (file: string) => ({ file, text: readFileSync(file, 'utf8') });
const load = (design: string, problem: string) =>
  loadSpecification([
    ...['arch.yaml', 'ERT.yaml', 'ART.yaml'].map((file) => read(join(designsFolder, design, file))),
    read(join(networksFolder, problem)),
  ]);

describe('configs/networks', () => {
  test('holds what the generator writes, and nothing else', () => {
    const there = folders.flatMap((folder) =>
      readdirSync(join(networksFolder, folder)).map((file) => `${folder}/${file}`),
    );
    expect(there.sort()).toEqual([...problemFiles().keys()].sort());
    for (const [path, text] of problemFiles()) expect(read(join(networksFolder, path)).text).toBe(text);
  });

  test('has a row of its README for each network, with its figures', () => {
    const rows = readFileSync(join(networksFolder, 'README.md'), 'utf8').match(/^\| `.*(?= \|.*\|$)/gm);
    const expected = [...readNetworks()].map(([name, workload]) => {
      const operations = workload.operations.reduce((sum, { count }) => sum + count, 0);
      const billions = (computesOfWorkload(workload) / 1e9).toFixed(3);
      return `| \`${name}\` | ${workload.name} | ${operations} | ${distinctOperations(workload).length} | ${billions}`;
    });
    expect(rows).toEqual(expected.sort());
  });

  test('every problem is read without a warning', () => {
    for (const [path] of problemFiles()) {
      const { specification, warnings } = load('grid-256', path);
      expect(warnings, path).toEqual([]);
      expect(specification.problem.dimensions).toHaveLength(7);
    }
  });

  test('VGG-16 conv3_2', () => {
    const { dimensions } = load('grid-256', 'vgg16/conv3_2.yaml').specification.problem;
    const bounds = Object.fromEntries(dimensions.map(({ name, bound }) => [name, bound]));
    expect(bounds).toEqual({ C: 256, M: 256, R: 3, S: 3, N: 1, P: 56, Q: 56 });
  });
});

describe('configs/designs', () => {
  test.each(designs.map(({ name }) => name))('%s is read without a warning, and has its tables', (name) => {
    const { specification, warnings } = load(name, 'vgg16/conv3_2.yaml');
    expect(warnings).toEqual([]);
    const { levels, compute } = specification.architecture;
    const costed = [...levels.filter((level) => level.kind === 'memory'), compute].map((component) => component.name);
    expect(specification.energyTables.map(({ component }) => component).sort()).toEqual(costed.sort());
    expect(readdirSync(join(designsFolder, name))).toContain('README.md');
    // With its row in the README of all, which says how many units there are.
    const row = new RegExp(`^\\| \\[${name}\\]\\(${name}\\) +\\| ${compute.instances} `, 'm');
    expect(readFileSync(join(designsFolder, 'README.md'), 'utf8')).toMatch(row);
  });
});
