import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { workspacePackages } from './workspace-packages.ts';

const packages = workspacePackages(fileURLToPath(new URL('../../..', import.meta.url)));
const names = packages.map(({ name }) => name);

test('the examples are no part of the workspace', () => {
  expect(names).toContain('@loopwright/core');
  expect(names.filter((name) => !name.startsWith('@loopwright/'))).toEqual([]);
});

test('what is published depends on nothing private', () => {
  for (const { name, dependencies } of packages) {
    const own = Object.keys(dependencies).filter((dependency) => dependency.startsWith('@loopwright/'));
    expect({ name, unpublished: own.filter((dependency) => !names.includes(dependency)) }).toEqual({
      name,
      unpublished: [],
    });
  }
});

test('plugins depend on core and not on each other', () => {
  const plugins = packages.filter(({ folder }) => folder.startsWith('plugins/'));
  const pluginNames = plugins.map(({ name }) => name);
  for (const { name, dependencies } of plugins) {
    const others = Object.keys(dependencies).filter((dependency) => pluginNames.includes(dependency));
    expect({ name, others }).toEqual({ name, others: [] });
    expect(dependencies).toHaveProperty('@loopwright/core');
  }
});
