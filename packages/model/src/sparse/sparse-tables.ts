import type {
  Architecture,
  ComputeSavings,
  MetadataStorage,
  Problem,
  SavingKind,
  TensorFormat,
} from '@loopwright/spec';
import type { DensityModel } from './density.ts';
import type { FormatKind } from './format.ts';
import type { SparseModels } from './sparse-models.ts';
import { tileOf } from './sparse-nest.ts';

/** What is known of zeros before the first candidate. */
export interface SparseTables {
  /** [dataspace] */
  readonly densities: readonly DensityModel[];
  readonly densityNames: readonly string[];
  /** [dataspace] dimensions that move it. */
  readonly moves: readonly ReadonlySet<number>[];
  /** [level][dataspace] null where words stand plainly, with no metadata beside them. */
  readonly formats: readonly (readonly (Format | null)[])[];
  /** [level] */
  readonly units: readonly (readonly Unit[])[];
  readonly metadata: readonly MetadataStorage[];
  readonly compute: ComputeSavings;
}

export interface Format {
  /** Innermost first. */
  readonly ranks: readonly FormatRank[];
  readonly innerToOuter: boolean;
  readonly isCompressed: boolean;
}

export interface FormatRank {
  readonly kind: FormatKind;
  readonly flattened: readonly (readonly number[])[];
  readonly metadataWordBits: number;
  readonly payloadWordBits: number;
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
): SparseTables | undefined {
  const { dataspaces, dimensions } = problem;
  const { levels, compute } = architecture;
  const sparse = levels.map((level) => (level.kind === 'memory' ? level.sparse : undefined));
  const isIdle = sparse.every((features) => !features || features.formats.length + features.savings.length === 0);
  if (isIdle && !compute.savings) return undefined;
  const all = dimensions.map(({ bound }) => bound);
  const dataspace = numbered('dataspace', dataspaces);
  const dimension = numbered('dimension', dimensions);
  const densities = dataspaces.map(({ density }) => density ?? DENSE);
  return {
    densities: densities.map((density, s) =>
      kindOf('distribution', models.densities, density.distribution).create(density, tileOf(problem, s, all)),
    ),
    densityNames: densities.map(({ distribution }) => distribution),
    moves: dataspaces.map(({ ranks }) => new Set(ranks.flat().map((term) => term.dimension))),
    formats: sparse.map((features) => {
      const formats = new Array<Format | null>(dataspaces.length).fill(null);
      for (const format of features?.formats ?? []) {
        formats[dataspace(format.dataspace)] = resolve(format, features!.metadata, dimension, models);
      }
      return formats;
    }),
    units: sparse.map((features) =>
      (features?.savings ?? []).map(({ kind, options }) => ({
        kind,
        options: options.map(({ target, conditionOn }) => ({
          target: dataspace(target),
          conditionOn: conditionOn.map(dataspace),
        })),
      })),
    ),
    metadata: sparse.map((features) => features?.metadata ?? NO_METADATA),
    compute: compute.savings ?? { gating: false, skipping: false },
  };
}

const DENSE = { distribution: 'fixed_structured', density: 1, parameters: {} };

const NO_METADATA: MetadataStorage = {
  wordBits: 0,
  widthBits: 0,
  capacityBits: 0,
  decompresses: false,
  compresses: false,
};

function resolve(
  { ranks, innerToOuter }: TensorFormat,
  metadata: MetadataStorage,
  dimension: (name: string) => number,
  models: SparseModels,
): Format {
  const resolved = ranks.map(({ format, flattened, metadataWordBits, payloadWordBits }) => {
    const kind = kindOf('format', models.formats, format);
    const own = kind.metadataWordBits === null ? undefined : (metadataWordBits ?? kind.metadataWordBits);
    return {
      kind,
      flattened: flattened.map((names) => names.map(dimension)),
      metadataWordBits: wholeWordBits(own ?? metadata.wordBits, metadata),
      payloadWordBits: wholeWordBits(
        (kind.metadataWordBits === null ? undefined : payloadWordBits) ?? metadata.wordBits,
        metadata,
      ),
    };
  });
  return { ranks: resolved.reverse(), innerToOuter, isCompressed: resolved.some(({ kind }) => kind.isCompressed) };
}

/** The next width of a word that fills accesses of the storage, so that nothing is left over. */
function wholeWordBits(bits: number, { widthBits }: MetadataStorage): number {
  if (bits === 0 || widthBits === 0) return bits;
  let whole = bits;
  while (whole < 2 * bits && widthBits % whole !== 0) whole++;
  return whole;
}

function kindOf<Kind>(what: string, kinds: ReadonlyMap<string, Kind>, name: string): Kind {
  const kind = kinds.get(name);
  if (!kind) throw new RangeError(`no ${what} is called ${name}: there are ${[...kinds.keys()].join(', ')}`);
  return kind;
}

function numbered(what: string, list: readonly { readonly name: string }[]): (name: string) => number {
  return (name) => {
    const index = list.findIndex((entry) => entry.name === name);
    if (index < 0) throw new RangeError(`the problem has no ${what} ${name}`);
    return index;
  };
}
