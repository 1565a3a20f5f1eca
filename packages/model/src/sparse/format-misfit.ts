import type { Problem } from '@loopwright/spec';
import type { Format } from './format.ts';

/** What keeps a memory from representing a tensor, or from saving accesses to it, as a mapping asks. */
export type FormatCause =
  /** Loops are left over when every rank has those that it takes. */
  | 'few-ranks'
  /** Tiles are cut for the memory inside, whose ranks are not those of the format's inner ones. */
  | 'other-ranks-inside'
  /** Words come compressed to a memory that keeps them plain and cannot decompress. */
  | 'no-decompression'
  /** The same of outputs on their way out. */
  | 'no-compression'
  /** Neither the memory nor one outside it keeps what it is to save. */
  | 'not-kept'
  /** Accesses are saved one by one and left out in space. */
  | 'saved-twice'
  /** Positions are skipped, and a memory inside keeps the tensor, too, or the memory itself does not. */
  | 'packed-outside'
  /** Positions are skipped, and instances spread over a dimension that moves another input, too. */
  | 'packed-together';

export interface FormatMisfit {
  readonly cause: FormatCause;
  readonly level: number;
  readonly dataspace: number;
  /** Dimensions of the loops that ask for it, outermost first. */
  readonly dimensions?: readonly number[];
  /** Ranks of its format, outermost first, and those of the memory inside. */
  readonly ranks?: readonly string[];
  readonly ranksInside?: readonly string[];
}

/** The same by names, for reports. */
export interface FormatMisfitEvaluation {
  readonly cause: FormatCause;
  readonly dataspace: string;
  readonly dimensions: readonly string[];
  readonly ranks: readonly string[];
  readonly ranksInside: readonly string[];
}

export function describeMisfit(
  { cause, dataspace, dimensions = [], ranks = [], ranksInside = [] }: FormatMisfit,
  problem: Problem,
): FormatMisfitEvaluation {
  return {
    cause,
    dataspace: problem.dataspaces[dataspace].name,
    dimensions: dimensions.map((dimension) => problem.dimensions[dimension].name),
    ranks,
    ranksInside,
  };
}

/** Names of the ranks of a format, outermost first. */
export function rankNames(format: Format | null): readonly string[] {
  return (format?.ranks ?? []).map(({ kind }) => kind.name.toUpperCase()).toReversed();
}
