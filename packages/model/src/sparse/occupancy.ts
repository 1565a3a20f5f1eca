import { type DensityModel, quantile, type Tile } from './density.ts';
import type { MeasuredTile } from './measured-tile.ts';
import { type Chances, type RankOccupancy, rankOccupancies } from './rank-units.ts';
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

/** What a tile may hold. */
export interface Possible extends Chances {
  /** On average. */
  readonly words: number;
  /** As in `AverageOccupancy`. */
  readonly used: number;
}

/** All occupancies of a tile; where the next memory outside has metadata, of those that it is sent. */
export function possibleOf(density: DensityModel, tile: Tile, isSentByMetadata: boolean): Possible {
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
  if (isSentByMetadata && least === 0 && chances.length > 0) {
    // Timeloop takes the first possible occupancy for that of empty tiles, also where it is not 0.
    used = 1 - chances[0];
    for (let k = 0; k < chances.length; k++) chances[k] /= used;
    chances[0] = 0;
  }
  let words = 0;
  for (let k = 0; k < chances.length; k++) words += chances[k] * occupancies[k];
  return { occupancies, chances, words, used };
}

/** Sums over all occupancies of a tile, each with its chance. */
export function averageOf(kept: MeasuredTile, possible = possibleIn(kept)): AverageOccupancy {
  const { words, used } = possible;
  return { words, density: words / kept.reachedWords, ranks: rankOccupancies(kept, possible), used };
}

function possibleIn({ density, tile, parent }: MeasuredTile): Possible {
  return possibleOf(density, tile, parent?.format != null);
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
