import type { DiagnosticLog } from '../diagnostics/diagnostic-log.ts';
import * as problems from '../diagnostics/problems.ts';
import { isCsv } from './parse-csv.ts';
import { parseSource } from './parse-source.ts';
import { sectionsOfResult } from './result-file.ts';
import { mergeSections, type SectionName, type Sections } from './sections.ts';
import type { SourceText } from './source-text.ts';

/** The sections of all YAML files; tables of comma-separated values have none. */
export function readSections(sources: readonly SourceText[], log: DiagnosticLog): Sections {
  const files = sources.filter((source) => !isCsv(source)).flatMap((source) => parseSource(source, log));
  return mergeSections(
    files.map((file) => sectionsOfResult(file, log)),
    log,
  );
}

/** Reports the sections that are missing. A file that could not be parsed may have held them: its own message is enough. */
export function requireSections(
  names: readonly SectionName[],
  sections: Sections,
  sources: readonly SourceText[],
  log: DiagnosticLog,
): void {
  if (log.hasErrors) return;
  const files = sources.map(({ file }) => file);
  for (const name of names) if (!sections.has(name)) log.add(problems.missingSection(undefined, name, files));
}
