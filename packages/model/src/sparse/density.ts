import type { Density } from '@loopwright/spec';

/** A box of a tensor that the question is about. */
export interface Tile {
  /** Values in it, zeros included. */
  readonly words: number;
  /** [rank] points. */
  readonly extents: readonly number[];
}

/** A larger tile that it lies in, of which the values that are not zero are known to be so many. */
export interface KnownTile extends Tile {
  readonly occupancy: number;
}

/** How many values of a tile are not zero: its occupancy, as a chance over all tiles of that shape. */
export interface DensityModel {
  /** Whether tiles of as many words hold the same, whatever their extents. */
  readonly ignoresExtents?: boolean;
  /** Chance of exactly that occupancy, 0 to 1. */
  probability(tile: Tile, occupancy: number, within?: KnownTile): number;
  /** Occupancies below it and above it do not occur. */
  least(tile: Tile): number;
  most(tile: Tile): number;
  /** Those within them that are to be reckoned with, where others are so seldom that they alter no mean; all, where not there. */
  likely?(tile: Tile): { readonly least: number; readonly most: number };
  /** In words, a fraction where it is one. */
  expected(tile: Tile): number;
  /** The occupancy that so large a share of the tiles does not exceed, below 1; where not given, the least of them. */
  quantile?(tile: Tile, share: number): number;
  /** The most elements of a fiber that are not empty; where not given, as many as its values can fill. */
  mostElements?(fiber: Tile, element: Tile): number;
}

/** A kind of distribution that tensors can have, under the name that problems give it. */
export interface DensityKind {
  readonly name: string;
  /** What it is, in a few words. */
  readonly description: string;
  /** What it is told beside a density, by name. */
  readonly parameters?: readonly string[];
  /** A model for one tensor. Throws a RangeError where its parameters make none. */
  create(density: Density, tensor: Tile): DensityModel;
}

/** Chance that a tile holds nothing but zeros. */
export function emptyProbability(density: DensityModel, tile: Tile, within?: KnownTile): number {
  return density.probability(tile, 0, within);
}

/** The most tiles of the shape of `element` in one of the shape of `fiber` that hold something. */
export function mostElements(density: DensityModel, fiber: Tile, element: Tile): number {
  return (
    density.mostElements?.(fiber, element) ?? Math.min(Math.floor(fiber.words / element.words), density.most(fiber))
  );
}

/** What so large a share of the tiles does not exceed. */
export function quantile(density: DensityModel, tile: Tile, share: number): number {
  const most = density.most(tile);
  if (share === 1) return most;
  if (density.quantile) return density.quantile(tile, share);
  let sum = 0;
  for (let occupancy = density.least(tile); occupancy < most; occupancy++) {
    const chance = density.probability(tile, occupancy);
    sum += chance;
    if (chance > 0 && sum >= share) return occupancy;
  }
  return most;
}
