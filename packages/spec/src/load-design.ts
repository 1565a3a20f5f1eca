import type { Diagnostic } from './diagnostics/diagnostic.ts';
import { DiagnosticLog } from './diagnostics/diagnostic-log.ts';
import * as problems from './diagnostics/problems.ts';
import { freeze } from './freeze.ts';
import type { LoadedSpecification } from './load-specification.ts';
import type { Override } from './overrides.ts';
import { BOUND_SECTIONS, bindProblem } from './read/bind-problem.ts';
import { problemSection } from './read/problem-section.ts';
import type { DesignReading } from './read/read-design.ts';
import { readFiles } from './read/read-files.ts';
import { readProblem } from './read/read-problem.ts';
import { isCsv } from './source/parse-csv.ts';
import { readSections, requireSections } from './source/read-sections.ts';
import { Reader } from './source/reader.ts';
import { joinSections } from './source/sections.ts';
import type { SourceText } from './source/source-text.ts';
import type { Design, Specification } from './specification.ts';

/** A design that is read once, however many problems are bound to it. */
export interface LoadedDesign {
  /** Deeply frozen. */
  readonly design: Design;
  /** The design with the problem of its own files, where they hold one. */
  readonly specification: Specification | undefined;
  /** What of the files a section `overrides` sets. */
  readonly overrides: readonly Override[];
  readonly warnings: readonly Diagnostic[];
  /**
   * Binds the problem of further files to the design. They may add constraints to those of the design, and a mapping.
   *
   * @throws SpecError with all problems found
   */
  bind(sources: readonly SourceText[]): LoadedSpecification;
}

/**
 * Reads input files, in any number and order, into a design. They need no problem; constraints and mapping wait for one.
 *
 * @throws SpecError with all problems found
 */
export function loadDesign(sources: readonly SourceText[]): LoadedDesign {
  const log = DiagnosticLog.of(sources);
  const { reading, specification, overrides } = readFiles(sources, ['architecture'], log);
  log.throwIfErrors();
  return {
    design: freeze(reading!.design),
    specification: specification && freeze(specification),
    overrides,
    warnings: log.warnings,
    bind: (later) => ({ ...bindFiles(reading!, sources, later), overrides }),
  };
}

function bindFiles(
  reading: DesignReading,
  sources: readonly SourceText[],
  later: readonly SourceText[],
): Omit<LoadedSpecification, 'overrides'> {
  const log = DiagnosticLog.of([...sources, ...later]);
  const own = readSections(later, log);
  for (const [name, { keyLocation }] of own) {
    if (!BOUND_SECTIONS.has(name)) log.add(problems.partOfDesign(keyLocation, `the section "${name}"`));
  }
  for (const { file } of later.filter(isCsv))
    log.add(problems.partOfDesign({ file, line: 1, column: 1 }, 'a table of costs'));
  const sections = joinSections(reading.sections, own, log);
  requireSections(['problem'], sections, later, log);
  const reader = new Reader(log);
  const section = problemSection(sections);
  const problem = section && readProblem(section, reader, reading.variables);
  const specification = problem && bindProblem(reading, problem, sections, reader);
  log.throwIfErrors();
  return { specification: freeze(specification!), warnings: log.warnings };
}
