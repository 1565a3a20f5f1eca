import { describe, expect, it } from 'vitest';
import { ARCHITECTURE, loadTiny, MAPPING, PROBLEM, problemsOf } from '../../test/tiny-design.ts';
import type { Constraints } from '../index.ts';

/** Constraints of [Buffer, Lane, DRAM] over dimensions [M=8, N=4, K=12] and dataspaces [A, B, Z]. */
function constraintsOf(...targets: string[]): Constraints {
  return loadTiny({}, section(targets)).specification.constraints;
}

function section(targets: string[]): string {
  return `constraints:\n  targets:\n${targets.map((target) => `  - {${target}}\n`).join('')}`;
}

/** `exactly`, or `<=n`, `>=n`; undefined where free. */
function factorsOf({ levels }: Constraints, level: number): unknown[] {
  return levels[level]!.factors.map(
    ({ exactly, atMost, atLeast }) => exactly ?? (atMost ? `<=${atMost}` : atLeast && `>=${atLeast}`),
  );
}

describe('factors', () => {
  it.each<[string, unknown[]]>([
    ['factors: [M=2, K<=3, N>=2]', [2, '>=2', '<=3']],
    ['factors: "M=2 K<=3, N=0"', [2, 'rest', '<=3']],
    ['factors: M2 K3', [2, undefined, 3]],
    ['factors: M=2K=3', [2, undefined, 3]],
    ['factors: "M=2,K=3"', [2, undefined, 3]],
    ['factors: [M = 2, [K, =, 3]]', [2, undefined, 3]],
    ['factors: ["K=lanes*3"]', [undefined, undefined, 12]],
    ['factors_only: [M=2]', [2, 1, 1]],
    ['factors: [K<=3], factors_only: [M=2]', [2, 1, '<=3']],
    ['no_iteration_over_dataspaces: [A]', [1, undefined, 1]],
    ['must_iterate_over_dataspaces: [A]', [undefined, 1, undefined]],
    ['must_iterate_over_dataspaces: [A, B]', [undefined, undefined, undefined]],
    ['no_iteration_over_dataspaces: ["*"]', [1, 1, 1]],
    ['default_max_factor: 3, factors: [M=4, N<=2]', [4, '<=2', '<=3']],
    ['default_min_factor: 2, factors: [M=4]', [4, '>=2', '>=2']],
    ['maximize_dims: [[M, K]], maximize_dims_capacity: 20', [8, undefined, 2]],
    ['maximize_dims: [K, M], maximize_dims_capacity: 24', [2, undefined, 12]],
    ['maximize_dims: [[N], [M]], maximize_dims_capacity: 9', [2, 4, undefined]],
    ['maximize_dims: [[M]], maximize_dims_capacity: 20, factors: [K=3]', [4, undefined, 3]],
  ])('{%s}', (text, factors) => {
    const { constraints } = loadTiny(
      {},
      section([`target: DRAM, type: temporal, ${text}`]),
      'variables: {lanes: 4}\n',
    ).specification;
    expect(factorsOf(constraints, 2)).toEqual(factors);
  });

  it('maximize fan-outs up to their size, before memories', () => {
    const constraints = constraintsOf(
      'target: Lane, type: spatial, maximize_dims: [[M]]',
      'target: DRAM, type: temporal, maximize_dims: [[M]], maximize_dims_capacity: 100',
    );
    expect([factorsOf(constraints, 1)[0], factorsOf(constraints, 2)[0]]).toEqual([4, 2]);
  });

  it('above the bound are dropped with a warning: designs are reused on smaller layers', () => {
    const { specification, warnings } = loadTiny({}, section(['target: Lane, type: spatial, factors: [N=16, M=2]']));
    expect(factorsOf(specification.constraints, 1)).toEqual([2, undefined, undefined]);
    expect(warnings.map(({ code }) => code)).toEqual(['factor-above-bound']);
  });

  it('of imperfect mapspaces may leave a remainder', () => {
    const ruby = loadTiny({}, 'mapspace: {version: 0.4, template: ruby}\n').specification.constraints;
    expect(ruby.levels[0]?.factors[0]?.remainder).toBe(true);
    const one = constraintsOf('target: DRAM, type: temporal, remainders: 1');
    expect(one.levels.map(({ factors }) => factors[0]?.remainder)).toEqual([undefined, undefined, true]);
  });

  it('may fix the last pass, too', () => {
    const { levels } = constraintsOf('target: Lane, type: spatial, factors: ["K=5,2"]');
    expect(levels[1]?.factors[2]).toMatchObject({ exactly: 5, lastPass: 2, remainder: true });
    const limited = section(['target: Lane, type: spatial, factors: ["K<=5,2"]']);
    expect(problemsOf(() => loadTiny({}, limited))).toEqual(['bad-factor 3:46']);
  });

  it.each<[string, string[]]>([
    ['all', ['MNK', 'MNK', 'MNK']],
    ['spatial', ['', 'MNK', '']],
    ['temporal', ['MNK', '', 'MNK']],
    ['[M, K]', ['MK', 'MK', 'MK']],
    ['N', ['N', 'N', 'N']],
    ['{Lane: all, DRAM: [K]}', ['', 'MNK', 'K']],
  ])('may leave a remainder where imperfect: %s says so', (where, wanted) => {
    const { levels } = loadTiny({}, `mapspace: {template: ruby, imperfect: ${where}}\n`).specification.constraints;
    const found = levels.map(({ factors }) => factors.map(({ remainder }, d) => (remainder ? 'MNK'[d] : '')).join(''));
    expect(found).toEqual(wanted);
  });

  it('of no dimension or level that there is are not imperfect', () => {
    expect(problemsOf(() => loadTiny({}, 'mapspace: {imperfect: [X]}\n'))).toEqual(['unknown-dimension 1:24']);
    expect(problemsOf(() => loadTiny({}, 'mapspace: {imperfect: {PE: all}}\n'))).toEqual(['unknown-target 1:24']);
  });

  it('add up over nodes and lists, and must not contradict each other', () => {
    const architecture = `${ARCHITECTURE.replace('depth: 64}', 'depth: 64}\n    constraints: {temporal: {factors: [M=2]}}')}`;
    const also = (factors: string): string => section([`target: Buffer, type: temporal, factors: [${factors}]`]);
    const { constraints } = loadTiny({ architecture }, also('M=2, K=3')).specification;
    expect(factorsOf(constraints, 0)).toEqual([2, undefined, 3]);
    expect(problemsOf(() => loadTiny({ architecture }, also('M=4')))).toEqual(['conflicting-factors 3:48']);
    expect(problemsOf(() => loadTiny({ architecture }, also('M>=3')))).toEqual(['conflicting-factors 3:48']);
  });
});

