import { cellAt, ofFirstKept, outside, ranksAt, type SparsePlan } from './sparse-plan.ts';

/** The format of the next memory outside that keeps the dataspace too. */
export function formatOutside(plan: SparsePlan, level: number, s: number): string {
  const format = (memory: number) =>
    plan.sparse.formats[memory][s] === null ? 'null' : `formats[${cellAt(plan, memory, s)}]`;
  return ofFirstKept(outside(plan, level), s, format, 'null');
}

/** Number of the tile that a memory keeps among those of the same shape. */
export function heldTile(plan: SparsePlan, level: number, s: number): string {
  const at = cellAt(plan, level, s);
  if (ranksAt(plan, level, s) > 0) return `held[${at}]`;
  return `tiles${at}.findPlain(held[${at}], ${formatOutside(plan, level, s)})`;
}
