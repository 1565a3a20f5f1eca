import * as problems from '../diagnostics/problems.ts';
import { isNothing, type Located, type LocatedEntry, type LocatedMap } from '../source/located.ts';
import { isFlatProblem, PROBLEM_KEYS } from '../source/problem-form.ts';
import type { Reader } from '../source/reader.ts';
import { BUILT_IN_SHAPES, builtInShape, DEFAULT_SHAPE } from './built-in-shapes.ts';

export const SHAPE_KEYS = ['name', 'dimensions', 'coefficients', 'data_spaces'];

/** The shape of a problem, and the map that holds its bounds. */
export interface ProblemParts {
  readonly shape: LocatedMap;
  readonly instance: LocatedMap;
}

/**
 * The two parts of the `problem` section. In the oldest form bounds stand beside the shape, and the shape is a name, or
 * not there. Undefined where one is missing; the log says so.
 */
export function problemParts(section: Located, reader: Reader): ProblemParts | undefined {
  const flat = section.kind === 'map' && isFlatProblem(section);
  const problem = flat ? section : reader.closedMap(section, 'problem', PROBLEM_KEYS);
  if (!problem) return undefined;
  reader.version(problem, 'the problem');
  const instanceEntry = flat
    ? undefined
    : reader.required(problem, 'instance', 'problem', 'add instance: {C: 1, ...} with all bounds');
  const instance = flat ? withoutShape(problem) : instanceEntry && reader.map(instanceEntry.value, 'instance');
  const shape = instance && readShape(problem, instance, reader);
  return shape && { shape, instance };
}

function withoutShape(problem: LocatedMap): LocatedMap {
  const entries = [...problem.entries].filter(([key]) => !PROBLEM_KEYS.includes(key));
  return { ...problem, entries: new Map<string, LocatedEntry>(entries) };
}

function readShape(problem: LocatedMap, instance: LocatedMap, reader: Reader): LocatedMap | undefined {
  const written = problem.entries.get('shape')?.value;
  if (!written || isNothing(written)) return assumedShape(problem, instance, reader);
  if (written.kind !== 'scalar') return reader.closedMap(written, 'shape', SHAPE_KEYS);
  const shape = builtInShape(written.text.trim(), written.location);
  if (!shape) reader.log.add(problems.unknownShape(written.location, written.text.trim(), BUILT_IN_SHAPES));
  return shape;
}

/** Timeloop takes a problem without a shape for a convolution: so do we, where it gives all the bounds of one. */
function assumedShape(problem: LocatedMap, instance: LocatedMap, reader: Reader): LocatedMap | undefined {
  const shape = builtInShape(DEFAULT_SHAPE, problem.location)!;
  const dimensions = reader.names(shape.entries.get('dimensions')!.value, 'dimensions');
  if (!dimensions.every(({ name }) => instance.entries.has(name))) {
    reader.required(problem, 'shape', 'problem');
    return undefined;
  }
  reader.log.add(problems.assumedShape(problem.location, DEFAULT_SHAPE));
  return shape;
}
