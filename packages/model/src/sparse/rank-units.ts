import { emptyProbability, type KnownTile, type Tile } from './density.ts';
import type { FiberQuery } from './format.ts';
import type { MeasuredTile } from './measured-tile.ts';

/** Of one rank what a tile takes there. */
export interface RankOccupancy {
  metadata: number;
  payload: number;
  /** 0 where hardware skips the rank. */
  readonly metadataWordBits: number;
  readonly payloadWordBits: number;
}

/** Occupancies of a tile, and the chance of each. */
export interface Chances {
  readonly occupancies: ArrayLike<number>;
  readonly chances: ArrayLike<number>;
}

/** What each rank takes on average, innermost first, of a tile of one of these occupancies. */
export function rankOccupancies(kept: MeasuredTile, { occupancies, chances }: Chances): RankOccupancy[] {
  const { tile, format, fiberShapes } = kept;
  const within = { ...tile, occupancy: 0 };
  /** [occupancy] whether a rank further in takes anything: what the innermost points to is the data, which is no metadata. */
  const points = new Uint8Array(occupancies.length);
  return (format?.ranks ?? []).map(({ kind, ...widths }, rank, { length }): RankOccupancy => {
    // Hardware skips ranks of one coordinate.
    if (fiberShapes[rank] === 1 && rank !== (format!.innerToOuter ? 0 : length - 1)) return SKIPPED;
    const query = new RankQuery(kept, rank, within);
    let metadata = 0;
    let payload = 0;
    for (let k = 0; k < occupancies.length; k++) {
      within.occupancy = occupancies[k];
      const units = kind.units(query);
      metadata += units.metadata * chances[k];
      if (points[k] === 1) payload += units.payload * chances[k];
      else if (units.metadata !== 0 || units.payload !== 0) points[k] = 1;
    }
    return { metadata, payload, metadataWordBits: widths.metadataWordBits, payloadWordBits: widths.payloadWordBits };
  });
}

const SKIPPED: RankOccupancy = Object.freeze({ metadata: 0, payload: 0, metadataWordBits: 0, payloadWordBits: 0 });

class RankQuery implements FiberQuery {
  readonly mostFibers: number;
  readonly fiberShape: number;
  readonly #density: MeasuredTile['density'];
  readonly #fiber: Tile;
  readonly #below: Tile;
  readonly #within: KnownTile;

  constructor({ density, tile, fiberShapes, subtiles }: MeasuredTile, rank: number, within: KnownTile) {
    const outside = fiberShapes.slice(rank + 1).reverse();
    this.mostFibers = outside.reduce((fibers, shape) => fibers * shape, 1);
    this.fiberShape = fiberShapes[rank];
    this.#density = density;
    this.#fiber = rank + 1 === fiberShapes.length ? tile : subtiles[rank + 1];
    this.#below = subtiles[rank];
    this.#within = within;
  }

  emptyFiber(): number {
    return emptyProbability(this.#density, this.#fiber, this.#within);
  }

  emptyCoordinate(): number {
    return emptyProbability(this.#density, this.#below, this.#within);
  }
}
