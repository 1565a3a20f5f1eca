/** What a rank is asked: how much it takes to represent its fibers. */
export interface FiberQuery {
  /** Fibers of the rank, empty ones included. */
  readonly mostFibers: number;
  /** Coordinates of one fiber. */
  readonly fiberShape: number;
  /** Chance that a fiber holds nothing, and that what lies below a coordinate does. */
  emptyFiber(): number;
  emptyCoordinate(): number;
}

/** Units that a rank takes; fractions where they are means. */
export interface RankUnits {
  readonly metadata: number;
  /** Pointers to what lies below. */
  readonly payload: number;
}

/** How a memory represents a tensor. */
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

/** How one rank of a tensor is represented, under the name that designs give it, in small letters. */
export interface FormatKind {
  readonly name: string;
  /** What it is, in a few words. */
  readonly description: string;
  /** Whether coordinates of which nothing lies below are left out. */
  readonly isCompressed: boolean;
  /** Bits of a word of metadata where neither design nor memory say; null where the memory says it, whatever the design says. */
  readonly metadataWordBits?: number | null;
  units(query: FiberQuery): RankUnits;
}
