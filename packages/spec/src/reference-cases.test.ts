import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeMapping, loadSpecification, type SourceText, specificationProblems } from './index.ts';

const CASES = process.env.LOOPWRIGHT_CASES!;

/** Groups of cases; each case is a folder of input files. */
const GROUPS = ['model', 'designs', 'mapper/small', 'mapper/large'].filter((group) => existsSync(`${CASES}/${group}`));

if (GROUPS.length === 0) it.skip(`reference cases: none in ${CASES}, set LOOPWRIGHT_CASES to their folder`, () => {});

describe.each(GROUPS)('reference cases of %s', { timeout: 60_000 }, (group) => {
  it.each(readdirSync(`${CASES}/${group}`))('%s', (name) => {
    const sources = inputOf(`${CASES}/${group}/${name}`);
    const { specification, warnings } = loadSpecification(sources);
    expect(warnings).toEqual([]);
    expect(specificationProblems(specification, specification)).toEqual([]);
    const { problem, architecture, mapping } = specification;
    if (!mapping) return;
    const again = {
      file: 'again.yaml',
      text: JSON.stringify({ mapping: describeMapping(mapping.mapping, problem, architecture, mapping.reuse) }),
    };
    const others = sources.filter(({ file }) => !/map(ping)?\.yaml$/.test(file));
    expect(loadSpecification([...others, again]).specification.mapping).toEqual(mapping);
  });
});

describe('the older tree form of a design', () => {
  it.each(GROUPS.includes('designs') ? readdirSync(`${CASES}/designs`) : [])(
    '%s gives the same specification',
    (name) => {
      const folder = `${CASES}/designs/${name}`;
      const text = (file: string): SourceText => ({ file, text: readFileSync(`${folder}/${file}`, 'utf8') });
      const tree = loadSpecification([text('flat.yaml'), text('mapping.yaml')]).specification;
      const nodes = loadSpecification(inputOf(folder)).specification;
      expect(plain(tree.problem)).toEqual(plain(nodes.problem));
      expect(plain(tree.architecture)).toEqual(plain(nodes.architecture));
      expect(tree.mapping).toEqual(nodes.mapping);
    },
  );
});

/**
 * Without places, and without attributes: the tree form writes Timeloop's defaults out. Its files require no actions by name, as
 * the others do; they are those that the model requires anyway.
 */
function plain(value: unknown): unknown {
  const left = ['location', 'attributes', 'requiredActions'];
  return JSON.parse(JSON.stringify(value, (key, part) => (left.includes(key) ? undefined : part)));
}

/** All input of a case in v0.4 form; `flat.yaml` is the same in the older tree form. */
function inputOf(folder: string): SourceText[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml') && file !== 'flat.yaml')
    .map((file) => ({ file, text: readFileSync(`${folder}/${file}`, 'utf8') }));
}
