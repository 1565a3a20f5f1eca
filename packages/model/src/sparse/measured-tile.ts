import type { DensityModel, Tile } from './density.ts';
import type { Format } from './format.ts';

/** A tile at a memory, as far as what it holds hangs on it. */
export interface MeasuredTile {
  readonly tile: Tile;
  /** Words of it that are reached at the most: fewer than it covers where last passes are shorter. */
  readonly reachedWords: number;
  readonly density: DensityModel;
  readonly format: Format | null;
  /** Of its ranks, innermost first: coordinates of one fiber. */
  readonly fiberShapes: readonly number[];
  readonly subtiles: readonly Tile[];
  /** The next memory outside that keeps the dataspace too. */
  readonly parent: { readonly format: Format | null } | undefined;
}
