import { loadSpecification } from '@loopwright/spec';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CandidateBatch, encodeMapping } from './candidate.ts';
import { buildMapspace } from './mapspace.ts';

const runs = Number(process.env.LOOPWRIGHT_CASES_PER_PROPERTY);

const architecture = `architecture:
  version: 0.4
  nodes:
  - !Component {name: Main, class: DRAM, attributes: {width: 16, datawidth: 16}}
  - !Component {name: Shared, class: SRAM, attributes: {width: 16, depth: 4096, datawidth: 16}}
  - !Container {name: lane, spatial: {meshX: 64, meshY: 64}}
  - !Component {name: Pad, class: SRAM, attributes: {width: 16, depth: 4096, datawidth: 16}}
  - !Component {name: Alu, class: intmac, attributes: {width: 16}}
`;
/** Outermost first. */
const levels = [
  { target: 'Main', type: 'temporal' },
  { target: 'Shared', type: 'temporal' },
  { target: 'lane', type: 'spatial' },
  { target: 'Pad', type: 'temporal' },
] as const;
const dimensions = ['R', 'M', 'C', 'N'] as const;
type Dimension = (typeof dimensions)[number];

/** The loops of one level, and how much of them a constraint says. */
interface Loops {
  readonly factors: Readonly<Record<Dimension, number>>;
  /** Iterations of the last pass, where it may be shorter. */
  readonly lasts: Readonly<Record<Dimension, number>>;
  /** Innermost first. */
  readonly order: readonly Dimension[];
  readonly split: number;
  /** How a constraint speaks of a factor; a loop of 1 that it fixes may be left out of the order. */
  readonly says: Readonly<Record<Dimension, 'exactly' | 'at most' | 'nothing' | 'one, unlisted'>>;
  /** Loops of the order that it lists, from the inside. */
  readonly listed: number;
  readonly saysSplit: boolean;
}

function perDimension<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<Record<Dimension, T>> {
  return fc.record({ R: arbitrary, M: arbitrary, C: arbitrary, N: arbitrary });
}

const loops: fc.Arbitrary<Loops> = fc.record({
  factors: perDimension(fc.integer({ min: 1, max: 3 })),
  lasts: perDimension(fc.integer({ min: 1, max: 3 })),
  order: fc.shuffledSubarray([...dimensions], { minLength: dimensions.length }),
  split: fc.nat({ max: dimensions.length }),
  says: perDimension(fc.constantFrom('exactly', 'at most', 'nothing', 'one, unlisted')),
  listed: fc.nat({ max: dimensions.length }),
  saysSplit: fc.boolean(),
});

/** The whole of it. */
function mappingEntry({ factors, lasts, order, split }: Loops, level: (typeof levels)[number]): string {
  const listed = dimensions.map((name) => factorText(name, factors, lasts)).join(', ');
  const splits = level.type === 'spatial' ? `, split: ${split}` : '';
  return `- {target: ${level.target}, type: ${level.type}, factors: [${listed}], permutation: [${order.join(', ')}]${splits}}`;
}

/** Quoted: the list has commas of its own. */
function factorText(name: Dimension, factors: Loops['factors'], lasts: Loops['lasts']): string {
  return lasts[name] === factors[name] ? `${name}=${factors[name]}` : `"${name}=${factors[name]},${lasts[name]}"`;
}

