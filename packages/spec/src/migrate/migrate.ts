import { DiagnosticLog } from '../diagnostics/diagnostic-log.ts';
import * as problems from '../diagnostics/problems.ts';
import { CustomFunctions } from '../expression/custom-functions.ts';
import { withArrayVariables } from '../read/array-containers.ts';
import { applyOverrides } from '../read/overrides/apply-overrides.ts';
import { problemSection } from '../read/problem-section.ts';
import { wireEnergyPj } from '../read/read-architecture.ts';
import { readCostTables } from '../read/read-cost-tables.ts';
import { olderForm, readHardwareTree } from '../read/read-hardware-tree.ts';
import { readProblem } from '../read/read-problem.ts';
import { readVariables } from '../read/read-variables.ts';
import { isNothing, type Located, type LocatedEntry } from '../source/located.ts';
import { isCsv } from '../source/parse-csv.ts';
import { parseSource } from '../source/parse-source.ts';
import { Reader } from '../source/reader.ts';
import { mergeSections, type SectionName } from '../source/sections.ts';
import type { SourceText } from '../source/source-text.ts';
import { migrateArchitecture } from './migrate-architecture.ts';
import { type EntryContext, migrateConstraints, migrateEntries } from './migrate-entries.ts';
import { migrateProblem, migrateShape } from './migrate-problem.ts';
import { migrateTables } from './migrate-tables.ts';
import { type Writable, writeYaml } from './yaml-nodes.ts';

/**
 * Files of the older forms (0.2, 0.3, and the first one) as v0.4. Every section stands in the file that held it first, so a file whose sections
 * all began elsewhere is left out. Comments are lost, and attributes of older architectures are computed: what was arithmetic is a
 * number. Sections that are v0.4 already are written as they are; CSV files have no versions, and are left out.
 *
 * @throws SpecError with all problems of the files
 */
export function migrateSources(sources: readonly SourceText[]): SourceText[] {
  const texts = new Map(sources.map(({ file, text }) => [file, text.split(/\r?\n/)]));
  const log = new DiagnosticLog((file) => texts.get(file));
  if (sources.length === 0) log.add(problems.noInput());
  const written = mergeSections(
    sources.filter((source) => !isCsv(source)).flatMap((source) => parseSource(source, log)),
    log,
  );
  log.throwIfErrors();
  const reader = new Reader(log, CustomFunctions.of(written.get('globals')));
  // What they override is written as they have it.
  const { sections } = applyOverrides(written, reader);
  const variables = readVariables(withArrayVariables(sections, reader), reader);
  const [architecture, problem] = [sections.get('architecture'), problemSection(sections)];
  const context: Context = {
    reader,
    hasWireTable: wireEnergyPj(readCostTables(sections, sources, reader).energyTables) !== undefined,
    problem: problem && readProblem(problem, reader, variables),
    tree: architecture && isOlder(architecture.value) ? readHardwareTree(architecture, variables, reader) : undefined,
  };
  const files = new Map<string, Map<string, Writable>>();
  for (const [section, entry] of sections) {
    // The mark of Timeloop's front end would be a lie.
    if (section === 'dumped_by_timeloop_front_end') continue;
    // The one that the problem names stands in its place there.
    if (section === 'shape' && problem) continue;
    const named = section === 'problem' ? problem! : entry;
    const parts = section === 'shape' && entry.value.kind === 'list' ? entry.value.items : [named.value];
    for (const value of parts) {
      const { file } = section === 'shape' ? value.location : entry.keyLocation;
      const written = files.get(file) ?? new Map<string, Writable>();
      files.set(file, written.set(section, migrateSection(section, { ...named, value }, context)));
    }
  }
  log.throwIfErrors();
  return [...files].map(([file, written]) => ({ file, text: writeYaml(written) }));
}

interface Context extends EntryContext {
  readonly hasWireTable: boolean;
}

function isOlder(architecture: Located): boolean {
  return architecture.kind === 'map' && olderForm(architecture) !== undefined;
}

function migrateSection(name: SectionName, { value }: LocatedEntry, context: Context): Writable {
  if (isNothing(value)) return value;
  switch (name) {
    case 'architecture':
      return context.tree
        ? migrateArchitecture(context.tree, context.hasWireTable, context.reader)
        : withVersion(value);
    case 'shape':
      return value.kind === 'map' ? migrateShape(value) : value;
    case 'problem':
      return migrateProblem(value, context.reader);
    case 'mapping':
      return migrateEntries(value, context);
    case 'constraints':
    case 'mapspace':
      return migrateConstraints(value, context);
    case 'ERT':
    case 'ART':
      return migrateTables(value, name);
    default:
      return withVersion(value);
  }
}

/** The same with the version of today, where it gives one. */
function withVersion(value: Located): Writable {
  if (value.kind !== 'map' || !value.entries.has('version')) return value;
  return new Map([...value.entries].map(([key, entry]) => [key, key === 'version' ? 0.4 : entry.value]));
}
