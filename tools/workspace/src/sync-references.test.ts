import { createTree } from 'nx/src/generators/testing-utils/create-tree.js';
import { expect, test } from 'vitest';
import syncReferences from './sync-references.js';

function treeOf(files: Readonly<Record<string, string>>) {
  const tree = createTree();
  for (const [file, text] of Object.entries(files)) tree.write(file, text);
  return tree;
}

const manifest = (name: string, ...dependencies: string[]) =>
  JSON.stringify({ name, dependencies: Object.fromEntries(dependencies.map((other) => [other, '^1.0.0'])) });

const files = {
  'tsconfig.json': '{\n  "files": [],\n  "references": [{ "path": "packages/gone" }]\n}\n',
  'packages/spec/package.json': manifest('spec', 'zod'),
  'packages/spec/tsconfig.json':
    '{\n  "extends": "../../tsconfig.base.json",\n  "references": [{ "path": "../core" }]\n}\n',
  'packages/core/package.json': manifest('core', 'spec'),
  'packages/core/tsconfig.json': '{\n  // A comment stays.\n  "extends": "../../tsconfig.base.json"\n}\n',
  'plugins/mapper/package.json': manifest('mapper', 'core', 'spec'),
  'plugins/mapper/tsconfig.json': '{\n  "extends": "../../tsconfig.base.json"\n}\n',
};

test('references are the dependencies of package.json, and those of the root all packages', () => {
  const tree = treeOf(files);
  expect(syncReferences(tree)).toMatchObject({
    outOfSyncMessage: expect.stringContaining('packages/core/tsconfig.json'),
  });
  const text = (file: string) => tree.read(file, 'utf8');
  expect(text('packages/spec/tsconfig.json')).toBe('{\n  "extends": "../../tsconfig.base.json"\n}\n');
  expect(text('packages/core/tsconfig.json')).toBe(
    '{\n  // A comment stays.\n  "extends": "../../tsconfig.base.json",\n  "references": [{ "path": "../spec" }]\n}\n',
  );
  expect(text('plugins/mapper/tsconfig.json')).toContain(
    '[{ "path": "../../packages/core" }, { "path": "../../packages/spec" }]',
  );
  expect(text('tsconfig.json')).toContain(
    '[{ "path": "packages/core" }, { "path": "packages/spec" }, { "path": "plugins/mapper" }]',
  );
});

test('what is in step stays', () => {
  const tree = treeOf(files);
  syncReferences(tree);
  expect(syncReferences(tree)).toBeUndefined();
});
