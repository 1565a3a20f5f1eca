import type { Rejection } from '../rejection.ts';
import { handDown, overfull } from './instance-spread.ts';
import { leaveOut, ownSpreads, type SpatialQuestion } from './left-instances.ts';
import { memoryRows } from './memory-rows.ts';
import type { SparseTables } from './sparse-tables.ts';

/** Instances of a part: the most that a pass keeps busy, and the average over all passes. */
export interface Instances {
  readonly most: number;
  readonly average: number;
}

/** What a unit of the memory `level` leaves out of the instances inside it that work for `dataspace`. */
export interface LeftOut {
  readonly level: number;
  readonly dataspace: number;
  /** Share of the instances, on average. */
  readonly probability: number;
  readonly conditionOn: readonly number[];
}

/** What is left of the instances of a candidate. */
export interface SpatialSkipping {
  /** Of the memory `level` for a dataspace, out of `dense` that the mapping asks for. */
  instances(level: number, dataspace: number, dense: number): Instances;
  readonly units: Instances;
  /** Outermost first. */
  readonly leftOut: readonly LeftOut[];
}

/**
 * Leaves out the instances that would work on empty tiles: what a mapping spreads over more instances than there are may then fit.
 * The level whose children still are too many, if so. A row is a memory with the fan-outs inside it, and `spreads[s][row]` what
 * lies inside that row; whole instances are cut off, as Timeloop does it.
 */
export function skipSpatially(
  question: SpatialQuestion,
): SpatialSkipping | { readonly rejection: Rejection; readonly level: number; readonly needed: number } {
  const { dense, sparse, loops, kept } = question;
  const rows = memoryRows(dense, loops);
  const spreads = kept.map((_, s) => ownSpreads(question, rows, s));
  const before = spreads.map((of) => of.map((spread) => ({ ...spread })));
  const units = rows.flatMap(({ level }, row) => spatialOptions(sparse, level).map((option) => ({ ...option, row })));
  for (const { row, ...option } of units) leaveOut(question, rows, row, option, spreads[option.target][row]);
  for (const [s, of] of spreads.entries()) {
    handDown(of, before[s], (row) => units.some((unit) => unit.row === row && unit.target === s));
  }
  const leftOut = units.reverse().map(({ row, target, conditionOn }): LeftOut => {
    const probability = 1 - spreads[target][row].share;
    return { level: rows[row].level, dataspace: target, probability, conditionOn };
  });
  return (
    overfull(rows, spreads) ?? {
      instances(level, s, instances) {
        const { x, y, share } = spreads[s][rows.findIndex((row) => row.level === level) + 1];
        return { most: x * y, average: instances * share };
      },
      units: {
        most: Math.max(...spreads.map(([{ x }]) => x)) * Math.max(...spreads.map(([{ y }]) => y)),
        average: Math.max(...spreads.map(([{ share }]) => question.unitsUsed * share)),
      },
      leftOut,
    }
  );
}

function spatialOptions({ units }: SparseTables, level: number) {
  return units[level].flatMap(({ kind, options }) => (kind === 'spatial-skipping' ? options : []));
}
