import { nearestName } from '../diagnostics/nearest-name.ts';
import * as problems from '../diagnostics/problems.ts';
import type { Scope } from '../expression/scope.ts';
import type { SourceLocation } from '../location.ts';
import type { Problem } from '../problem.ts';
import type { LocatedEntry } from '../source/located.ts';
import type { Reader } from '../source/reader.ts';
import type { DimensionNames } from './dimension-names.ts';

/** What readers of constraints and mappings look names up in. */
export interface LevelContext {
  readonly problem: Problem;
  readonly reader: Reader;
  readonly scope: Scope;
  /** What the design calls the dimensions of this problem. */
  readonly names?: DimensionNames;
  /** Whether what is read holds for other problems too, which have other dimensions. */
  readonly outlivesProblem?: boolean;
}

/** A dataspace named in a file. */
export interface NamedDataspace {
  readonly dataspace: number;
  readonly location: SourceLocation;
}

/** Dimensions that problems have in one convention: each lacks some of them. */
const CONVENTION = new Set(['N', 'G', 'C', 'M', 'P', 'Q', 'Z', 'R', 'S', 'T']);

/**
 * Index of the dimension, or undefined with a message.
 *
 * @param isVoid what is said of it holds of a problem without it as well: a factor of 1, a place among loops. Constraints of a
 * design may then name it all the same
 */
export function findDimension(
  name: string,
  at: SourceLocation,
  { problem, reader, names, outlivesProblem = false }: LevelContext,
  isVoid = false,
): number | undefined {
  const meant = names?.get(name) ?? name;
  const index = problem.dimensions.findIndex((dimension) => dimension.name === meant);
  if (index >= 0) return index;
  const known = problem.dimensions.map((dimension) => dimension.name);
  const isSlip = nearestName(meant, known) !== undefined;
  if (!isVoid || !outlivesProblem || isSlip) reader.log.add(problems.unknownDimension(at, name, known));
  else if (!CONVENTION.has(meant)) reader.log.add(problems.absentDimension(at, name, known));
  return undefined;
}

/** All names by which files can call a dimension. */
export function dimensionNamesOf({ problem, names }: LevelContext): string[] {
  return [...problem.dimensions.map(({ name }) => name), ...(names?.keys() ?? [])];
}

/** Dataspaces of a list of names; `*` stands for all. */
export function readDataspaceNames(
  entry: LocatedEntry | undefined,
  what: string,
  context: LevelContext,
): NamedDataspace[] {
  if (!entry) return [];
  const { problem, reader } = context;
  const known = problem.dataspaces.map(({ name }) => name);
  return reader.names(entry.value, what).flatMap(({ name, node }) => {
    if (name === '*') return known.map((_, dataspace) => ({ dataspace, location: node.location }));
    const dataspace = known.indexOf(name);
    if (dataspace >= 0) return [{ dataspace, location: node.location }];
    reader.log.add(problems.unknownDataspace(node.location, name, known));
    return [];
  });
}
