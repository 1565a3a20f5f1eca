import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

/** Every workspace package is a project, named after the package. Tests run on sources: no build is needed. */
export default defineConfig({
  resolve: { conditions: ['@loopwright/source', ...defaultServerConditions] },
  ssr: { resolve: { conditions: ['@loopwright/source', ...defaultServerConditions] } },
  test: {
    passWithNoTests: true,
    // A busy machine may stand still for seconds; no test needs so long by itself.
    testTimeout: 60_000,
    projects: packageFolders().map((root) => ({
      extends: true,
      root,
      test: { name: packageName(root), include: ['**/*.test.ts'] },
    })),
  },
});

function packageFolders(): string[] {
  return ['packages/', 'plugins/', 'plugins/examples/', 'tools/'].flatMap((group) => {
    const folder = new URL(group, import.meta.url);
    return readdirSync(folder)
      .map((name) => fileURLToPath(new URL(name, folder)))
      .filter((root) => existsSync(`${root}/package.json`));
  });
}

function packageName(root: string): string {
  return JSON.parse(readFileSync(`${root}/package.json`, 'utf8')).name;
}
