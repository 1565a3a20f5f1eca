import { describe, expect, test } from 'vitest';
import { designNames, designReadme } from './design-readme.ts';
import { knownRow, quickLayers } from './known-results.ts';

/** Proofs of the other layers take half a minute on some designs: `npm run generate` makes the tables whole. */
describe.each(designNames())('%s', (design) => {
  test.each(quickLayers)('its README holds what the command finds of %s', async (layer) => {
    expect(designReadme(design).text.split('\n')).toContain(await knownRow(design, layer));
  });
});
