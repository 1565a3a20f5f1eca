import type { Format } from '../format.ts';

/** Which loops the ranks of a format may have. */
export interface RankRules {
  readonly ranks: number;
  readonly innerToOuter: boolean;
  /**
   * [rank * dimensions + dimension] bit mask of the dimensions whose loops join that of one in a rank, 0 where it stands alone; -1 where
   * the rank may not have it at all.
   */
  readonly together: Int32Array;
}

export function rankRules({ ranks, innerToOuter }: Format, dimensions: number): RankRules {
  const together = ranks.flatMap(({ flattened }) =>
    Array.from({ length: dimensions }, (_, d) => {
      const list = flattened.find((own) => own.includes(d));
      if (list) return list.reduce((mask, own) => mask | (1 << own), 0);
      return flattened.length === 0 ? 0 : -1;
    }),
  );
  return { ranks: ranks.length, innerToOuter, together: Int32Array.from(together) };
}

/** Whether the outermost rank takes all loops of these dimensions, in whatever order they are. */
export function takesAll({ ranks, innerToOuter }: Format, dimensions: readonly number[]): boolean {
  const outermost = ranks.at(-1);
  if (innerToOuter || !outermost) return false;
  return outermost.flattened.some((list) => dimensions.every((d) => list.includes(d)));
}
