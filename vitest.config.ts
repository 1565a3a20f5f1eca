import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What `npm test` runs, and what `npm run test:long` (`vitest --mode long`) runs beyond it. */
const suites = {
  test: {
    include: ['**/*.test.ts'],
    exclude: ['**/*.long.test.ts'],
    cases: here('packages/testkit/cases'),
    casesPerProperty: 100,
  },
  long: {
    include: ['**/*.{long,property}.test.ts', '**/reference-cases.test.ts'],
    exclude: [],
    cases: process.env.LOOPWRIGHT_CASES ?? here('../shared/oracle'),
    casesPerProperty: 1000,
  },
};

/** Every workspace package is a project, named after the package. Tests run on sources: no build is needed. */
export default defineConfig(({ mode }) => {
  const suite = mode === 'long' ? suites.long : suites.test;
  return {
    resolve: { conditions: ['@loopwright/source', ...defaultServerConditions] },
    ssr: { resolve: { conditions: ['@loopwright/source', ...defaultServerConditions] } },
    test: {
      passWithNoTests: true,
      // Imports cost more than most tests: the files of a package share them. No test may change what others see.
      isolate: false,
      // A busy machine may stand still for seconds; no test needs so long by itself.
      testTimeout: 60_000,
      globalSetup: here('vitest.temporary-folder.ts'),
      projects: packageFolders().map((root) => ({
        extends: true,
        root,
        test: {
          name: packageName(root),
          include: suite.include,
          exclude: ['**/node_modules/**', '**/dist/**', ...suite.exclude],
          env: {
            // The folder of reference cases, and how many cases a property test draws.
            LOOPWRIGHT_CASES: suite.cases,
            LOOPWRIGHT_CASES_PER_PROPERTY: process.env.LOOPWRIGHT_CASES_PER_PROPERTY ?? String(suite.casesPerProperty),
          },
        },
      })),
    },
  };
});

function packageFolders(): string[] {
  return ['packages/', 'plugins/', 'plugins/examples/', 'tools/'].flatMap((group) =>
    readdirSync(here(group))
      .map((name) => here(group + name))
      .filter((root) => existsSync(`${root}/package.json`)),
  );
}

function packageName(root: string): string {
  return JSON.parse(readFileSync(`${root}/package.json`, 'utf8')).name;
}
