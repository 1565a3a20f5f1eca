import { describe, expect, it, test } from 'vitest';
import { ARCHITECTURE, loadTiny, MAPPING, PROBLEM, problemsOf } from '../../test/tiny-design.ts';
import { describeMapping, type Mapping, parseMapping, SpecError } from '../index.ts';

function mappingOf(entries: string, ...others: string[]): Mapping {
  return loadTiny({ mapping: `mapping:\n${entries}` }, ...others).specification.mapping!.mapping;
}

describe('a mapping', () => {
  it('gives factors, order, split and keeps of every level', () => {
    const { mapping } = loadTiny({ mapping: MAPPING }).specification.mapping!;
    expect(mapping.levels).toEqual([
      { factors: [1, 1, 4], remainders: [1, 1, 4], permutation: [2, 0, 1], split: 0, keeps: [true, false, true] },
      { factors: [4, 1, 1], remainders: [4, 1, 1], permutation: [0, 1, 2], split: 3, keeps: [false, false, false] },
      { factors: [2, 4, 3], remainders: [2, 4, 3], permutation: [2, 0, 1], split: 0, keeps: [true, true, true] },
    ]);
  });

  it('may be left out', () => {
    expect(loadTiny().specification.mapping).toBeUndefined();
  });

  it('is 1 and keeps everything where it is silent; loops that are not listed lie outside', () => {
    const { levels } = mappingOf('- {target: DRAM, type: temporal, factors: M8 N4 K12, permutation: NK}\n');
    expect(levels[0]).toMatchObject({ factors: [1, 1, 1], permutation: [0, 1, 2], keeps: [true, true, true] });
    expect(levels[1]).toMatchObject({ factors: [1, 1, 1], split: 3 });
    expect(levels[2]).toMatchObject({ factors: [8, 4, 12], permutation: [1, 2, 0] });
  });

  it('takes the one choice that a constraint leaves', () => {
    const constraints = `constraints:
- {target: Lane, type: spatial, factors: [M=4], permutation: [M], split: 1}
- {target: Buffer, type: dataspace, bypass: [B]}
`;
    const { levels } = mappingOf('- {target: DRAM, type: temporal, factors: [M=0, N=0, K=0]}\n', constraints);
    expect(levels[1]).toMatchObject({ factors: [4, 1, 1], split: 1 });
    expect(levels[2]).toMatchObject({ factors: [2, 4, 12] });
    expect(levels[0]?.keeps).toEqual([true, false, true]);
  });

  it('may have a shorter last pass', () => {
    const { levels } = mappingOf(`
- {target: DRAM, type: temporal, factors: "M=1 N=4 K=3"}
- {target: Lane, type: spatial, factors: ["M=3"]}
- {target: Buffer, type: temporal, factors: "M=3,2 K=4,4"}
`);
    // Two full passes of 3 and a last one of 2 make the 8 points of M.
    expect(levels.map(({ factors, remainders }) => [factors[0], remainders[0]])).toEqual([
      [3, 2],
      [3, 3],
      [1, 1],
    ]);
  });

  it("is read as Timeloop's mapper writes it", () => {
    const { levels } = mappingOf(`
  - target: Buffer
    type: datatype
    keep:
      - A
      - Z
    bypass:
      - B
  - target: inter_Lane_spatial
    type: datatype
    keep:
      []
    bypass:
      - A
  - target: inter_Lane_spatial
    type: spatial
    factors: M4 N1 K1
    permutation: MNK
    split: 1
  - target: inter_Lane_spatial
    type: temporal
    factors: M1 N1 K1
    permutation: MNK
  - target: DRAM
    type: temporal
    factors: M2 N4 K12
    permutation: KMN
`);
    expect(levels[0]?.keeps).toEqual([true, false, true]);
    expect(levels[1]).toMatchObject({ factors: [4, 1, 1], split: 1 });
  });

  it('forbids reuse, as constraints do', () => {
    const { reuse } = loadTiny(
      { mapping: `${MAPPING}- {target: DRAM, type: temporal, no_reuse: [B]}\n` },
      'constraints: [{target: Lane, type: spatial, no_link_transfer: [A]}]\n',
    ).specification.mapping!;
    expect(reuse.noReuse[2]).toEqual([false, true, false]);
    expect(reuse.noLinkTransfer[1]).toEqual([true, false, false]);
  });

  it('says in which branch of !Parallel a dataspace is kept', () => {
    const architecture = `architecture:
  nodes:
  - !Component {name: DRAM, class: DRAM}
  - !Parallel
    nodes:
    - !Component {name: X, class: SRAM, attributes: {depth: 4}}
    - !Component {name: Y, class: SRAM, attributes: {depth: 4}}
  - !Component {name: MAC, class: mac}
`;
    const mapping = `mapping:
- {target: DRAM, type: temporal, factors: M8 N4 K12}
- {target: X, type: dataspace, keep: [A], bypass: [B, Z]}
- {target: Y, type: dataspace, keep: [B, Z]}
`;
    const { levels } = loadTiny({ architecture, mapping }).specification.mapping!.mapping;
    expect(levels.map(({ keeps }) => keeps)).toEqual([
      [false, true, true],
      [true, false, false],
      [true, true, true],
    ]);
  });

  it.each([
    ['factors that do not multiply to the bound', 'K=3]', 'K=2]', ['factors-miss-bound 2:54']],
    ['factors past the bound', 'N=4', 'N=5', ['factors-miss-bound 2:49']],
    ['no whole rest', 'M=2, N=4', 'M=3, N=0', ['factors-miss-bound 2:44']],
    [
      'a dataspace kept nowhere',
      'bypass: [B]}',
      'bypass: [B]}\n- {target: DRAM, type: dataspace, bypass: [B]}',
      ['kept-nowhere 6:44'],
    ],
    ['a limit', 'N=4', 'N<=4', ['bound-in-mapping 2:49']],
    ['a last pass longer than the others', 'K=3]', '"K=3,4"]', ['bad-remainder 2:55']],
    ['a dimension that does not exist', 'M=2', 'C=2', ['unknown-dimension 2:44']],
    ['a level that does not exist', 'target: Lane', 'target: Lanes', ['unknown-target 3:12']],
    [
      'temporal loops at a fan-out',
      'target: Lane, type: spatial',
      'target: Lane, type: temporal',
      ['unknown-key 3:74'],
    ],
    ['loops at a container', 'target: Lane', 'target: System', ['wrong-target 3:3']],
    [
      'loops at the compute unit',
      '{target: Buffer, type: temporal',
      '{target: MAC, type: temporal',
      ['wrong-target 4:3'],
    ],
    ['a misspelt key', 'factors: [M=4]', 'factor: [M=4]', ['unknown-key 3:33']],
    ['a type that does not exist', 'type: dataspace', 'type: dataspce', ['unknown-type 5:26']],
    ['a factor twice', 'K=3]', 'K=3, K=2]', ['conflicting-factors 2:59']],
  ])('reports %s', (_, from, to, expected) => {
    expect(MAPPING).toContain(from);
    const problems = problemsOf(() => loadTiny({ mapping: MAPPING.replace(from, to) }));
    expect(problems.slice(0, expected.length)).toEqual(expected);
  });
});

