import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const pages = [
  ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md'],
  ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`),
  ...['packages', 'plugins', 'tools', 'configs/designs'].flatMap((group) =>
    readdirSync(join(root, group)).map((name) => `${group}/${name}/README.md`),
  ),
].filter((path) => path.endsWith('.md') && existsSync(join(root, path)));

describe.each(pages)('%s', (page) => {
  const text = readFileSync(join(root, page), 'utf8');

  test('links lead somewhere', () => {
    const links = [...text.matchAll(/\]\(([^)#:\s]+)(#\S*)?\)/g)].map(([, link]) => link);
    expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
  });

  test('files that it names are there', () => {
    const paths = [...text.matchAll(/`((?:packages|plugins|configs|tools|docs)\/[^`\s*<>]+)`/g)].map(
      ([, path]) => path,
    );
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});
