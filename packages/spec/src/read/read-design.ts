import type { Scope } from '../expression/scope.ts';
import type { Reader } from '../source/reader.ts';
import type { Sections } from '../source/sections.ts';
import type { SourceText } from '../source/source-text.ts';
import type { Design } from '../specification.ts';
import { type DimensionNames, readDimensionNames } from './dimension-names.ts';
import type { HardwareTree } from './hardware-node.ts';
import { LevelTargets } from './level-targets.ts';
import { type ArchitectureReading, readArchitecture } from './read-architecture.ts';
import { readCompoundClasses } from './read-compound-classes.ts';
import { checkCsvComponents, readCostTables } from './read-cost-tables.ts';
import { readHardwareTree } from './read-hardware-tree.ts';
import { readMapper } from './read-mapper.ts';
import { withSparseTargets } from './sparse/read-sparse-targets.ts';

/** A design, and what a problem is bound to it by. */
export interface DesignReading {
  readonly design: Design;
  /** All of them: constraints and mapping name dimensions, and wait for the problem. */
  readonly sections: Sections;
  readonly variables: Scope;
  readonly tree: HardwareTree;
  readonly architecture: ArchitectureReading;
  readonly targets: LevelTargets;
  readonly dimensionNames: DimensionNames;
}

/** Architecture, tables of costs, compound classes and mapper settings: what needs no problem. */
export function readDesign(
  sections: Sections,
  variables: Scope,
  sources: readonly SourceText[],
  reader: Reader,
): DesignReading | undefined {
  const costTables = readCostTables(sections, sources, reader);
  const compoundClasses = readCompoundClasses(sections.get('components'), reader);
  const mapper = readMapper(sections.get('mapper'), reader);
  const dimensionNames = readDimensionNames(sections.get('dimensions'), reader);
  const section = sections.get('architecture');
  const written = section && readHardwareTree(section, variables, reader);
  const tree = written && withSparseTargets(written, sections.get('sparse_optimizations'), reader);
  const architecture = tree && readArchitecture(tree, section!.keyLocation, costTables.energyTables, reader);
  if (!architecture) return undefined;
  checkCsvComponents(costTables, architecture.architecture, reader);
  const { energyTables, areaTables } = costTables;
  return {
    design: { architecture: architecture.architecture, energyTables, areaTables, compoundClasses, mapper },
    sections,
    variables,
    tree,
    architecture,
    targets: new LevelTargets(architecture.architecture, tree),
    dimensionNames,
  };
}
