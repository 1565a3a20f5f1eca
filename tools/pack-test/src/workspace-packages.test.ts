import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { workspacePackages } from './workspace-packages.ts';

const repository = fileURLToPath(new URL('../../..', import.meta.url));
const packages = workspacePackages(repository);
const names = packages.map(({ name }) => name);

test('the examples are no part of the workspace', () => {
  expect(names).toContain('@loopwright/core');
  expect(names.filter((name) => !name.startsWith('@loopwright/'))).toEqual(['loopwright']);
});

test.each(packages)('$name has all that a user looks for', ({ folder }) => {
  const read = (file: string) => readFileSync(join(repository, folder, file), 'utf8');
  expect(read('LICENSE')).toBe(readFileSync(join(repository, 'LICENSE'), 'utf8'));
  expect(read('README.md')).toMatch(/^# /);
  const { description, engines, exports } = JSON.parse(read('package.json'));
  expect({ description, engines }).toEqual({ description: expect.any(String), engines: { node: '>=20.19' } });
  const entries = Object.entries<{ types?: string; '@loopwright/source'?: string }>(exports);
  for (const [, entry] of entries.filter(([path]) => !path.endsWith('.json'))) {
    // What has its source alone is bundled by another package, and not for users.
    if (Object.keys(entry).length > 1) expect(entry.types).toMatch(/\.d\.ts$/);
    expect(existsSync(join(repository, folder, entry['@loopwright/source']!))).toBe(true);
  }
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