it('takes the rest of a dimension at one level only', () => {
  const rests = MAPPING.replace('K=3', 'K=0').replace('K=4', 'K=0');
  expect(problemsOf(() => loadTiny({ mapping: rests }))).toEqual(['several-rests 2:54']);
});

it('takes 0 for the whole dimension wherever that covers it, as Timeloop', () => {
  const problem = PROBLEM.replace('N: 4', 'N: 1');
  const outer = (factors: string) => `mapping:
- {target: DRAM, type: temporal, factors: "${factors} N=0 K=0"}
- {target: Buffer, type: temporal, factors: "M=0 N=0"}
`;
  const factorsOf = (mapping: string) =>
    loadTiny({ problem, mapping }).specification.mapping!.mapping.levels.map(({ factors }) => factors);
  expect(factorsOf(outer('M=1'))).toEqual([
    [8, 1, 1],
    [1, 1, 1],
    [1, 1, 12],
  ]);
  // A last pass of 1 outside: all points lie in it.
  expect(factorsOf(outer('M=2,1'))[0]).toEqual([8, 1, 1]);
  expect(factorsOf(outer('M=2'))[0]).toEqual([4, 1, 1]);
});

test('factors of one list do not multiply: one that stands twice is a warning, two that differ are an error', () => {
  const mapping = (factors: string) => `mapping:\n- {target: DRAM, type: temporal, factors: ${factors}}\n`;
  const load = (factors: string) => problemsOf(() => loadTiny({ mapping: mapping(factors) }));
  expect(load('[M=8, N=4, K=12, M=8]')).toEqual(['warning repeated-factor 2:60']);
  expect(load('M=8 N=4 K=12 M=8')).toEqual(['warning repeated-factor 2:56']);
  expect(load('[M=8, N=4, K=12, M=4]')).toEqual(['conflicting-factors 2:60']);
});

