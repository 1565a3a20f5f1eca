import type { Scope } from '../expression/scope.ts';
import type { Problem } from '../problem.ts';
import { isNothing, type Located } from '../source/located.ts';
import type { Reader } from '../source/reader.ts';
import type { SectionName, Sections } from '../source/sections.ts';
import type { Specification } from '../specification.ts';
import { checkBandwidthScales } from './check-bandwidth-scales.ts';
import { namesForProblem } from './dimension-names.ts';
import { asValue } from './hardware-node.ts';
import { readConstraints } from './read-constraints.ts';
import type { DesignReading } from './read-design.ts';
import { completeMapping, readMappingEntries } from './read-mapping.ts';
import { checkSparseNames } from './sparse/check-sparse-names.ts';

/** Sections that a problem may bring along: those that say how it runs, and name its dimensions and dataspaces. */
export const BOUND_SECTIONS: ReadonlySet<SectionName> = new Set([
  'problem',
  'shape',
  'mapping',
  'constraints',
  'mapspace',
]);

/** Resolves what a design leaves open until the problem is known: constraints, and the mapping where there is one. */
export function bindProblem(
  { design, variables, tree, architecture, targets, dimensionNames }: DesignReading,
  problem: Problem,
  sections: Sections,
  reader: Reader,
): Specification {
  checkBandwidthScales(architecture.placed, problem, reader);
  checkSparseNames(architecture.placed, problem, reader);
  const instance = Object.fromEntries(problem.dimensions.map(({ name, bound }) => [name, bound]));
  const parts = Object.fromEntries(tree.nodes.map((node) => [node.name, asValue(node)]));
  const scope: Scope = { ...parts, ...variables, variables, spec: { problem: { instance }, variables } };
  const context = { problem, reader, scope, names: namesForProblem(dimensionNames, problem) };
  const section = sections.get('mapping')?.value;
  // Timeloop's front end writes an empty list where there is none.
  const list = section && !isEmpty(section) ? section : undefined;
  const entries = list && readMappingEntries(list, design.architecture, targets, context);
  const constraints = readConstraints(sections, tree, architecture, targets, entries, {
    ...context,
    outlivesProblem: true,
  });
  const mapping = entries && completeMapping(entries, constraints, list.location, context);
  return { ...design, problem, constraints, ...(mapping && { mapping }) };
}

function isEmpty(node: Located): boolean {
  return isNothing(node) || (node.kind === 'list' && node.items.length === 0);
}
