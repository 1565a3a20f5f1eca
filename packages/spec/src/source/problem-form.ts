import type { LocatedMap } from './located.ts';

/** CiMLoop's layers say where they are from, and how their values are distributed. */
export const NOTES = ['name', 'dnn_name', 'notes', 'histograms'];

export const PROBLEM_KEYS = ['version', 'shape', 'instance', ...NOTES];

/** The oldest form: bounds stand beside the shape, without an `instance`. */
export function isFlatProblem({ entries }: Pick<LocatedMap, 'entries'>): boolean {
  if (entries.has('instance')) return false;
  return [...entries].some(([key, { value }]) => !PROBLEM_KEYS.includes(key) && value.kind === 'scalar');
}

/** Whether the section says by itself what is computed: parts of one, in files of their own, do not. */
export function isWholeProblem({ entries }: Pick<LocatedMap, 'entries'>): boolean {
  return entries.has('shape') && (entries.has('instance') || isFlatProblem({ entries }));
}