describe('permutations', () => {
  it.each<[string, number[], number[]]>([
    ['permutation: [K, M]', [2, 0], []],
    ['permutation: KM', [2, 0], []],
    ['permutation: "K, M"', [2, 0], []],
    ['permutation: K_N', [2], [1]],
    ['permutation: [_, N]', [], [1]],
    ['permutation: [K], factors: [M=1, N=1]', [1, 0, 2], []],
    ['factors: [K<=1]', [2], []],
  ])('{%s}', (text, prefix, suffix) => {
    const { levels } = constraintsOf(`target: DRAM, type: temporal, ${text}`);
    expect(levels[2]).toMatchObject({ permutationPrefix: prefix, permutationSuffix: suffix });
  });

  it('put loops that have bound 1 innermost, so that their order does not count', () => {
    const { constraints } = loadTiny({ problem: PROBLEM.replace('N: 4', 'N: 1') }).specification;
    expect(constraints.levels.map(({ permutationPrefix }) => permutationPrefix)).toEqual([[1], [1], [1]]);
  });

  it('take names of several letters', () => {
    const problem = PROBLEM.replaceAll(/\bK\b/g, 'KK');
    const { constraints } = loadTiny(
      { problem },
      section(['target: DRAM, type: temporal, permutation: KKM, factors: KK3']),
    ).specification;
    expect(constraints.levels[2]?.permutationPrefix).toEqual([2, 0]);
    expect(constraints.levels[2]?.factors[2]?.exactly).toBe(3);
  });
});

