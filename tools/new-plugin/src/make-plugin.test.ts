import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { kinds, makePlugin } from './make-plugin.ts';

/** The templates are packages too: their contract suites run with the tests of this tool. */
describe.each(kinds)('%s', (kind) => {
  const parent = mkdtempSync(join(tmpdir(), 'loopwright-new-plugin-'));
  const folder = makePlugin({ kind, name: 'tabu-search', parent });
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const texts = files.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));

  test('source, test and names share the name of the plugin', () => {
    const names = files.map(({ name }) => name);
    expect(names.sort()).toEqual(
      [
        'README.md',
        'index.ts',
        'package.json',
        'tsconfig.build.json',
        'tsconfig.json',
        'vitest.config.ts',
        `${kind}-tabu-search.test.ts`,
        `${kind}-tabu-search.ts`,
      ].sort(),
    );
    expect(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).toMatchObject({
      name: `loopwright-plugin-${kind}-tabu-search`,
      dependencies: { '@loopwright/core': expect.any(String) },
    });
    expect(readFileSync(join(folder, 'src/index.ts'), 'utf8')).toContain(`${kind}TabuSearch }`);
  });

  test('nothing of the template is left', () => {
    for (const text of texts) expect(text.replaceAll(/PrunedSampler|#sampler/g, '')).not.toMatch(/sample/i);
  });

  test('is not made twice', () => {
    expect(() => makePlugin({ kind, name: 'tabu-search', parent })).toThrow('is there already');
  });
});

test.each(['Tabu', 'tabu_search', '', '../x'])('refuses the name %j', (name) => {
  expect(() => makePlugin({ kind: 'mapper', name, parent: tmpdir() })).toThrow('write a name as tabu-search');
});
