import { expect, test } from 'vitest';
import { designNames, designReadme, withTable } from './design-readme.ts';
import { knownResults } from './known-results.ts';

test.each(designNames())(
  '%s: the README holds what the command finds',
  async (design) => {
    const { text } = designReadme(design);
    expect(withTable(text, await knownResults(design))).toBe(text);
  },
  // Proofs of the largest designs take a minute each.
  600_000,
);
