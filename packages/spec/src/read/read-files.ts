import type { DiagnosticLog } from '../diagnostics/diagnostic-log.ts';
import * as problems from '../diagnostics/problems.ts';
import { CustomFunctions } from '../expression/custom-functions.ts';
import type { Override } from '../overrides.ts';
import { readSections, requireSections } from '../source/read-sections.ts';
import { Reader } from '../source/reader.ts';
import type { SectionName } from '../source/sections.ts';
import type { SourceText } from '../source/source-text.ts';
import type { Specification } from '../specification.ts';
import { withArrayVariables } from './array-containers.ts';
import { bindProblem } from './bind-problem.ts';
import { applyOverrides } from './overrides/apply-overrides.ts';
import { problemSection } from './problem-section.ts';
import { type DesignReading, readDesign } from './read-design.ts';
import { readProblem } from './read-problem.ts';
import { readVariables } from './read-variables.ts';

/** What files make; what is missing has a message in the log, unless the section was not required. */
export interface FilesReading {
  readonly reading: DesignReading | undefined;
  readonly specification: Specification | undefined;
  readonly overrides: readonly Override[];
}

/** Reads a design and, where the files hold one, the problem that is bound to it: every mistake of both is found. */
export function readFiles(
  sources: readonly SourceText[],
  required: readonly SectionName[],
  log: DiagnosticLog,
): FilesReading {
  if (sources.length === 0) log.add(problems.noInput());
  const written = readSections(sources, log);
  requireSections(required, written, sources, log);
  const reader = new Reader(log, CustomFunctions.of(written.get('globals')));
  const { sections, overrides } = applyOverrides(written, reader);
  const variables = readVariables(withArrayVariables(sections, reader), reader);
  const reading = readDesign(sections, variables, sources, reader);
  const section = problemSection(sections);
  const problem = section && readProblem(section, reader, variables);
  const specification = reading && problem && bindProblem(reading, problem, sections, reader);
  return { reading, specification, overrides };
}
