import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { arrayFolder, runIn } from '../fixtures/run-in.ts';

const cases = process.env.LOOPWRIGHT_CASES!;
const designs = existsSync(`${cases}/designs`) ? readdirSync(`${cases}/designs`) : [];

if (designs.length === 0) test.skip(`designs: none in ${cases}, set LOOPWRIGHT_CASES to their folder`, () => {});

describe.runIf(designs.length > 0)('the tree form of a design, migrated, gives the figures of its v0.4 files', () => {
  test.each(designs)('%s', async (name) => {
    const at = (file: string) => `${cases}/designs/${name}/${file}`;
    const folder = arrayFolder();
    expect(await runIn(folder, ['migrate', at('flat.yaml'), at('mapping.yaml'), '-o', 'new'])).toMatchObject({
      code: 0,
    });
    expect(readFileSync(join(folder, 'new/flat.yaml'), 'utf8')).not.toContain('subtree');
    const tables = [at('ERT.yaml'), at('ART.yaml')];
    const migrated = await runIn(folder, ['evaluate', 'new/flat.yaml', 'new/mapping.yaml', ...tables, '--json']);
    const components = readdirSync(at('components')).map((file) => at(`components/${file}`));
    const files = ['arch.yaml', 'problem.yaml', 'mapping.yaml', 'variables.yaml'].map(at);
    const nodes = await runIn(folder, ['evaluate', ...files, ...components, ...tables, '--json']);
    expect(nodes.code).toBe(0);
    // The key is of what was said, and other words were.
    const figures = (stdout: string) => ({ ...JSON.parse(stdout), key: '' });
    expect(figures(migrated.stdout)).toEqual(figures(nodes.stdout));
  });
});
