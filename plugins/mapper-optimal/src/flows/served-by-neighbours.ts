/** A spatial loop, and by how much one iteration moves the tile. */
export interface SpatialLoop {
  readonly bound: number;
  readonly shift: number;
}

/** Children that are placed, over all orders. */
const MOST_PLACED = 2 ** 14;

/**
 * Different offsets among the children that no neighbour serves where the tile moves by `move`, in the order of the loops that leaves
 * fewest; -1 where there are too many orders. A child takes its words from the one left, right, above or below whose offset is ahead by
 * the move; number n sits at x = n mod meshX, y = n div meshX.
 */
export function fewestLeft(loops: readonly SpatialLoop[], meshX: number, move: number): number {
  const children = loops.reduce((product, { bound }) => product * bound, 1);
  const orders = loops.reduce((product, _, i) => product * (i + 1), 1);
  if (orders * children > MOST_PLACED) return -1;
  const offsets = new Float64Array(children);
  let least = Infinity;
  const place = (left: readonly SpatialLoop[], placed: number): void => {
    if (left.length === 0) least = Math.min(least, countLeft(offsets, meshX, move));
    for (const loop of left) {
      repeat(offsets, placed, loop);
      place(
        left.filter((other) => other !== loop),
        placed * loop.bound,
      );
    }
  };
  place(loops, 1);
  return least;
}

/** Places children as often as a loop right outside them has iterations: numbers follow the outermost loop first. */
function repeat(offsets: Float64Array, placed: number, { bound, shift }: SpatialLoop): void {
  for (let child = placed; child < placed * bound; child++) offsets[child] = offsets[child - placed] + shift;
}

/** @param offsets [child] where it lies */
function countLeft(offsets: Float64Array, meshX: number, move: number): number {
  const left = new Set<number>();
  for (let child = 0, x = 0; child < offsets.length; child++) {
    const ahead = offsets[child] + move;
    const isServed =
      (x > 0 && offsets[child - 1] === ahead) ||
      (x < meshX - 1 && offsets[child + 1] === ahead) ||
      offsets[child - meshX] === ahead ||
      offsets[child + meshX] === ahead;
    if (!isServed) left.add(offsets[child]);
    if (++x === meshX) x = 0;
  }
  return left.size;
}
