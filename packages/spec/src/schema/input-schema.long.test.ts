import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { complaints } from '../../test/complaints.ts';

const cases = process.env.LOOPWRIGHT_CASES!;
const groups = ['model', 'designs', 'mapper/small', 'mapper/large'].filter((group) => existsSync(`${cases}/${group}`));

if (groups.length === 0) it.skip(`reference cases: none in ${cases}, set LOOPWRIGHT_CASES to their folder`, () => {});

describe.each(groups)('reference cases of %s validate', (group) => {
  it.each(readdirSync(`${cases}/${group}`))('%s', (folder) => {
    const files = readdirSync(`${cases}/${group}/${folder}`, { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((path) => path.endsWith('.yaml'))) {
      expect(complaints(file, readFileSync(`${cases}/${group}/${folder}/${file}`, 'utf8')), file).toEqual([]);
    }
  });
});
