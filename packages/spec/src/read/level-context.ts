import * as problems from '../diagnostics/problems.ts';
import type { Scope } from '../expression/scope.ts';
import type { SourceLocation } from '../location.ts';
import type { Problem } from '../problem.ts';
import type { LocatedEntry } from '../source/located.ts';
import type { Reader } from '../source/reader.ts';

/** What readers of constraints and mappings look names up in. */
export interface LevelContext {
  readonly problem: Problem;
  readonly reader: Reader;
  readonly scope: Scope;
}

/** A dataspace named in a file. */
export interface NamedDataspace {
  readonly dataspace: number;
  readonly location: SourceLocation;
}

/** Index of the dimension, or undefined with a message. */
export function findDimension(name: string, at: SourceLocation, { problem, reader }: LevelContext): number | undefined {
  const index = problem.dimensions.findIndex((dimension) => dimension.name === name);
  if (index >= 0) return index;
  const known = problem.dimensions.map((dimension) => dimension.name);
  reader.log.add(problems.unknownDimension(at, name, known));
  return undefined;
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