describe('describeMapping', () => {
  it('writes what is read back as the same mapping', () => {
    const imperfect = MAPPING.replace('K=4]', '"K=5,2"]');
    const mapping = `${imperfect}- {target: Lane, type: spatial, no_reuse: [B], no_link_transfer: [A]}\n`;
    const first = loadTiny({ mapping }).specification;
    const entries = describeMapping(first.mapping!.mapping, first.problem, first.architecture, first.mapping!.reuse);
    const second = loadTiny({ mapping: JSON.stringify({ mapping: entries }) }).specification;
    expect(second.mapping).toEqual(first.mapping);
    expect(entries).toMatchInlineSnapshot(`
      [
        {
          "bypass": [],
          "keep": [
            "A",
            "B",
            "Z",
          ],
          "target": "DRAM",
          "type": "dataspace",
        },
        {
          "bypass": [
            "B",
          ],
          "keep": [
            "A",
            "Z",
          ],
          "target": "Buffer",
          "type": "dataspace",
        },
        {
          "factors": [
            "M=2",
            "N=4",
            "K=3",
          ],
          "permutation": [
            "K",
            "M",
            "N",
          ],
          "target": "DRAM",
          "type": "temporal",
        },
        {
          "factors": [
            "M=4",
            "N=1",
            "K=1",
          ],
          "no_link_transfer": [
            "A",
          ],
          "no_reuse": [
            "B",
          ],
          "permutation": [
            "M",
            "N",
            "K",
          ],
          "split": 3,
          "target": "Lane",
          "type": "spatial",
        },
        {
          "factors": [
            "M=1",
            "N=1",
            "K=5,2",
          ],
          "permutation": [
            "K",
            "M",
            "N",
          ],
          "target": "Buffer",
          "type": "temporal",
        },
      ]
    `);
  });

  it('gives plain objects that parse again without files', () => {
    const { specification } = loadTiny({ mapping: MAPPING });
    const { mapping, problem, architecture } = specification;
    expect(parseMapping(describeMapping(mapping!.mapping, problem, architecture), specification)).toEqual(mapping);
    expect(() => parseMapping([{ target: 'DRAM', type: 'temporal', factors: ['M=3'] }], specification)).toThrow(
      SpecError,
    );
    expect(() => parseMapping(undefined, specification)).toThrow(SpecError);
  });

  it('names the level of a component that spreads itself so that it is found again', () => {
    const architecture = ARCHITECTURE.replace('class: intmac', 'class: intmac\n    spatial: {meshY: 2}');
    const first = loadTiny({
      architecture,
      mapping: `${MAPPING.replace('N=4', 'N=2')}- {target: MAC, type: spatial, factors: [N=2], split: 0}\n`,
    });
    const { mapping, problem, architecture: read } = first.specification;
    const text = JSON.stringify({ mapping: describeMapping(mapping!.mapping, problem, read) });
    expect(loadTiny({ architecture, mapping: text, problem: PROBLEM }).specification.mapping).toEqual(mapping);
  });
});