describe('splits, keeps and reuse', () => {
  it('split at most after the last loop', () => {
    expect(constraintsOf('target: Lane, type: spatial, split: 999').levels[1]?.split).toBe(3);
    expect(constraintsOf('target: Lane, type: spatial, split: len(spec.problem.instance)').levels[1]?.split).toBe(3);
    expect(constraintsOf().levels[1]?.split).toBeUndefined();
  });

  it('count no loop that can only be 1 and is not listed', () => {
    const [lane, free] = ['permutation: [K, M], split: 1, factors: [N=1]', 'split: 1, factors: [M=1, K=1]'].map(
      (text) => constraintsOf(`target: Lane, type: spatial, ${text}`).levels[1]!,
    );
    expect(lane).toMatchObject({ permutationPrefix: [2, 0], permutationSuffix: [1], split: 1 });
    expect(free).toMatchObject({ permutationPrefix: [], permutationSuffix: [0, 2], split: 1 });
  });

  it.each<[string, string[]]>([
    ['keep: [A]', ['keep', 'free', 'free']],
    ['keep: [A], bypass: [B]', ['keep', 'bypass', 'free']],
    ['keep_only: [A]', ['keep', 'bypass', 'bypass']],
    ['bypass_only: [A]', ['bypass', 'keep', 'keep']],
    ['bypass: ["*"]', ['bypass', 'bypass', 'bypass']],
    ['keep: []', ['free', 'free', 'free']],
  ])('{%s}', (text, keep) => {
    expect(constraintsOf(`target: Buffer, type: dataspace, ${text}`).levels[0]?.keep).toEqual(keep);
  });

  it('keep everything in the outermost memory unless told', () => {
    expect(constraintsOf().levels.map(({ keep }) => keep[1])).toEqual(['free', 'bypass', 'keep']);
    expect(constraintsOf('target: DRAM, type: bypass, permutation:, bypass: [B]').levels[2]?.keep).toEqual([
      'keep',
      'bypass',
      'keep',
    ]);
  });

  it('forbid reuse', () => {
    const { reuse } = constraintsOf(
      'target: Buffer, type: temporal, no_reuse: [A], rmw_first_update: [Z]',
      'target: Lane, type: spatial, no_reuse: [B], no_link_transfer: ["*"]',
    );
    expect(reuse.noReuse.map((row) => row.map(Number))).toEqual([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 0],
    ]);
    expect(reuse.noLinkTransfer.map((row) => row.map(Number))).toEqual([
      [0, 0, 0],
      [1, 1, 1],
      [0, 0, 0],
    ]);
    expect(reuse.rmwFirstUpdate.map((row) => row.map(Number))).toEqual([
      [0, 0, 1],
      [0, 0, 0],
      [0, 0, 0],
    ]);
  });
});

describe('constraints that no mapping obeys', () => {
  it('keep a dataspace nowhere', () => {
    const nowhere = section([
      'target: DRAM, type: dataspace, bypass: [B]',
      'target: Buffer, type: dataspace, bypass: [B]',
    ]);
    expect(problemsOf(() => loadTiny({}, nowhere))).toEqual(['kept-nowhere 3:46']);
  });

  it('make a memory keep more than fits', () => {
    const architecture = ARCHITECTURE.replace('depth: 64', 'depth: 1');
    const all = section(['target: Buffer, type: dataspace, keep: [A, B, Z]']);
    expect(problemsOf(() => loadTiny({ architecture }, all))).toEqual(['memory-too-small 3:46']);
    expect(problemsOf(() => loadTiny({ architecture, mapping: MAPPING }, all))).toEqual([]);
  });
});

describe('targets', () => {
  it('of fan-outs are known by the name that Timeloop gives them too', () => {
    expect(factorsOf(constraintsOf('target: inter_Lane_spatial, type: spatial, factors: [M=2]'), 1)[0]).toBe(2);
  });

  it('that make no copies have no effect', () => {
    expect(problemsOf(() => loadTiny({}, section(['target: System, type: spatial, factors: [M=2]'])))).toEqual([
      'warning no-effect 3:5',
    ]);
  });

  it.each([
    ['an unknown level', 'target: Bufer, type: temporal', ['unknown-target 3:14']],
    ['an unknown type', 'target: DRAM, type: tempral', ['unknown-type 3:26']],
    ['no type', 'target: DRAM', ['missing-key 3:5']],
    ['no target', 'type: temporal', ['missing-key 3:5']],
    ['a key of another type', 'target: DRAM, type: temporal, split: 1', ['unknown-key 3:36']],
    ['an unknown dimension', 'target: DRAM, type: temporal, factors: [C=2]', ['unknown-dimension 3:46']],
    ['an unknown dimension in text', 'target: DRAM, type: temporal, factors: "M=2 C=2"', ['unknown-dimension 3:50']],
    [
      'an unknown dimension of a permutation',
      'target: DRAM, type: temporal, permutation: [M, k]',
      ['unknown-dimension 3:53'],
    ],
    ['a dimension twice', 'target: DRAM, type: temporal, permutation: [M, M]', ['duplicate-dimension 3:53']],
    ['a strict limit', 'target: DRAM, type: temporal, factors: ["M<2"]', ['bad-factor 3:47']],
    ['no factor', 'target: DRAM, type: temporal, factors: [M]', ['bad-factor 3:46']],
    ['a negative factor', 'target: DRAM, type: temporal, factors: [M=-2]', ['bad-factor 3:46']],
    ['a fraction', 'target: DRAM, type: temporal, factors: [M=2.5]', ['bad-factor 3:46']],
    ['an unknown dataspace', 'target: DRAM, type: dataspace, keep: [Weights]', ['unknown-dataspace 3:44']],
    ['keep and bypass', 'target: DRAM, type: dataspace, keep: [A], bypass: [A]', ['kept-and-bypassed 3:57']],
    ['no_coalesce', 'target: DRAM, type: dataspace, no_coalesce: [A]', ['not-modelled 3:37']],
    ['maximize_dims without capacity', 'target: DRAM, type: temporal, maximize_dims: [[M]]', ['cannot-maximize 3:51']],
    [
      'maximize_dims of a fixed dimension',
      'target: Lane, type: spatial, factors: [M=2], maximize_dims: [[M]]',
      ['cannot-maximize 3:66'],
    ],
  ])('report %s', (_, target, expected) => {
    expect(problemsOf(() => loadTiny({}, section([target])))).toEqual(expected);
  });
});

