/** What other packages read YAML of their own with: values that know their places, one log for all that is wrong. */
export { DiagnosticLog } from './diagnostics/diagnostic-log.ts';
export * as problems from './diagnostics/problems.ts';
export type { Scope } from './expression/scope.ts';
export { readProblem } from './read/read-problem.ts';
export {
  isNothing,
  type Located,
  type LocatedEntry,
  type LocatedList,
  type LocatedMap,
  type LocatedScalar,
  showLocated,
} from './source/located.ts';
export { parseSource } from './source/parse-source.ts';
export { Reader } from './source/reader.ts';
export * from './validate/check-value.ts';
export { problemCheck } from './validate/problem-check.ts';