/** A part of it, under which the mapping is one of those allowed. A split counts no loop that can only be 1, unless listed. */
function constraintEntry(
  { factors, lasts, order, split, says, listed, saysSplit }: Loops,
  level: (typeof levels)[number],
  bounds: Readonly<Record<Dimension, number>>,
): string {
  const isLeftOut = (name: Dimension) => says[name] === 'one, unlisted' && factors[name] === 1;
  const fixed = dimensions.flatMap((name) => {
    if (says[name] === 'at most') return [`${name}<=${factors[name]}`];
    return says[name] === 'exactly' || isLeftOut(name) ? [factorText(name, factors, lasts)] : [];
  });
  const permutation = order.filter((name) => !isLeftOut(name)).slice(0, listed);
  const canOnlyBe1 = (name: Dimension) =>
    bounds[name] === 1 || (factors[name] === 1 && fixed.some((text) => text.replace('"', '').startsWith(name)));
  const counted = order.slice(0, split).filter((name) => permutation.includes(name) || !canOnlyBe1(name));
  const parts = [
    `target: ${level.target}, type: ${level.type}`,
    ...(fixed.length > 0 ? [`factors: [${fixed.join(', ')}]`] : []),
    ...(permutation.length > 0 ? [`permutation: [${permutation.join(', ')}]`] : []),
    ...(level.type === 'spatial' && saysSplit ? [`split: ${counted.length}`] : []),
  ];
  return `  - {${parts.join(', ')}}`;
}

/** All passes are full, or all but those that have a pass with more than one iteration around them. */
function withLasts(nest: readonly Loops[], isImperfect: boolean): Loops[] {
  return nest.map((each, l) => {
    const lastOf = (name: Dimension) => {
      const isAround = nest.slice(0, l).some(({ factors }) => factors[name] > 1);
      return isImperfect && isAround ? Math.min(each.lasts[name], each.factors[name]) : each.factors[name];
    };
    return { ...each, lasts: { R: lastOf('R'), M: lastOf('M'), C: lastOf('C'), N: lastOf('N') } };
  });
}

/** Points of a dimension, the nest outermost first. */
function boundOf(name: Dimension, nest: readonly Loops[]): number {
  return nest.reduce((last, { factors, lasts }) => last * factors[name] + lasts[name] - 1, 0) + 1;
}

test('a mapping that obeys constraints is in their mapspace, however little of it they say', {
  timeout: 600_000,
}, () => {
  // Reads of the innermost memory do not depend on the order of its loops: the mapspace has one for all of them.
  const single = loops.map((each) => ({ ...each, factors: { R: each.factors.R, M: 1, C: 1, N: 1 } }));
  const nests = fc.tuple(loops, loops, loops, single);
  fc.assert(
    fc.property(nests, fc.boolean(), (drawn, isImperfect) => {
      const nest = withLasts(drawn, isImperfect);
      const bounds = { R: boundOf('R', nest), M: boundOf('M', nest), C: boundOf('C', nest), N: boundOf('N', nest) };
      const problem = `problem:
  version: 0.4
  shape:
    name: product
    dimensions: [${dimensions.join(', ')}]
    data_spaces:
    - {name: A, projection: [ [[M]], [[R]], [[N]] ]}
    - {name: B, projection: [ [[C]], [[R]] ]}
    - {name: Z, projection: [ [[M]], [[C]], [[N]] ], read_write: true}
  instance: ${JSON.stringify(bounds)}
`;
      const constraints = `constraints:\n  targets:\n${levels.map((level, l) => constraintEntry(nest[l]!, level, bounds)).join('\n')}\n`;
      const mapping = `mapping:\n${levels.map((level, l) => mappingEntry(nest[l]!, level)).join('\n')}\n`;
      const imperfect = `mapspace: {imperfect: ${isImperfect ? 'all' : '[]'}}\n`;
      const texts = { 'arch.yaml': architecture, 'problem.yaml': problem, constraints, mapping, imperfect };
      const sources = Object.entries(texts).map(([file, text]) => ({ file, text }));
      const { specification } = loadSpecification(sources);
      const mapspace = buildMapspace(specification.problem, specification.architecture, specification.constraints);
      const batch = new CandidateBatch(mapspace.shape, 1);
      encodeMapping(specification.mapping!.mapping, batch, 0);
      expect({ isIn: mapspace.encode(batch, 0, mapspace.genome()), constraints, mapping }).toEqual({
        isIn: true,
        constraints,
        mapping,
      });
    }),
    { numRuns: runs },
  );
});
