import type { DiagnosticLog } from '../diagnostics/diagnostic-log.ts';
import * as problems from '../diagnostics/problems.ts';
import { isWholeArchitecture } from './architecture-form.ts';
import { isNothing, type Located, type LocatedEntry, type LocatedMap, showLocated } from './located.ts';
import { isWholeProblem } from './problem-form.ts';

/** Top-level keys, each with the other names that files use for it. */
export const SECTIONS: Readonly<Record<string, readonly string[]>> = {
  architecture: ['arch'],
  problem: [],
  shape: [],
  dimensions: [],
  mapping: [],
  constraints: ['architecture_constraints', 'mapspace_constraints', 'arch_constraints'],
  mapspace: [],
  mapper: [],
  variables: [],
  overrides: [],
  globals: [],
  components: ['compound_components'],
  ERT: [],
  ART: [],
  ERT_summary: [],
  ART_summary: [],
  sparse_optimizations: [],
  dumped_by_timeloop_front_end: [],
};

export type SectionName =
  | 'architecture'
  | 'problem'
  | 'shape'
  | 'dimensions'
  | 'mapping'
  | 'constraints'
  | 'mapspace'
  | 'mapper'
  | 'variables'
  | 'overrides'
  | 'globals'
  | 'components'
  | 'ERT'
  | 'ART'
  | 'ERT_summary'
  | 'ART_summary'
  | 'sparse_optimizations'
  | 'dumped_by_timeloop_front_end';

export type Sections = ReadonlyMap<SectionName, LocatedEntry>;

/** Timeloop's front end goes by a part of these names: `extra_mapping_constraints` are constraints. */
export const PART_NAMES: readonly SectionName[] = ['components', 'constraints', 'mapping', 'globals'];

/** The section that a top-level key stands for. */
export function sectionOf(key: string): SectionName | undefined {
  const whole = Object.keys(SECTIONS).find((section) => section === key || SECTIONS[section]!.includes(key));
  return (whole as SectionName | undefined) ?? PART_NAMES.find((part) => key.includes(part));
}

/**
 * The sections of all files. One that several files hold is merged: maps key by key, lists end to end. A single value
 * given twice must be the same both times.
 */
export function mergeSections(files: readonly LocatedMap[], log: DiagnosticLog): Sections {
  const sections = new Map<SectionName, LocatedEntry>();
  const known = Object.entries(SECTIONS).flatMap(([name, others]) => [name, ...others]);
  const layers = wholes(files, ['problem'], isWholeProblem);
  if (layers.length > 1) log.add(problems.severalProblems(layers[1]!.keyLocation, layers.map(fileOf)));
  const designs = wholes(files, ['architecture', 'arch'], isWholeArchitecture);
  if (designs.length > 1) log.add(problems.severalDesigns(designs[1]!.keyLocation, designs.map(fileOf)));
  for (const { entries } of files) {
    for (const [key, entry] of entries) {
      // Files keep anchors for later use under such keys, as the Timeloop front end allows.
      if (key.includes('ignore')) continue;
      const name = sectionOf(key);
      if (!name) {
        log.add(problems.unknownSection(entry.keyLocation, key, Object.keys(SECTIONS), known));
        continue;
      }
      // Layers and designs of their own are not parts of one: what they say against each other is one mistake.
      if (layers.indexOf(entry) > 0 || designs.indexOf(entry) > 0) continue;
      add(sections, name, entry, log);
    }
  }
  return sections;
}

/** The sections of some files and of others that were read later, merged in the same way. */
export function joinSections(first: Sections, second: Sections, log: DiagnosticLog): Sections {
  const sections = new Map(first);
  for (const [name, entry] of second) add(sections, name, entry, log);
  return sections;
}

function add(
  sections: Map<SectionName, LocatedEntry>,
  name: SectionName,
  { keyLocation, value }: LocatedEntry,
  log: DiagnosticLog,
): void {
  const own = MAPS.includes(name) ? oneMap(value, name, log) : name === 'shape' ? listOf(value) : value;
  const first = sections.get(name);
  const entry = first ? { ...first, value: merge(first.value, own, name, log) } : { keyLocation, value: own };
  sections.set(name, entry);
}

/** Sections that Timeloop's front end takes as a list of maps, too; a list of problems is one of Einsums. */
const MAPS: readonly SectionName[] = ['architecture', 'mapper', 'variables', 'overrides', 'globals', 'components'];

function oneMap(value: Located, name: string, log: DiagnosticLog): Located {
  if (value.kind !== 'list' || value.items.length === 0) return value;
  return value.items.map((item) => oneMap(item, name, log)).reduce((first, second) => merge(first, second, name, log));
}

/** Every file of `problem-shapes/` holds a shape of its own: they are listed, and nothing of them is merged. */
function listOf(value: Located): Located {
  return value.kind === 'list' ? value : { kind: 'list', location: value.location, items: [value] };
}

/** The sections of that name that need no other file. */
function wholes(
  files: readonly LocatedMap[],
  keys: readonly string[],
  isWhole: (section: LocatedMap) => boolean,
): LocatedEntry[] {
  return files.flatMap(({ entries }) =>
    keys.flatMap((key) => entries.get(key) ?? []).filter(({ value }) => value.kind === 'map' && isWhole(value)),
  );
}

function fileOf({ keyLocation }: LocatedEntry): string {
  return keyLocation.file;
}

function merge(first: Located, second: Located, path: string, log: DiagnosticLog): Located {
  if (isNothing(second)) return first;
  if (isNothing(first)) return second;
  if (first.kind === 'list' && second.kind === 'list') return { ...first, items: [...first.items, ...second.items] };
  if (first.kind === 'map' && second.kind === 'map') {
    const entries = new Map(first.entries);
    for (const [key, entry] of second.entries) {
      const mine = entries.get(key);
      entries.set(key, mine ? { ...mine, value: merge(mine.value, entry.value, `${path}.${key}`, log) } : entry);
    }
    return { ...first, entries };
  }
  const equal = first.kind === 'scalar' && second.kind === 'scalar' && first.text === second.text;
  if (!equal) log.add(problems.conflictingValues(second.location, path, showLocated(second), first.location));
  return first;
}
