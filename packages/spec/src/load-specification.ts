import type { Diagnostic } from './diagnostics/diagnostic.ts';
import { DiagnosticLog } from './diagnostics/diagnostic-log.ts';
import * as problems from './diagnostics/problems.ts';
import type { Scope } from './expression/scope.ts';
import { freeze } from './freeze.ts';
import { LevelTargets } from './read/level-targets.ts';
import { readArchitecture } from './read/read-architecture.ts';
import { readCompoundClasses } from './read/read-compound-classes.ts';
import { readConstraints } from './read/read-constraints.ts';
import { checkCsvComponents, readCostTables } from './read/read-cost-tables.ts';
import { readHardwareTree } from './read/read-hardware-tree.ts';
import { readMapper } from './read/read-mapper.ts';
import { completeMapping, readMappingEntries } from './read/read-mapping.ts';
import { readProblem } from './read/read-problem.ts';
import { readVariables } from './read/read-variables.ts';
import { isNothing, type Located } from './source/located.ts';
import { isCsv } from './source/parse-csv.ts';
import { parseSource, type SourceText } from './source/parse-source.ts';
import { Reader } from './source/reader.ts';
import { sectionsOfResult } from './source/result-file.ts';
import { mergeSections, type Sections } from './source/sections.ts';
import type { Specification } from './specification.ts';

export interface LoadedSpecification {
  /** Deeply frozen. */
  readonly specification: Specification;
  readonly warnings: readonly Diagnostic[];
}

/**
 * Reads input files, in any number and order, into one specification.
 *
 * @throws SpecError with all problems found
 */
export function loadSpecification(sources: readonly SourceText[]): LoadedSpecification {
  const lines = new Map<string, string[]>();
  const log = new DiagnosticLog((file) => {
    if (!lines.has(file)) lines.set(file, sources.find((source) => source.file === file)?.text.split(/\r?\n/) ?? []);
    return lines.get(file);
  });
  if (sources.length === 0) log.add(problems.noInput());
  const files = sources.filter((source) => !isCsv(source)).flatMap((source) => parseSource(source, log));
  const sections = mergeSections(
    files.map((file) => sectionsOfResult(file, log)),
    log,
  );
  // A file that could not be parsed may have held what is missing: its own message is enough.
  if (!log.hasErrors) checkSections(sections, sources, log);
  const specification = read(sections, sources, new Reader(log));
  log.throwIfErrors();
  return { specification: freeze(specification!), warnings: log.warnings };
}

function read(sections: Sections, sources: readonly SourceText[], reader: Reader): Specification | undefined {
  const variables = readVariables(sections.get('variables'), reader);
  const costTables = readCostTables(sections, sources, reader);
  const tables = {
    energyTables: costTables.energyTables,
    areaTables: costTables.areaTables,
    compoundClasses: readCompoundClasses(sections.get('components'), reader),
    mapper: readMapper(sections.get('mapper'), reader),
  };
  const [problemSection, architectureSection] = [sections.get('problem'), sections.get('architecture')];
  const problem = problemSection && readProblem(problemSection, reader, variables);
  const tree = architectureSection && readHardwareTree(architectureSection, variables, reader);
  if (!problem || !tree) return undefined;

  const place = architectureSection.keyLocation ?? { file: sources[0]!.file, line: 1, column: 1 };
  const reading = readArchitecture(tree, problem, place, reader);
  if (!reading) return undefined;
  const instance = Object.fromEntries(problem.dimensions.map(({ name, bound }) => [name, bound]));
  const scope: Scope = { ...variables, variables, spec: { problem: { instance }, variables } };
  const context = { problem, reader, scope };
  const { architecture } = reading;
  checkCsvComponents(costTables, architecture, reader);
  const targets = new LevelTargets(architecture, tree);
  const section = sections.get('mapping')?.value;
  // Timeloop's front end writes an empty list where there is none.
  const list = section && !isEmpty(section) ? section : undefined;
  const entries = list && readMappingEntries(list, architecture, targets, context);
  const constraints = readConstraints(sections, tree, reading, targets, entries, context);
  const mapping = entries && completeMapping(entries, constraints, list.location, context);
  return { problem, architecture, constraints, ...(mapping && { mapping }), ...tables };
}

function isEmpty(node: Located): boolean {
  return isNothing(node) || (node.kind === 'list' && node.items.length === 0);
}

function checkSections(sections: Sections, sources: readonly SourceText[], log: DiagnosticLog): void {
  for (const name of ['architecture', 'problem'] as const) {
    if (!sections.has(name))
      log.add(
        problems.missingSection(
          undefined,
          name,
          sources.map(({ file }) => file),
        ),
      );
  }
  const sparse = sections.get('sparse_optimizations');
  const targets = sparse?.value.kind === 'map' ? sparse.value.entries.get('targets')?.value : sparse?.value;
  if (targets?.kind === 'list' && targets.items.length > 0) {
    log.add(problems.notModelled(sparse!.keyLocation, 'sparse_optimizations'));
  }
}
