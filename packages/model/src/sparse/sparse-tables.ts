import {
  type Architecture,
  type ComputeSavings,
  hasSparseFeatures,
  type MetadataStorage,
  type Problem,
  type SavingKind,
  SpecError,
} from '@loopwright/spec';
import { indexOf } from './index-of.ts';
import { alternativeProblems, type ResolvedSparse, resolveSparse } from './resolve-sparse.ts';
import type { SparseModels } from './sparse-models.ts';

/** What is known of zeros before the first candidate. */
export interface SparseTables extends ResolvedSparse {
  /** [dataspace] dimensions that move it. */
  readonly moves: readonly ReadonlySet<number>[];
  /** [level] */
  readonly units: readonly (readonly Unit[])[];
  /** Whether any unit leaves out instances: then mappings may be wider than the fan-outs. */
  readonly leavesOut: boolean;
  /** Whether any unit skips positions. */
  readonly packs: boolean;
  readonly metadata: readonly MetadataStorage[];
  readonly compute: ComputeSavings;
  /** [level] share of its tiles that need not fit; undefined where all have to. */
  readonly mostOverbooked: readonly (number | undefined)[];
  readonly overbooks: boolean;
}

export interface Unit {
  readonly kind: SavingKind;
  readonly options: readonly { readonly target: number; readonly conditionOn: readonly number[] }[];
}

/** Undefined where the hardware does nothing about zeros: then it spends what it spends on dense tensors. */
export function buildSparseTables(
  problem: Problem,
  architecture: Architecture,
  models: SparseModels,
  mostOverbooked?: readonly number[],
): SparseTables | undefined {
  const { dataspaces } = problem;
  const { levels, compute } = architecture;
  if (!hasSparseFeatures(architecture)) {
    const problems = alternativeProblems(problem, levels, models);
    if (problems.length > 0) throw new SpecError(problems);
    return undefined;
  }
  const sparse = levels.map((level) => (level.kind === 'memory' ? level.sparse : undefined));
  const dataspace = (name: string) => indexOf('dataspace', dataspaces, name);
  const units = sparse.map((features) =>
    (features?.savings ?? []).map(({ kind, options }) => ({
      kind,
      options: options.map(({ target, conditionOn }) => ({
        target: dataspace(target),
        conditionOn: conditionOn.map(dataspace),
      })),
    })),
  );
  const overbooks = sparse.map((features) => features?.overbooks ?? false);
  return {
    ...resolveSparse(problem, architecture, models),
    moves: dataspaces.map(({ ranks }) => new Set(ranks.flat().map((term) => term.dimension))),
    units,
    leavesOut: units.flat().some(({ kind }) => kind === 'spatial-skipping'),
    packs: units.flat().some(({ kind }) => kind === 'position-skipping'),
    metadata: sparse.map((features) => features?.metadata ?? NO_METADATA),
    compute: compute.savings ?? { gating: false, skipping: false },
    mostOverbooked: overbooks.map((may, level) => (may ? (mostOverbooked?.[level] ?? 1) : undefined)),
    overbooks: overbooks.includes(true),
  };
}

const NO_METADATA: MetadataStorage = {
  wordBits: 0,
  widthBits: 0,
  capacityBits: 0,
  decompresses: false,
  compresses: false,
};
