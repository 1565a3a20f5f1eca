import type { Architecture } from '../architecture.ts';
import type { Problem } from '../problem.ts';
import { type CheckValue, check, flag, list, number, object, oneOf, optional } from './check-value.ts';

type Shapes = readonly [Problem, Architecture];

/** What is wrong with constraints of a problem on an architecture, a line each. */
export function constraintProblems(value: unknown, problem: Problem, architecture: Architecture): string[] {
  return constraintsCheck(problem, architecture)(value, 'constraints');
}

export function constraintsCheck(...[problem, architecture]: Shapes): CheckValue {
  const dimensions = problem.dimensions.length;
  const order = list(number({ least: 0, most: dimensions - 1, isWhole: true }));
  const level = object({
    factors: list(factor, dimensions, 'dimension'),
    permutationPrefix: order,
    permutationSuffix: order,
    split: optional(number({ least: 0, most: dimensions, isWhole: true })),
    keep: list(oneOf('keep', 'bypass', 'free'), problem.dataspaces.length, 'dataspace'),
  });
  return object({
    levels: list(level, architecture.levels.length, 'level'),
    reuse: reuseCheck(problem, architecture),
    minParallelism: optional(number({ least: 0, most: 1 })),
    mostOverbooked: optional(list(number({ least: 0, most: 1 }), architecture.levels.length, 'level')),
  });
}

/** Reuse rules, of constraints or of a mapping. */
export function reuseCheck(...[{ dataspaces }, { levels }]: Shapes): CheckValue {
  const table = list(list(flag, dataspaces.length, 'dataspace'), levels.length, 'level');
  return object({ noReuse: table, noLinkTransfer: table, rmwFirstUpdate: table });
}

const bound = number({ least: 1, isWhole: true });
const factor = object({
  exactly: optional(
    check("a whole number, 1 or more, or 'rest'", (value) => value === 'rest' || bound(value, '').length === 0),
  ),
  atLeast: optional(bound),
  atMost: optional(number({ least: 1, mayBeInfinite: true })),
  lastPass: optional(bound),
  remainder: optional(flag),
});
