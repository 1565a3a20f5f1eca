import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkCircles } from './check-circles.ts';
import { checkDependencies } from './check-dependencies.ts';
import { checkLayers } from './check-layers.ts';
import { readWorkspace, type Workspace } from './workspace.ts';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => void rmSync(folder, { recursive: true })));

/** A workspace of these files and of three sound packages: spec, core, and a mapper. */
function workspaceOf(files: Readonly<Record<string, string | object>>): Workspace {
  const root = mkdtempSync(join(tmpdir(), 'loopwright-boundaries-'));
  folders.push(root);
  for (const [file, content] of Object.entries({ ...sound, ...files })) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return readWorkspace(root);
}

const tagged = (name: string, layer: string, ...dependencies: string[]) => ({
  name: `@loopwright/${name}`,
  nx: { tags: [`layer:${layer}`] },
  dependencies: Object.fromEntries(dependencies.map((other) => [`@loopwright/${other}`, '^0.1.0'])),
});

const sound = {
  'package.json': { devDependencies: { vitest: '1.0.0' } },
  'packages/spec/package.json': tagged('spec', 'spec'),
  'packages/spec/src/index.ts': 'export const one = 1;',
  'packages/core/package.json': tagged('core', 'core', 'spec'),
  'packages/core/src/index.ts': "import { join } from 'node:path';\nexport * from '@loopwright/spec';",
  'packages/core/src/index.test.ts': "import { test } from 'vitest';",
  'plugins/mapper/package.json': tagged('mapper', 'plugin', 'core'),
  'plugins/mapper/src/index.ts': "import type { Plugin } from '@loopwright/core';",
};

test('sound packages', () => {
  const workspace = workspaceOf({});
  expect([checkLayers, checkDependencies, checkCircles].flatMap((check) => check(workspace))).toEqual([]);
});

test.each([
  [
    'core on a plugin',
    'packages/core/src/a.ts',
    "import '@loopwright/mapper';",
    ':1:8: core must not use plugin (@loopwright/mapper)',
  ],
  [
    'types of it',
    'packages/core/src/a.ts',
    "import type { A } from '@loopwright/mapper';",
    ':1:24: core must not use plugin',
  ],
  [
    'its types in between',
    'packages/core/src/a.ts',
    "let a: import('@loopwright/mapper').A;",
    ':1:15: core must not use plugin',
  ],
  ['spec on core', 'packages/spec/src/a.ts', "\nexport * from '@loopwright/core';", ':2:15: spec must not use core'],
  [
    'a file of another package',
    'plugins/mapper/src/a.ts',
    "import '../../../packages/core/src/index.ts';",
    'by its name',
  ],
  ['a plugin on spec', 'plugins/mapper/src/a.ts', "import '@loopwright/spec';", 'plugin must not use spec'],
])('%s', (_, file, text, message) => {
  expect(checkLayers(workspaceOf({ [file]: text })).join('\n')).toContain(message);
});

test('a test of a plugin may read files with spec', () => {
  const workspace = workspaceOf({ 'plugins/mapper/src/a.test.ts': "import '@loopwright/spec';" });
  expect(checkLayers(workspace)).toEqual([]);
});

test('one plugin on another', () => {
  const manifest = tagged('mapper-two', 'plugin', 'core', 'mapper');
  expect(checkLayers(workspaceOf({ 'plugins/mapper-two/package.json': manifest }))).toEqual([
    expect.stringContaining('plugins/mapper-two/package.json: plugin must not use plugin (@loopwright/mapper)'),
  ]);
});

test.each([
  ['no layer', 'packages/new/package.json', { name: 'new' }, 'must name one layer'],
  ['an unknown one', 'packages/new/package.json', tagged('new', 'cellar'), 'layer:cellar is not one of spec,'],
  ['that of another folder', 'plugins/new/package.json', tagged('new', 'app'), 'it is in layer:plugin'],
  ['a published tool', 'tools/new/package.json', tagged('new', 'tool'), 'a tool must be private'],
])('%s', (_, file, manifest, message) => {
  expect(checkLayers(workspaceOf({ [file]: manifest })).join('\n')).toContain(message);
});

test('undeclared, unused and misplaced dependencies', () => {
  const workspace = workspaceOf({
    'packages/spec/package.json': {
      ...tagged('spec', 'spec'),
      dependencies: { yaml: '1' },
      devDependencies: { ajv: '1' },
    },
    'packages/spec/src/a.ts': "import 'zod/v4';\nimport { test } from 'vitest';\nimport 'ajv';",
    'packages/spec/src/a.test.ts': "import 'yaml';\nimport 'ajv';\nimport 'fast-check';",
  });
  expect(checkDependencies(workspace).map((problem) => problem.replace(/ in packages.*/, ''))).toEqual([
    'packages/spec/src/a.test.ts:3:8: fast-check is none of the devDependencies',
    'packages/spec/src/a.ts:1:8: zod is none of the dependencies',
    'packages/spec/src/a.ts:2:22: vitest is none of the dependencies',
    'packages/spec/src/a.ts:3:8: ajv is none of the dependencies',
    'packages/spec/package.json: nothing published imports yaml',
  ]);
});

test('circles, of types too', () => {
  const circle = {
    'packages/spec/src/a.ts': "import type {\n  B,\n} from './b.ts';",
    'packages/spec/src/b.ts': "import './c/c.ts';",
    'packages/spec/src/c/c.ts': "import '../a.ts';\nimport '../d.ts';",
    'packages/spec/src/d.ts': '',
  };
  const withTag = { name: '@loopwright/spec', nx: { tags: ['layer:spec', 'circles:types'] } };
  expect(checkCircles(workspaceOf({ ...circle, 'packages/spec/package.json': withTag }))).toEqual([]);
  const loaded = { ...circle, 'packages/spec/src/a.ts': "import './b.ts';", 'packages/spec/package.json': withTag };
  expect(checkCircles(workspaceOf(loaded))).toHaveLength(1);
  expect(checkCircles(workspaceOf(circle))).toEqual([
    `packages/spec/src/a.ts: a circle of imports: ${['a', 'b', 'c/c', 'a'].map((name) => `packages/spec/src/${name}.ts`).join(' -> ')}`,
  ]);
});
