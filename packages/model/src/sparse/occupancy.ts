import { bitsOf, type KeptTile, type RankOccupancy, rankOccupancies } from './representation.ts';

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
  /** Share of the instances that are sent a tile at all: with metadata outside, empty ones are not. */
  readonly used: number;
}

/** Sums over all occupancies of a tile, each with its chance. */
export function occupancyOf(kept: KeptTile): Occupancy {
  const { tile, density, format, parent } = kept;
  const least = density.least(tile);
  const most = density.most(tile);
  const possible: { occupancy: number; chance: number }[] = [];
  for (let occupancy = least; occupancy <= most; occupancy++) {
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
  const ranks: RankOccupancy[] = [];
  for (const { occupancy, chance } of possible) {
    words += chance * occupancy;
    if (!format) continue;
    rankOccupancies(kept, occupancy).forEach((units, rank) => {
      const metadata = units.metadata * chance;
      const payload = units.payload * chance;
      if (ranks.length === rank) ranks.push({ ...units, metadata, payload });
      else {
        ranks[rank].metadata += metadata;
        ranks[rank].payload += payload;
      }
    });
  }
  const mostRanks = format ? rankOccupancies(kept, most) : [];
  return {
    words,
    density: words / tile.words,
    ranks,
    mostWords: format ? most : tile.words,
    mostRanks,
    mostMetadataBits: bitsOf(mostRanks),
    used,
  };
}
