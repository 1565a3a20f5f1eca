import type { SourceLocation } from './location.ts';

/**
 * What hardware does about zeros (Wu et al., Sparseloop, MICRO 2022). Dataspaces and dimensions go by their names here: an
 * architecture holds nothing of a problem.
 */
export interface SparseFeatures {
  /** Representations of the tensors that are not kept as plain words. */
  readonly formats: readonly TensorFormat[];
  /** Those of alternatives that are not taken: mistakes in them show, and no more. */
  readonly otherFormats?: readonly TensorFormat[];
  readonly savings: readonly SavingUnit[];
  readonly metadata: MetadataStorage;
  /** Whether tiles may be kept that do not always fit: what does not is read from the next memory outside. */
  readonly overbooks?: boolean;
}

/** How a memory represents a tensor: a tree of fibers, a rank for each of its depths. */
export interface TensorFormat {
  readonly dataspace: string;
  /** Outermost first. */
  readonly ranks: readonly RankFormat[];
  /** True where ranks are given to the loops from the innermost on, so that outer ones are left over. */
  readonly innerToOuter: boolean;
}

export interface RankFormat {
  /** Name of a format, in small letters, and as the file has it. */
  readonly format: string;
  readonly written?: string;
  /** Lists of dimensions whose loops become one rank; every loop is a rank of its own where there is no list. */
  readonly flattened: readonly (readonly string[])[];
  /** The format's own, or the memory's, where not given. */
  readonly metadataWordBits?: number;
  readonly payloadWordBits?: number;
  readonly location?: SourceLocation;
}

/** A unit that finds accesses in vain: of its options that which saves most is taken. */
export interface SavingUnit {
  readonly kind: SavingKind;
  readonly options: readonly SavingOption[];
}

/**
 * Gated accesses cost less; skipped ones take no time either; spatial skipping leaves out instances; position skipping spreads the values
 * that are there over instances, one after the other, in place of all coordinates.
 */
export type SavingKind = 'gating' | 'skipping' | 'spatial-skipping' | 'position-skipping';

/** Accesses to `target` are saved where a tile of any of `conditionOn` is empty: for position skipping there is none, its own values tell. */
export interface SavingOption {
  readonly target: string;
  readonly conditionOn: readonly string[];
}

/** What of representations is no data is kept apart. */
export interface MetadataStorage {
  /** Bits of one word where the format has none of its own. */
  readonly wordBits: number;
  /** Bits of one access; 0 where there is no such storage. */
  readonly widthBits: number;
  /** What tiles may take of it, where the memory has a capacity at all. */
  readonly capacityBits: number;
  readonly decompresses: boolean;
  readonly compresses: boolean;
}

/** What compute units do about zeros: gate where an operand is zero, skip where operands do not meet. */
export interface ComputeSavings {
  readonly gating: boolean;
  readonly skipping: boolean;
}

/** How the values of a tensor that are not zero are spread: a density model, by name, and what it is told. */
export interface Density {
  readonly distribution: string;
  /** Its name as the file has it. */
  readonly written?: string;
  /** Share of the values that are not zero. */
  readonly density: number;
  /** All else that the distribution is told, by name. */
  readonly parameters: Readonly<Record<string, number>>;
  /** Where values are that are not zero: of each its point along every rank, from 0. Where the tensor itself is given. */
  readonly coordinates?: readonly (readonly number[])[];
  readonly location?: SourceLocation;
  /** Of each parameter's name. */
  readonly parameterLocations?: Readonly<Record<string, SourceLocation>>;
}
