import type { Architecture } from '../architecture.ts';
import type { Problem } from '../problem.ts';
import type { Specification } from '../specification.ts';
import { architectureCheck } from './architecture-check.ts';
import { anything, type CheckValue, check, flag, list, number, object, optional, record, text } from './check-value.ts';
import { constraintsCheck, reuseCheck } from './constraint-problems.ts';
import { problemCheck } from './problem-check.ts';

/**
 * What is wrong with a specification that was not read from files, a line each: in itself, and between its parts. What files
 * hold is checked as it is read, with better words.
 *
 * @param before the specification that it was made of: its tables named components of that one
 */
export function specificationProblems(value: unknown, before: Specification): string[] {
  const problems = parts(value, 'specification');
  if (problems.length > 0) return problems;
  const { problem, architecture, constraints, mapping } = value as Specification;
  return [
    ...twice(problem.dimensions, 'dimensions'),
    ...twice(problem.dataspaces, 'dataspaces'),
    ...twice([...architecture.levels, architecture.compute], 'components'),
    ...lostComponents(value as Specification, before),
    ...constraintsCheck(problem, architecture)(constraints, 'specification.constraints'),
    ...optional(mappingCheck(problem, architecture))(mapping, 'specification.mapping'),
  ];
}

const energyPj = number({ least: 0 });

const parts = object({
  problem: problemCheck,
  architecture: architectureCheck,
  constraints: object({}),
  mapping: optional(object({})),
  mapper: record(anything),
  energyTables: list(object({ component: text, energyPj: record(energyPj) })),
  areaTables: list(object({ component: text, areaUm2: number({ least: 0 }) })),
  compoundClasses: list(object({ name: text })),
});

function mappingCheck(problem: Problem, architecture: Architecture): CheckValue {
  const dimensions = problem.dimensions.length;
  const bounds = list(number({ least: 1, isWhole: true }), dimensions, 'dimension');
  const level = object({
    factors: bounds,
    remainders: bounds,
    permutation: check('every dimension once', (order) => isPermutation(order, dimensions)),
    split: number({ least: 0, most: dimensions, isWhole: true }),
    keeps: list(flag, problem.dataspaces.length, 'dataspace'),
  });
  return object({
    mapping: object({ levels: list(level, architecture.levels.length, 'level') }),
    reuse: reuseCheck(problem, architecture),
  });
}

function isPermutation(order: unknown, length: number): boolean {
  return (
    Array.isArray(order) &&
    order.length === length &&
    Array.from({ length }, (_, at) => order.includes(at)).every(Boolean)
  );
}

function twice(named: readonly { readonly name: string }[], what: string): string[] {
  const names = named.map(({ name }) => name);
  const again = names.filter((name, at) => names.indexOf(name) < at);
  return again.map((name) => `two ${what} are named ${name}`);
}

/** Components that tables still name, and that the architecture names no more. */
function lostComponents({ architecture, energyTables, areaTables }: Specification, before: Specification): string[] {
  const names = namesOf(architecture);
  const lost = namesOf(before.architecture).filter((name) => !names.includes(name));
  const named = new Set([...energyTables, ...areaTables].map(({ component }) => component));
  return lost
    .filter((name) => named.has(name))
    .map((name) => `no component is named ${name} any more, and the tables of energies or areas still name it`);
}

function namesOf({ levels, compute }: Architecture): string[] {
  return [...levels, compute].map(({ name }) => name);
}
