import type { Tables } from '../tables.ts';
import type { NestLoop } from './sparse-nest.ts';

/** A memory with the fan-outs between it and the next one inside: what Timeloop holds as one level. */
export interface MemoryRow {
  /** Of the memory. */
  readonly level: number;
  /** Of the outermost of its fan-outs; undefined without one. */
  readonly fanoutLevel: number | undefined;
  /** Instances inside along X and Y. */
  readonly fanoutX: number;
  readonly fanoutY: number;
  /** Innermost first. */
  readonly loops: readonly NestLoop[];
}

/** Innermost first. Fan-outs outside all memories are of no row. */
export function memoryRows(
  { isFanout, fanoutX, fanoutY }: Tables,
  loops: readonly (readonly NestLoop[])[],
): readonly MemoryRow[] {
  const rows: MemoryRow[] = [];
  let first = 0;
  for (let level = 0; level < loops.length; level++) {
    if (isFanout[level]) continue;
    rows.push({
      level,
      fanoutLevel: level > first ? level - 1 : undefined,
      fanoutX: fanoutX.subarray(first, level).reduce((product, x) => product * x, 1),
      fanoutY: fanoutY.subarray(first, level).reduce((product, y) => product * y, 1),
      loops: loops.slice(first, level + 1).flat(),
    });
    first = level + 1;
  }
  return rows;
}
