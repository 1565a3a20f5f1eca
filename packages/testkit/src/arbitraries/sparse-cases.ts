import type {
  Architecture,
  Level,
  Problem,
  RankFormat,
  SavingUnit,
  SparseFeatures,
  TensorFormat,
} from '@loopwright/spec';
import fc from 'fast-check';
import { type AnalysisCase, type AnalysisCaseOptions, analysisCases } from './analysis-cases.ts';
import { pickFrom } from './pick-from.ts';

const MOST_LEVELS = 7;
const MOST_DATASPACES = 5;

/** A random case whose tensors have zeros, on hardware that does something about them: not all memories can do what mappings ask. */
export function sparseCases(options: AnalysisCaseOptions = {}): fc.Arbitrary<AnalysisCase> {
  return fc.tuple(analysisCases(options), zeroChoices()).map(([dense, choices]) => withZeros(dense, choices));
}

/** What zeros there are and what is done about them. */
export type ZeroChoices = typeof zeroChoices extends () => fc.Arbitrary<infer Choices> ? Choices : never;

export function zeroChoices() {
  const perDataspace = <Choice>(choice: fc.Arbitrary<Choice>) =>
    fc.array(choice, { minLength: MOST_DATASPACES, maxLength: MOST_DATASPACES });
  const format = fc.record({
    isThere: fc.boolean(),
    plain: fc.array(pickFrom('uop', 'ub'), { maxLength: 1 }),
    compressed: fc.array(pickFrom('cp', 'rle', 'b'), { maxLength: 2 }),
    isFlattened: fc.boolean(),
    innerToOuter: fc.boolean(),
  });
  const target = fc.nat({ max: MOST_DATASPACES - 1 });
  const option = fc.record({ target, conditions: fc.array(target, { minLength: 1, maxLength: 2 }) });
  const unit = fc.record({
    kind: pickFrom<SavingUnit['kind']>('gating', 'skipping'),
    options: fc.array(option, { minLength: 1, maxLength: 2 }),
  });
  const memory = fc.record({
    formats: perDataspace(format),
    units: fc.array(unit, { maxLength: 2 }),
    capacityBits: pickFrom(Number.POSITIVE_INFINITY, 4096, 64),
    canConvert: fc.nat({ max: 5 }).map((choice) => choice < 5),
  });
  return fc.record({
    densities: perDataspace(
      fc.record({
        distribution: pickFrom('fixed_structured', 'hypergeometric'),
        percent: fc.integer({ min: 1, max: 100 }),
      }),
    ),
    memories: fc.array(memory, { minLength: MOST_LEVELS, maxLength: MOST_LEVELS }),
    compute: fc.record({ gating: fc.boolean(), skipping: fc.boolean() }),
    prices: fc.array(fc.nat({ max: 64 }), { minLength: PRICED.length, maxLength: PRICED.length }),
  });
}

const VERBS = ['read', 'write', 'update'];
const PRICED = [
  ...VERBS.flatMap((verb) => [`gated_${verb}`, `skipped_${verb}`, `metadata_${verb}`, `gated_metadata_${verb}`]),
  'compute_gated',
  'compute_skipped',
];

export function withZeros({ problem, architecture, costs, ...rest }: AnalysisCase, choices: ZeroChoices): AnalysisCase {
  const energies = Object.fromEntries(PRICED.map((name, index) => [name, choices.prices[index]! / 16]));
  const priced = <Component extends { readonly energyPj: object }>(component: Component) => ({
    ...component,
    energyPj: { ...component.energyPj, ...energies },
  });
  return {
    ...rest,
    costs: { levels: costs.levels.map(priced), compute: priced(costs.compute) },
    problem: {
      ...problem,
      dataspaces: problem.dataspaces.map((dataspace, s) => {
        const { distribution, percent } = choices.densities[s]!;
        if (dataspace.readWrite) return dataspace;
        return { ...dataspace, density: { distribution, density: percent / 100, parameters: {} } };
      }),
    },
    architecture: {
      ...architecture,
      levels: architecture.levels.map((level, index) => withFeatures(level, problem, choices.memories[index]!)),
      compute: { ...architecture.compute, savings: choices.compute },
    } satisfies Architecture,
  };
}

function withFeatures(level: Level, problem: Problem, choices: ZeroChoices['memories'][number]): Level {
  if (level.kind !== 'memory') return level;
  const sparse: SparseFeatures = {
    formats: problem.dataspaces.flatMap((_, s) => formatOf(problem, s, choices.formats[s]!)),
    savings: choices.units.map((unit): SavingUnit => {
      const name = (index: number) => problem.dataspaces[index % problem.dataspaces.length]!.name;
      const options = unit.options.map(({ target, conditions }) => ({
        target: name(target),
        conditionOn: [...new Set(conditions.map(name))].filter((condition) => condition !== name(target)),
      }));
      return { kind: unit.kind, options };
    }),
    metadata: {
      wordBits: 4,
      widthBits: 16,
      capacityBits: choices.capacityBits,
      decompresses: choices.canConvert,
      compresses: choices.canConvert,
    },
  };
  return { ...level, sparse };
}

function formatOf(
  { dataspaces, dimensions }: Problem,
  s: number,
  { isThere, plain, compressed, isFlattened, innerToOuter }: ZeroChoices['memories'][number]['formats'][number],
): TensorFormat[] {
  const names = [...plain, ...compressed];
  if (!isThere || names.length === 0) return [];
  const all = dimensions.map(({ name }) => name);
  // The last rank takes what others leave: formats of one rank take all.
  const ranks = names.map((format, rank): RankFormat => {
    const takesRest = rank === (innerToOuter ? 0 : names.length - 1);
    return { format, flattened: isFlattened || takesRest ? [all] : [] };
  });
  return [{ dataspace: dataspaces[s]!.name, ranks, innerToOuter }];
}
