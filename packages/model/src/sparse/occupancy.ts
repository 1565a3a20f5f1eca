import { quantile } from './density.ts';
import type { MeasuredTile } from './measured-tile.ts';
import { type RankOccupancy, rankOccupancies } from './rank-units.ts';
import { bitsOf } from './representation.ts';

/** What a memory holds of a tile on average. */
export interface AverageOccupancy {
  /** Words, and share of the tile. */
  readonly words: number;
  readonly density: number;
  /** Innermost rank first; empty without a format. */
  readonly ranks: readonly RankOccupancy[];
  /** Share of the instances that are sent a tile at all: with metadata outside, empty ones are not. */
  readonly used: number;
}

/** And at most. */
export interface Occupancy extends AverageOccupancy {
  readonly mostWords: number;
  readonly mostRanks: readonly RankOccupancy[];
  readonly mostMetadataBits: number;
  /** Share of the tiles that take no more than that; not there where a memory has room for all of them. */
  readonly fitting?: number;
}

export function occupancyOf(kept: MeasuredTile): Occupancy {
  const atMost = mostOf(kept);
  return {
    ...averageOf(kept),
    mostWords: atMost.words,
    mostRanks: atMost.ranks,
    mostMetadataBits: bitsOf(atMost.ranks),
  };
}

/** Sums over all occupancies of a tile, each with its chance. */
export function averageOf(kept: MeasuredTile): AverageOccupancy {
  const { tile, reachedWords, density, parent } = kept;
  const least = density.least(tile);
  const likely = density.likely?.(tile) ?? { least, most: density.most(tile) };
  const occupancies: number[] = [];
  const chances: number[] = [];
  for (let occupancy = Math.max(least, likely.least); occupancy <= likely.most; occupancy++) {
    const chance = density.probability(tile, occupancy);
    if (chance === 0) continue;
    occupancies.push(occupancy);
    chances.push(chance);
  }
  let used = 1;
  if (parent?.format && least === 0 && chances.length > 0) {
    // Timeloop takes the first possible occupancy for that of empty tiles, also where it is not 0.
    used = 1 - chances[0];
    for (let k = 0; k < chances.length; k++) chances[k] /= used;
    chances[0] = 0;
  }
  let words = 0;
  for (let k = 0; k < chances.length; k++) words += chances[k] * occupancies[k];
  return { words, density: words / reachedWords, ranks: rankOccupancies(kept, { occupancies, chances }), used };
}

/** The largest of a share of the tiles, of all of them where none is given: what capacity has to hold. */
export function mostOf(
  kept: MeasuredTile,
  fitting = 1,
): { readonly words: number; readonly ranks: readonly RankOccupancy[] } {
  if (!kept.format) return { words: kept.reachedWords, ranks: [] };
  const words = quantile(kept.density, kept.tile, fitting);
  return { words, ranks: rankOccupancies(kept, { occupancies: [words], chances: [1] }) };
}
