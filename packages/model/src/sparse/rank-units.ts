import { emptyProbability, type KnownTile, type Tile } from './density.ts';
import type { FiberQuery, FormatKind } from './format.ts';
import type { MeasuredTile } from './measured-tile.ts';

/** Reads what the ranks of one tile take, for one occupancy after the other. */
export class RankUnitsReader {
  /** [rank], innermost first, of the occupancy that was read last. */
  readonly metadata: Float64Array;
  readonly payload: Float64Array;
  /** [rank] 0 where hardware skips it. */
  readonly widths: readonly { readonly metadataWordBits: number; readonly payloadWordBits: number }[];
  /** Without those that hardware skips. */
  readonly #ranks: readonly { readonly rank: number; readonly kind: FormatKind; readonly query: FiberQuery }[];
  readonly #within: { -readonly [Field in keyof KnownTile]: KnownTile[Field] };

  constructor(kept: MeasuredTile) {
    const { tile, format, fiberShapes } = kept;
    const ranks = format?.ranks ?? [];
    const within = { ...tile, occupancy: 0 };
    // Hardware skips ranks of one coordinate.
    const isIdle = ranks.map((_, rank) => {
      return fiberShapes[rank] === 1 && rank !== (format!.innerToOuter ? 0 : ranks.length - 1);
    });
    this.#within = within;
    this.metadata = new Float64Array(ranks.length);
    this.payload = new Float64Array(ranks.length);
    this.widths = ranks.map(({ metadataWordBits, payloadWordBits }, rank) =>
      isIdle[rank] ? { metadataWordBits: 0, payloadWordBits: 0 } : { metadataWordBits, payloadWordBits },
    );
    this.#ranks = ranks.flatMap(({ kind }, rank) =>
      isIdle[rank] ? [] : [{ rank, kind, query: new RankQuery(kept, rank, within) }],
    );
  }

  read(occupancy: number): void {
    this.#within.occupancy = occupancy;
    for (const { rank, kind, query } of this.#ranks) {
      const { metadata, payload } = kind.units(query);
      this.metadata[rank] = metadata;
      this.payload[rank] = payload;
    }
    // What the innermost rank points to is the data.
    for (let rank = 0; rank < this.metadata.length; rank++) {
      if (this.metadata[rank] === 0 && this.payload[rank] === 0) continue;
      this.payload[rank] = 0;
      return;
    }
  }
}

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
