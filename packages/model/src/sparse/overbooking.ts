import { mostOf, type Occupancy } from './occupancy.ts';
import { bitsOf, type KeptTile } from './representation.ts';

/** What a memory has room for. */
export interface Room {
  readonly words: number;
  readonly metadataBits: number;
}

/** Shares are told apart as far as this. */
const NEAR = 0.01;

/**
 * What a memory that overbooks holds of its tiles, in place of the most that there can be: of each so much as the share of the room
 * that is its own takes, and at least so much that no more than `mostOverbooked` of its tiles do not fit. Rooms are shared as
 * occupancies are on average (Timeloop, `BufferLevel::ComputeTileOccupancyAndConfidence`).
 */
export function overbook(
  tiles: readonly KeptTile[],
  occupancies: ReadonlyMap<KeptTile, Occupancy>,
  { words, metadataBits }: Room,
  mostOverbooked: number,
): ReadonlyMap<KeptTile, Occupancy> {
  const average = (tile: KeptTile) => (tile.format?.isCompressed ? occupancies.get(tile)!.words : tile.reachedWords);
  const all = tiles.reduce((sum, tile) => sum + average(tile), 0);
  return new Map(
    tiles.map((tile) => {
      const occupancy = occupancies.get(tile)!;
      if (!tile.format || words === Number.POSITIVE_INFINITY) return [tile, occupancy];
      const share = all === 0 ? 1 : average(tile) / all;
      const own = { words: Math.ceil(words * share), metadataBits: Math.ceil(metadataBits * share) };
      return [tile, { ...occupancy, ...held(tile, own, 1 - mostOverbooked) }];
    }),
  );
}

type Held = Pick<Occupancy, 'mostWords' | 'mostRanks' | 'mostMetadataBits' | 'fitting'>;

/** By halving between shares of tiles that fit and that do not. */
function held(tile: KeptTile, own: Room, least: number): Held {
  let most = heldBy(tile, least);
  const hasRoom = most.mostWords < own.words && most.mostMetadataBits < own.metadataBits;
  if (least === 1 || !tile.format?.isCompressed || !hasRoom) return most;
  let fits = least;
  let fails = 1;
  while (fails - fits > NEAR) {
    const share = 0.5 * (fits + fails);
    const tried = heldBy(tile, share);
    if (tried.mostWords > own.words || tried.mostMetadataBits > own.metadataBits) fails = share;
    else {
      fits = share;
      most = tried;
    }
  }
  return most;
}

function heldBy(tile: KeptTile, fitting: number): Held {
  const { words, ranks } = mostOf(tile, fitting);
  return { mostWords: words, mostRanks: ranks, mostMetadataBits: bitsOf(ranks), fitting };
}
