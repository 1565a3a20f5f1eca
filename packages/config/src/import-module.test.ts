import { expect, test } from 'vitest';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { importModule } from './import-module.ts';

const folder = temporaryFolder({
  'typed.ts': `import type { Plugin } from '@loopwright/core';

interface Options {
  /** A line that no JavaScript has. */
  readonly size?: number;
}

type Sizes = readonly [
  number,
  number,
];

enum Kind {
  One,
}

export default class Thrower {
  constructor(readonly options: Options = {}) {}

  fail(sizes: Sizes = [1, 2], kind: Kind = Kind.One): Plugin {
    throw new Error(\`\${sizes} \${kind}\`);
  }
}
`,
});

test('errors of TypeScript modules have the line of the source', async () => {
  const { default: Thrower } = (await importModule(`${folder}/typed.ts`)) as { default: new () => { fail(): void } };
  const thrown = (() => {
    try {
      return new Thrower().fail();
    } catch (error) {
      return error as Error;
    }
  })();
  expect(thrown?.stack).toMatch(/typed\.ts:21:\d+\)?\n/);
});
