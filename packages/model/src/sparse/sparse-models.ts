import { actualData } from './densities/actual-data.ts';
import { banded } from './densities/banded.ts';
import { fixedStructured } from './densities/fixed-structured.ts';
import { hypergeometric } from './densities/hypergeometric.ts';
import type { DensityKind } from './density.ts';
import type { FormatKind } from './format.ts';
import {
  bitmask,
  coordinatePayload,
  runLengthEncoding,
  uncompressedBitmask,
  uncompressedOffsetPairs,
} from './formats/built-in-formats.ts';

/** What densities and formats there are, by name. */
export interface SparseModels {
  readonly densities: ReadonlyMap<string, DensityKind>;
  readonly formats: ReadonlyMap<string, FormatKind>;
}

/** Those that come along; plugins register theirs beside them. */
export const builtInSparseModels: SparseModels = {
  densities: byName([fixedStructured, hypergeometric, banded, actualData]),
  formats: byName([uncompressedOffsetPairs, coordinatePayload, runLengthEncoding, bitmask, uncompressedBitmask]),
};

function byName<Kind extends { readonly name: string }>(kinds: readonly Kind[]): ReadonlyMap<string, Kind> {
  return new Map(kinds.map((kind) => [kind.name, kind]));
}
