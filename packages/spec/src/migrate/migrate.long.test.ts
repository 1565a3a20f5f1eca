import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { plainSpecification } from '../../test/plain-specification.ts';
import { loadSpecification, migrateSources, type SourceText } from '../index.ts';

const cases = process.env.LOOPWRIGHT_CASES!;
const designs = existsSync(`${cases}/designs`) ? readdirSync(`${cases}/designs`) : [];

if (designs.length === 0) it.skip(`designs: none in ${cases}, set LOOPWRIGHT_CASES to their folder`, () => {});

describe.runIf(designs.length > 0)('the older tree form of a design, migrated, gives the same specification', () => {
  it.each(designs)('%s', (name) => {
    const text = (file: string): SourceText => ({
      file,
      text: readFileSync(`${cases}/designs/${name}/${file}`, 'utf8'),
    });
    const older = [text('flat.yaml'), text('mapping.yaml')];
    const migrated = migrateSources(older);
    const { specification, warnings } = loadSpecification(migrated);
    expect(warnings).toEqual([]);
    expect(plainSpecification(specification)).toEqual(plainSpecification(loadSpecification(older).specification));
    expect(migrated.map((file) => file.text).join('')).not.toMatch(/subtree|dummy_storage/);
  });
});
