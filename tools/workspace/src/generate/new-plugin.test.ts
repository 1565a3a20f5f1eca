import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { FsTree } from 'nx/src/generators/tree.js';
import { describe, expect, test } from 'vitest';
import newMapper from './new-mapper.js';
import newPlugin from './new-plugin.js';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const description = 'as a test of its generator';

/** The repository with a plugin more: nothing of it is written to the disk. */
function treeWith(kind: 'mapper' | 'energy' | 'cost', name: string): FsTree {
  const tree = new FsTree(root, false);
  newPlugin(tree, { kind, name, description });
  return tree;
}

const read = (tree: FsTree, file: string) => tree.read(file, 'utf8')!;
const json = (tree: FsTree, file: string) => JSON.parse(read(tree, file));

describe.each(['mapper', 'energy', 'cost'] as const)('%s', (kind) => {
  const tree = treeWith(kind, 'tabu-search');
  const folder = `plugins/${kind}-tabu-search`;

  test('its package is like those beside it', () => {
    const beside = 'plugins/mapper-random';
    const inRepository = readdirSync(`${root}/${beside}`).filter((name) => !['dist', 'node_modules'].includes(name));
    expect(tree.children(folder).sort()).toEqual(inRepository.sort());
    const fields = (name: string) => Object.keys(json(tree, `${name}/package.json`));
    expect(fields(folder)).toEqual(fields(beside));
    expect(json(tree, `${folder}/package.json`)).toMatchObject({
      name: `@loopwright/${kind}-tabu-search`,
      description,
    });
    expect(json(tree, `${folder}/tsconfig.json`).references).toEqual([{ path: '../../packages/core' }]);
    const texts = tree.children(`${folder}/src`).map((file) => read(tree, `${folder}/src/${file}`));
    expect([...texts, read(tree, `${folder}/README.md`)].join('\n')).not.toMatch(
      /(?<!Pruned)Sample(?!r)|loopwright-plugin/,
    );
  });

  test('every list names it, in order', () => {
    const value = kind === 'mapper' ? 'mapperTabuSearch' : `onRequest(${kind}TabuSearch)`;
    expect(read(tree, 'packages/cli/src/built-in-plugins.ts')).toContain(`  '${kind}-tabu-search': ${value},\n`);
    expect(read(tree, 'tools/browser-test/src/evaluate-sources.ts')).toContain(
      `'${kind}-tabu-search': ${kind}TabuSearch,\n`,
    );
    for (const file of ['packages/cli/src/built-in-plugins.ts', 'tools/browser-test/src/evaluate-sources.ts']) {
      const keys = [...read(tree, file).matchAll(/^ {2}'([\w-]+)': /gm)].map(([, key]) => key!);
      expect(keys).toContain(`${kind}-tabu-search`);
      expect(keys).toEqual(keys.toSorted());
    }
    expect(json(tree, 'packages/cli/package.json').dependencies).toHaveProperty([`@loopwright/${kind}-tabu-search`]);
    expect(read(tree, 'tsconfig.json')).toContain(`{ "path": "${folder}" }`);
    expect(read(tree, 'packages/cli/tsconfig.json')).toContain(`{ "path": "../../${folder}" }`);
  });
});

test('a mapper stands on the page of mappers and on that of the explorer', () => {
  const tree = new FsTree(root, false);
  newMapper(tree, { name: 'tabu-search', description });
  expect(read(tree, 'docs/mappers.md')).toContain(`| \`tabu-search\` | ${description} |\n\n`);
  expect(read(tree, 'packages/explorer/src/page-mappers.ts')).toContain("  'tabu-search',\n");
  expect(read(tree, 'packages/explorer/page/engine/mappers.ts')).toContain("  'tabu-search': mapperTabuSearch,\n");
});

test('is not made twice, nor under a name that no package can have', () => {
  expect(() => treeWith('mapper', 'random')).toThrow('is there already');
  expect(() => treeWith('mapper', 'Tabu')).toThrow('write a name as tabu-search');
});
