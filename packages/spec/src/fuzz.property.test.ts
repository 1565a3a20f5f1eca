import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MISTAKES } from '../test/mistakes.ts';
import { ARCHITECTURE, MAPPING, PROBLEM } from '../test/tiny-design.ts';
import { describeMapping, loadSpecification, SpecError } from './index.ts';

/** Few in `npm test`, many in `npm run test:long`; `LOOPWRIGHT_CASES_PER_PROPERTY=20000 npm run test:long` draws more. */
const RUNS = Number(process.env.LOOPWRIGHT_CASES_PER_PROPERTY);

const TABLES = `variables: {version: 0.4, technology: "45nm", lanes: 2 * 2}
ERT: {tables: [{name: "top.Buffer[1..4]", actions: [{name: read, arguments: {}, energy: 1.5}]}]}
ART: {tables: [{name: "top.Buffer[1..4]", area: 10}]}
constraints:
  targets:
  - {target: Lane, type: spatial, factors: [M<=lanes, K=1], permutation: [M, N], split: 1}
  - {target: Buffer, type: dataspace, keep: [A], bypass: [B]}
  - {target: Buffer, type: temporal, maximize_dims: [[K]], maximize_dims_capacity: 12}
components:
  classes:
  - &class
    name: smartbuffer
    attributes: {technology: "must_specify", width: 8, depth: max(64, width) if width > 2 else 1}
    subcomponents: [{name: "storage[1..width]", class: SRAM, attributes: {width: width}}]
    actions: [&read {name: read, subcomponents: [{name: storage, actions: [{name: read}]}]}]
  - <<: *class
    name: other
`;

const SUBTREE = `architecture:
  version: 0.3
  subtree:
  - name: system
    local:
    - {name: DRAM, class: DRAM, attributes: {word-bits: 8}}
    subtree:
    - name: PE[0..3]
      local:
      - {name: Buffer, class: regfile, attributes: {depth: 12, width: 16, datawidth: 8, meshX: 2}}
      - {name: MAC, class: intmac, attributes: {meshX: 2}}
`;

const STORAGE_LIST = `arch:
  arithmetic: {name: MAC, instances: 16, meshX: 4, word-bits: 8}
  storage:
  - {name: Buffer, instances: 8, meshX: 2, entries: 12, depth: 6, word-bits: 8, cluster-size: 2, width: 32}
  - {name: DRAM, technology: DRAM, instances: 1, attributes: {data_width: 8}}
mapspace:
  constraints: few
  constraints_few: [{target: DRAM, type: spatial, factors: M4 K0}]
  constraints_many: []
`;

const COSTS = 'component,action,energy_pj,area_um2\nDRAM,read,128,\nBuffer,"read",6.5e-1,9100\nMAC,,,320\n';

const FILES: readonly { readonly file: string; readonly text: string }[] = [
  ...[ARCHITECTURE, PROBLEM, MAPPING, TABLES, SUBTREE, STORAGE_LIST].map((text) => ({ file: 'sound.yaml', text })),
  { file: 'costs.csv', text: COSTS },
  ...MISTAKES,
];

/** What breaks readers: huge and missing numbers, markup, names of JavaScript, deep nesting, long aliases. */
const NASTY = [
  ...[
    '0',
    '-1',
    '1e400',
    '.nan',
    '.inf',
    '-0',
    '1.5',
    '99999999999999999999',
    '0x7fffffffffffffff',
    'null',
    '~',
    'true',
    "''",
  ],
  ...[
    '{',
    '}',
    '[',
    ']',
    ':',
    ': ',
    '- ',
    ',',
    '#',
    '&a',
    '*a',
    '*b',
    '!',
    '!Component',
    '!!js/function',
    '|',
    '>',
    '"',
    "'",
    '\t',
    '\0',
  ],
  ...['<<: *class', '<<<: {a: 1}', '__proto__', 'constructor', 'prototype', 'toString', '__proto__: {polluted: 1}'],
  ...[
    '[[[[[[[[[[',
    '{a: {a: {a: {a: 1}}}}',
    '&x [*x]',
    '9'.repeat(400),
    'a'.repeat(5000),
    'max(',
    '(1',
    '1/0',
    '2**9999',
    'lanes',
  ],
  ...['M=0', 'M=4,9', 'M<4', 'M', '\n', '\r\n', '\n---\n', '\u2028', '\ufeff', '💥'],
];

/** One change at a place given as a share of the text. */
interface Change {
  readonly place: number;
  readonly kind: 'insert' | 'delete' | 'replaceWord' | 'deleteLine' | 'repeatLine' | 'cut';
  readonly nasty: string;
}

const change = fc.record<Change>({
  place: fc.double({ min: 0, max: 1, noNaN: true }),
  kind: fc.constantFrom('insert', 'delete', 'replaceWord', 'deleteLine', 'repeatLine', 'cut'),
  nasty: fc.oneof(fc.constantFrom(...NASTY), fc.string({ maxLength: 5 })),
});

function apply(text: string, { place, kind, nasty }: Change): string {
  const at = Math.floor(place * text.length);
  const lines = text.split('\n');
  const line = Math.floor(place * lines.length);
  if (kind === 'insert') return text.slice(0, at) + nasty + text.slice(at);
  if (kind === 'delete') return text.slice(0, at) + text.slice(at + 3);
  if (kind === 'replaceWord') return text.slice(0, at) + text.slice(at).replace(/[\w.]+/, () => nasty);
  if (kind === 'cut') return text.slice(0, at);
  lines.splice(line, kind === 'deleteLine' ? 1 : 0, ...(kind === 'repeatLine' ? [lines[line] ?? ''] : []));
  return lines.join('\n');
}

const input = fc
  .array(fc.tuple(fc.constantFrom(...FILES), fc.array(change, { maxLength: 4 })), { minLength: 1, maxLength: 4 })
  .map((files) => files.map(([{ file, text }, changes]) => ({ file, text: changes.reduce(apply, text) })));

it(`broken input is refused with a message: ${RUNS} mutated inputs`, { timeout: 600_000 }, () => {
  fc.assert(
    fc.property(input, fc.boolean(), (mutated, beside) => {
      // Beside sound files a mutated one gets past the first checks.
      const all = beside ? [...FILES.slice(0, 2), ...mutated] : mutated;
      const sources = all.map(({ file, text }, index) => ({ file: `${index}-${file}`, text }));
      const started = performance.now();
      try {
        const { specification } = loadSpecification(sources);
        const { mapping, problem, architecture } = specification;
        if (mapping) describeMapping(mapping.mapping, problem, architecture, mapping.reuse);
      } catch (error) {
        expect(error).toBeInstanceOf(SpecError);
        expect((error as SpecError).diagnostics.length).toBeGreaterThan(0);
      }
      expect(performance.now() - started).toBeLessThan(5_000);
      expect(Object.keys(Object.prototype)).toEqual([]);
      expect('polluted' in {}).toBe(false);
    }),
    { numRuns: RUNS, seed: 20190324 },
  );
});
