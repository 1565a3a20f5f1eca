import type { EvaluatedMapping } from './evaluated-mapping.ts';
import type { LoopNest } from './loop-nest.ts';
import { outermostLevel } from './outermost-traffic.ts';
import { filtersOf, slidingWindows, type Window } from './tensor-roles.ts';

/**
 * Whether a mapping is row stationary (Chen et al., ISCA 2016, section V). A PE convolves one row of the filter with one
 * row of inputs, and the PEs hold different rows. Of two windows of an input, one along rows and one across them:
 *
 * - across rows, filter rows as well as output rows are spread over PEs;
 * - along rows, neither the filter nor the outputs are;
 * - a whole filter row, and the inputs it meets, are in memories of the PE.
 */
export function isRowStationary(run: EvaluatedMapping, nest: LoopNest): boolean {
  const windows = slidingWindows(run.problem);
  return windows.some((along) =>
    windows.some((across) => {
      if (across === along || across.dataspace !== along.dataspace) return false;
      return spreadsRows(across, nest) && keepsRow(run, along, nest);
    }),
  );
}

function spreadsRows({ filter, sliding }: Window, nest: LoopNest): boolean {
  const isSpread = (dimension: number) => nest.spread(dimension) > 1;
  return filter.some(isSpread) && sliding.some(isSpread);
}

function keepsRow(run: EvaluatedMapping, along: Window, nest: LoopNest): boolean {
  const { problem } = run;
  if ([...along.filter, ...along.sliding].some((dimension) => nest.spread(dimension) > 1)) return false;
  const row = along.filter.filter((dimension) => problem.dimensions[dimension].bound > 1);
  if (row.length === 0) return false;
  const tensors = [along.dataspace, ...filtersOf(problem, along)];
  return tensors.length > 1 && tensors.every((s) => keepsLocally(run, s, row, nest));
}

/** Whether a memory of the PE holds all points of these dimensions at once. */
function keepsLocally({ problem, mapping, evaluation }: EvaluatedMapping, s: number, row: number[], nest: LoopNest) {
  const outermost = outermostLevel(evaluation, s);
  return mapping.levels.some(({ keeps }, level) => {
    if (!keeps[s] || level >= nest.innermostFanout || level === outermost) return false;
    return row.every((dimension) => nest.pointsOf(level, dimension) === problem.dimensions[dimension].bound);
  });
}
