import type { Job, MapJob } from '@loopwright/core/engine';
import { loadDesign, type SourceText, SpecError } from '@loopwright/spec';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleJob, sections } from '../../test/sample-job.ts';
import { canonicalText } from './canonical-text.ts';
import { resultKey } from './result-key.ts';
import { sha256 } from './sha256.ts';

const text = canonicalText(sampleJob);
const withSources = (sources: readonly SourceText[]): MapJob => ({ ...sampleJob, sources });

test('the text of a job', async () => {
  const readable = JSON.stringify(JSON.parse(text.replaceAll(/:Infinity/g, ':"Infinity"')), null, 1);
  await expect(`${readable}\n`).toMatchFileSnapshot('../../test/canonical-text.txt');
});

test('it is the same of a problem that was bound to a design which is read once', async () => {
  const { problem, ...design } = sections;
  const [ofDesign, ofProblem] = [design, { problem }].map((data) => [{ file: 'a', text: JSON.stringify(data) }]);
  const { specification } = loadDesign(ofDesign!).bind(ofProblem!);
  expect(canonicalText(withSources([]), specification)).toBe(text);
  expect(await resultKey(withSources([]), specification)).toBe(await resultKey(sampleJob));
});

test('its key is the SHA-256 of it', async () => {
  expect(await sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(await resultKey(sampleJob)).toBe(await sha256(text));
});

describe('what decides nothing leaves it', () => {
  test('order of files, their names, order of keys, spaces, comments, line ends', () => {
    fc.assert(
      fc.property(spellings, (sources) => {
        expect(canonicalText(withSources(sources))).toBe(text);
      }),
      { numRuns: 50 },
    );
  });

  test('whether a mapping stands by itself or in a result', () => {
    const mapping = [{ target: 'DRAM', type: 'temporal', factors: ['M=8', 'N=6', 'K=12'] }];
    const evaluated = (text: string): Job => {
      const { sources, plugins } = sampleJob;
      return { kind: 'evaluate', sources: [...sources, { file: 'mapping', text }], plugins };
    };
    const alone = canonicalText(evaluated(JSON.stringify({ mapping })));
    expect(canonicalText(evaluated(JSON.stringify({ best: {}, mapping, search: {} })))).toBe(alone);
    expect(canonicalText(evaluated('{"variables": {}}'))).not.toBe(alone);
  });

  test('arithmetic, and aliases', () => {
    const depth = JSON.stringify(sections).replace('"depth":12', '"depth": 2 * 6');
    expect(canonicalText(withSources([{ file: 'all.yaml', text: depth }]))).toBe(text);
    const aliased = JSON.stringify(sections)
      .replace('"datawidth":16', '"datawidth": &bits 16')
      .replace(':16', ': *bits');
    expect(aliased).toContain('*bits');
    expect(canonicalText(withSources([{ file: 'all.yaml', text: aliased }]))).toBe(text);
  });

  test('where a plugin is loaded from, and the order of its options', () => {
    const plugins = sampleJob.plugins.map((plugin) => ({
      ...plugin,
      options: reversed(plugin.options),
      origin: { kind: 'module' as const, module: '/elsewhere/plugin.js' },
    }));
    expect(canonicalText({ ...sampleJob, plugins })).toBe(text);
  });

  test('a limit that is there without a value', () => {
    expect(canonicalText({ ...sampleJob, limits: { ...sampleJob.limits, seconds: undefined as never } })).toBe(text);
  });
});

describe('what decides changes it', () => {
  const changes: readonly (readonly [what: string, job: Job])[] = [
    ['kind', { kind: 'evaluate', sources: sampleJob.sources, plugins: sampleJob.plugins }],
    ['mapper', { ...sampleJob, question: { ...sampleJob.question, mapper: 'genetic' } }],
    ['objective', { ...sampleJob, question: { ...sampleJob.question, objective: ['energy', 'edp'] } }],
    ['seed', { ...sampleJob, question: { ...sampleJob.question, seed: 8 } }],
    ['limit', { ...sampleJob, limits: { ...sampleJob.limits, evaluations: 1001 } }],
    ['one more limit', { ...sampleJob, limits: { ...sampleJob.limits, seconds: 3 } }],
    ['shards', { ...sampleJob, shards: 3 }],
    ['order of plugins', { ...sampleJob, plugins: [...sampleJob.plugins].reverse() }],
    ...(['name', 'version', 'digest'] as const).map((key) => [key, withPlugin({ [key]: 'other' })] as const),
    ['preference of a plugin', withPlugin({ isPreferred: false })],
    ['section of a plugin', withPlugin({ section: { volts: 0.9 } })],
    ['option', withPlugin({ options: { priority: 90, nested: { a: 1, b: [3] } } })],
  ];

  test.each(changes)('%s', (_, job) => {
    expect(canonicalText(job)).not.toBe(text);
  });

  test('every figure and name of the files', () => {
    const unread = /^architecture\.version$/;
    for (const path of leaves(sections).filter((one) => !unread.test(one.join('.')))) {
      const other = canonicalOf([{ file: 'all.yaml', text: JSON.stringify(changed(sections, path)) }]);
      expect(other, path.join('.')).not.toBe(text);
      // Names that others refer to cannot be changed alone.
      if (typeof at(sections, path) === 'number') expect(other, path.join('.')).toBeTypeOf('string');
    }
  });
});

/** Undefined where the files cannot be read. */
function canonicalOf(sources: readonly SourceText[]): string | undefined {
  try {
    return canonicalText(withSources(sources));
  } catch (error) {
    if (error instanceof SpecError) return undefined;
    throw error;
  }
}

function withPlugin(change: Partial<MapJob['plugins'][number]>): MapJob {
  const [first, ...others] = sampleJob.plugins;
  return { ...sampleJob, plugins: [{ ...first, ...change }, ...others] };
}

/** The sections in files of any names and number, written in any way. */
const spellings: fc.Arbitrary<SourceText[]> = fc
  .shuffledSubarray(Object.keys(sections), { minLength: Object.keys(sections).length })
  .chain((names) =>
    fc.tuple(
      ...names.map((name) =>
        fc.record({
          section: fc.constant({ [name]: (sections as Record<string, unknown>)[name] }),
          file: fc.string({ minLength: 1 }),
          joins: fc.boolean(),
          backwards: fc.boolean(),
          indent: fc.integer({ min: 0, max: 4 }),
          mark: fc.constantFrom('', '\uFEFF'),
          end: fc.constantFrom('\n', '\r\n'),
          comment: fc.constantFrom('', '# a remark\n', '# M: 9\n\n'),
        }),
      ),
    ),
  )
  .map((drawn) => {
    const sources: SourceText[] = [];
    let pending: object = {};
    for (const [index, { section, file, joins, backwards, indent, mark, end, comment }] of drawn.entries()) {
      pending = { ...pending, ...section };
      if (joins && index < drawn.length - 1) continue;
      const data = backwards ? reversed(pending) : pending;
      const lines = `${comment}${JSON.stringify(data, null, indent)}\n${comment}`;
      sources.push({ file: `${index}-${file}.yaml`, text: mark + lines.replaceAll('\n', end) });
      pending = {};
    }
    return sources;
  });

/** With the keys of every map the other way round. */
function reversed<T>(data: T): T {
  if (Array.isArray(data)) return data.map(reversed) as T;
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data)
      .reverse()
      .map(([key, part]) => [key, reversed(part)]),
  ) as T;
}

type Path = readonly string[];

function leaves(data: unknown): Path[] {
  if (typeof data !== 'object' || data === null) return [[]];
  return Object.entries(data).flatMap(([key, part]) => leaves(part).map((path) => [key, ...path]));
}

function at(data: unknown, path: Path): unknown {
  return path.reduce((part, key) => (part as Record<string, unknown>)[key], data);
}

function changed(data: unknown, [key, ...rest]: Path): unknown {
  if (key === undefined) return typeof data === 'number' ? data * 2 : typeof data === 'boolean' ? !data : `${data}x`;
  const part = changed((data as Record<string, unknown>)[key], rest);
  if (Array.isArray(data)) return data.map((item, index) => (String(index) === key ? part : item));
  return { ...(data as object), [key]: part };
}