describe('several lists of constraints', () => {
  const lists = (picked: string): string => `mapspace:
${picked}  constraints_weights: [{target: DRAM, type: temporal, factors: K=3}]
  constraints_outputs: [{target: DRAM, type: temporal, factors: K=2}]
`;

  it('are picked from by name', () => {
    const { specification, warnings } = loadTiny({}, lists('  constraints: weights\n'));
    expect(factorsOf(specification.constraints, 2)).toEqual([undefined, undefined, 3]);
    expect(warnings.map(({ code, message }) => [code, message])).toEqual([
      ['no-effect', 'constraints_outputs of mapspace has no effect: constraints_weights is in use'],
    ]);
  });

  it('have no effect without a name', () => {
    const { specification, warnings } = loadTiny({}, lists(''));
    expect(factorsOf(specification.constraints, 2)).toEqual([undefined, undefined, undefined]);
    expect(warnings.map(({ message }) => message)).toEqual([
      'constraints_weights of mapspace has no effect: write constraints: weights to use it',
      'constraints_outputs of mapspace has no effect: write constraints: outputs to use it',
    ]);
  });

  it('must be there', () => {
    expect(problemsOf(() => loadTiny({}, lists('  constraints: inputs\n')))).toEqual(['missing-key 2:3']);
  });

  it('are one beside targets', () => {
    const text = 'constraints: {targets: [], constraints: [{target: DRAM, type: temporal, factors: K=3}]}\n';
    expect(problemsOf(() => loadTiny({}, text))).toEqual(['warning no-effect 1:15']);
  });
});

describe('max_overbooked_proportion', () => {
  const overbooking = ARCHITECTURE.replace('depth: 64', 'depth: 64, allow_overbooking: True');
  const mostOf = (architecture: string, ...sections: string[]) =>
    loadTiny({ architecture }, ...sections).specification.constraints.mostOverbooked;

  it('is a share of the tiles of a memory that overbooks, and 0 where nothing is said', () => {
    const listed = section(['target: Buffer, type: max_overbooked_proportion, proportion: 1/4']);
    expect(mostOf(overbooking, listed)).toEqual([0.25, 0, 0]);
    const beside = '\n    constraints: {max_overbooked_proportion: {proportion: 0.5}}';
    expect(mostOf(overbooking.replace('class: SRAM', `class: SRAM${beside}`))).toEqual([0.5, 0, 0]);
    expect(mostOf(overbooking)).toEqual([0, 0, 0]);
    expect(mostOf(ARCHITECTURE)).toBeUndefined();
  });

  it.each([
    ['target: Buffer, type: max_overbooked_proportion, proportion: 1.5', ['out-of-range 3:67']],
    ['target: Buffer, type: max_overbooked_proportion, proportion: x', ['bad-expression 3:67']],
    ['target: Buffer, type: max_overbooked_proportion', ['missing-key 3:5']],
    ['type: max_overbooked_proportion, proportion: 0.5', ['missing-key 3:5']],
    ['target: Lane, type: max_overbooked_proportion, proportion: 0.5', ['warning no-effect 3:65']],
    ['target: DRAM, type: max_overbooked_proportion, proportion: 0.5', ['warning no-effect 3:65']],
    ['target: Bufer, type: max_overbooked_proportion, proportion: 0.5', ['unknown-target 3:14']],
  ])('%s', (target, expected) => {
    expect(problemsOf(() => loadTiny({ architecture: overbooking }, section([target])))).toEqual(expected);
  });
});
