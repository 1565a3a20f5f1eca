import type { MeasuredTile } from './measured-tile.ts';
import type { Occupancy } from './occupancy.ts';

/**
 * How many more blocks are begun than full ones would hold: words of compressed tiles seldom fill their last block. 1 where tiles
 * are so large that it does not count.
 */
export function blockRatio(
  { tile, reachedWords, density, format }: MeasuredTile,
  { density: share }: Pick<Occupancy, 'density'>,
  blockWords: number,
): number {
  if (!format?.isCompressed || blockWords <= 1 || share === 0 || share >= 1) return 1;
  const least = LEAST_BLOCKS.get(blockWords)?.[share >= 0.1 ? Math.floor(share / 0.1) - 1 : 0];
  if (least === undefined || least <= Math.floor(reachedWords / blockWords)) return 1;
  let blocks = 0;
  for (let words = 1; words <= reachedWords; words++) {
    blocks += Math.ceil(words / blockWords) * density.probability(tile, words);
  }
  return blocks / ((reachedWords * share) / blockWords);
}

/** Words of a block -> blocks of a tile from which on Timeloop takes them as full, by density: 0.1, 0.2 ... 1. */
const LEAST_BLOCKS: ReadonlyMap<number, readonly number[]> = new Map([
  [2, [251, 125, 84, 63, 51, 42, 36, 32, 28, 1]],
  [4, [375, 188, 125, 94, 75, 63, 54, 47, 42, 1]],
  [8, [438, 219, 146, 110, 88, 73, 63, 55, 49, 1]],
  [16, [469, 235, 157, 118, 94, 79, 67, 59, 52, 1]],
  [32, [485, 243, 162, 122, 97, 81, 70, 61, 52, 1]],
]);
