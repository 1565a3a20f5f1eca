import { quantile } from './density.ts';
import type { MeasuredTile } from './measured-tile.ts';
import { RankUnitsReader } from './rank-units.ts';
import { bitsOf, type RankOccupancy, rankOccupancies } from './representation.ts';

/** What a memory holds of a tile on average, and at most. */
export interface Occupancy {
  /** Words, and share of the tile. */
  readonly words: number;
  readonly density: number;
  /** Innermost rank first; empty without a format. */
  readonly ranks: readonly RankOccupancy[];
  readonly mostWords: number;
  readonly mostRanks: readonly RankOccupancy[];
  readonly mostMetadataBits: number;
  /** Share of the tiles that take no more than that; not there where a memory has room for all of them. */
  readonly fitting?: number;
  /** Share of the instances that are sent a tile at all: with metadata outside, empty ones are not. */
  readonly used: number;
}

/** Sums over all occupancies of a tile, each with its chance. */
export function occupancyOf(kept: MeasuredTile): Occupancy {
  const { tile, density, format, parent } = kept;
  const least = density.least(tile);
  const likely = density.likely?.(tile) ?? { least, most: density.most(tile) };
  const possible: { occupancy: number; chance: number }[] = [];
  for (let occupancy = Math.max(least, likely.least); occupancy <= likely.most; occupancy++) {
    const chance = density.probability(tile, occupancy);
    if (chance !== 0) possible.push({ occupancy, chance });
  }
  let used = 1;
  if (parent?.format && least === 0 && possible.length > 0) {
    // Timeloop takes the first possible occupancy for that of empty tiles, also where it is not 0.
    used = 1 - possible[0].chance;
    for (const entry of possible) entry.chance /= used;
    possible[0].chance = 0;
  }
  let words = 0;
  const units = new RankUnitsReader(kept);
  const ranks = units.widths.map((widths): RankOccupancy => ({ ...widths, metadata: 0, payload: 0 }));
  for (const { occupancy, chance } of possible) {
    words += chance * occupancy;
    if (!format) continue;
    units.read(occupancy);
    for (let rank = 0; rank < ranks.length; rank++) {
      ranks[rank].metadata += units.metadata[rank] * chance;
      ranks[rank].payload += units.payload[rank] * chance;
    }
  }
  const atMost = mostOf(kept);
  return {
    words,
    density: words / tile.words,
    ranks,
    mostWords: atMost.words,
    mostRanks: atMost.ranks,
    mostMetadataBits: bitsOf(atMost.ranks),
    used,
  };
}

/** The largest of a share of the tiles, of all of them where none is given: what capacity has to hold. */
export function mostOf(
  kept: MeasuredTile,
  fitting = 1,
): { readonly words: number; readonly ranks: readonly RankOccupancy[] } {
  if (!kept.format) return { words: kept.tile.words, ranks: [] };
  const words = quantile(kept.density, kept.tile, fitting);
  return { words, ranks: rankOccupancies(kept, words) };
}
