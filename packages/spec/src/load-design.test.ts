import { describe, expect, it } from 'vitest';
import { ARCHITECTURE, MAPPING, PROBLEM, problemsOf } from '../test/tiny-design.ts';
import { loadDesign, loadSpecification, SpecError } from './index.ts';

const CONSTRAINTS = `constraints:
- {target: Lane, type: spatial, factors: [M=4]}
- {target: Buffer, type: dataspace, keep: [A]}
`;

const files = (texts: Readonly<Record<string, string>>) =>
  Object.entries(texts).map(([file, text]) => ({ file, text }));

const arch = files({ 'arch.yaml': ARCHITECTURE });
const small = PROBLEM.replace('M: 8', 'M: 2');

describe('loadDesign', () => {
  it('needs no problem, and leaves what names its dimensions', () => {
    const { design, specification, warnings } = loadDesign(files({ 'arch.yaml': ARCHITECTURE + CONSTRAINTS }));
    expect(design.architecture.levels.map(({ name }) => name)).toEqual(['Buffer', 'Lane', 'DRAM']);
    expect(Object.isFrozen(design.architecture.levels[0])).toBe(true);
    expect({ specification, warnings }).toEqual({ specification: undefined, warnings: [] });
  });

  it('binds the problem of its own files as loadSpecification does', () => {
    const sources = files({ 'arch.yaml': ARCHITECTURE, 'problem.yaml': PROBLEM, 'mapping.yaml': MAPPING });
    const { design, specification } = loadDesign(sources);
    expect(specification).toEqual(loadSpecification(sources).specification);
    expect(specification!.architecture).toBe(design.architecture);
  });

  it('finds all mistakes of a design and of the problem beside it', () => {
    const wrong = files({
      'a.yaml': ARCHITECTURE.replace('depth:', 'dephts:'),
      'p.yaml': PROBLEM.replace('K: 12', 'K: 0'),
    });
    expect(codesOf(() => loadDesign(wrong))).toEqual([
      'unknown-attribute 17:43',
      'out-of-range 10:29',
      'unbounded-memory 15:11',
    ]);
  });

  it('reports a missing architecture only', () => {
    expect(codesOf(() => loadDesign(files({ 'problem.yaml': PROBLEM })))).toEqual(['missing-section undefined']);
    expect(codesOf(() => loadDesign([]))).toContain('no-input undefined');
  });
});

describe('bind', () => {
  it('resolves the constraints for each problem, as if all had been read at once', () => {
    const sources = files({ 'arch.yaml': ARCHITECTURE, 'c.yaml': CONSTRAINTS });
    const design = loadDesign(sources);
    for (const text of [PROBLEM, small, PROBLEM]) {
      const problem = { file: 'problem.yaml', text };
      const bound = design.bind([problem]);
      const { specification, warnings } = loadSpecification([...sources, problem]);
      expect(bound.specification).toEqual(specification);
      expect(bound.warnings).toEqual(warnings);
      expect(bound.specification.architecture).toBe(design.design.architecture);
      expect(Object.isFrozen(bound.specification.constraints.levels)).toBe(true);
    }
    // M=4 is more than the small one has.
    expect(problemsOf(() => design.bind([{ file: 'p.yaml', text: small }]))).toEqual([
      'warning factor-above-bound 2:43',
    ]);
  });

  it('adds the mapping and the constraints that come with the problem', () => {
    const design = loadDesign(arch);
    const own = files({ 'problem.yaml': PROBLEM, 'mapping.yaml': MAPPING, 'c.yaml': CONSTRAINTS });
    expect(design.bind(own).specification).toEqual(loadSpecification([...arch, ...own]).specification);
    expect(design.bind(files({ 'problem.yaml': PROBLEM })).specification.mapping).toBeUndefined();
  });

  it('points into the files of the design', () => {
    const text = ARCHITECTURE.replace('depth: 64', 'depth: 64, per_dataspace_bandwidth_consumption_scale: {Q: 2}');
    const design = loadDesign(files({ 'arch.yaml': text }));
    expect(() => design.bind(files({ 'problem.yaml': PROBLEM }))).toThrow(/^arch.yaml:17:54: error unknown-dataspace/);
  });

  it.each([
    ['no problem', { 'm.yaml': MAPPING }, ['missing-section undefined']],
    ['a part of the design', { 'p.yaml': `${PROBLEM}variables: {a: 1}\n` }, ['part-of-design 11:1']],
    ['a table', { 'p.yaml': PROBLEM, 't.csv': 'component,action,energy_pj\n' }, ['part-of-design 1:1']],
    ['a faulty problem', { 'p.yaml': PROBLEM.replace('K: 12', 'K: 0') }, ['out-of-range 10:29']],
  ])('refuses %s', (_, texts, expected) => {
    expect(codesOf(() => loadDesign(arch).bind(files(texts)))).toEqual(expected);
  });
});

function codesOf(load: () => unknown): string[] {
  try {
    load();
    return [];
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    return error.diagnostics.map(({ code, location: at }) =>
      at ? `${code} ${at.line}:${at.column}` : `${code} ${at}`,
    );
  }
}
