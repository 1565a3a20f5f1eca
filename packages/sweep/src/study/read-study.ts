import { DesignSpace, type DesignSpaceData, type ParameterValues, parameterScope } from '@loopwright/core';
import { ExpressionError, evaluateExpression, type SourceLocation, type SourceText } from '@loopwright/spec';
import { DiagnosticLog, type LocatedEntry, type LocatedMap, parseSource, Reader } from '@loopwright/spec/reading';
import * as problems from './problems.ts';
import { readChoices } from './read-choices.ts';
import { readNamedFiles, readWorkloads } from './read-named-files.ts';
import { readParameters } from './read-parameters.ts';
import { DESIGN, type NamedFiles, type Study } from './study.ts';
import type { StudySection } from './study-section.ts';

const KEYS = [
  'name',
  'designs',
  'parameters',
  'derive',
  'where',
  'workloads',
  'map',
  'objectives',
  'constraints',
  'sampler',
] as const;
const MERGED: readonly string[] = ['parameters', 'derive', 'map', 'constraints', 'sampler'];

/** Whether a file holds a study, a section of its own. */
export function isStudyFile({ text }: SourceText): boolean {
  return /^["']?study["']?\s*:/m.test(text);
}

/**
 * Reads a study. Of several sources the later ones say something else, or more: parameters, settings and constraints are put together
 * by their names.
 *
 * @param configuration the name of the source that holds other sections as well, as a configuration does
 * @throws SpecError with all that is wrong, each with its place
 */
export function readStudy(sources: readonly SourceText[], configuration?: string): Study {
  const log = DiagnosticLog.of(sources);
  const reader = new Reader(log);
  const section = studySection(sources, reader, configuration);
  log.throwIfErrors();
  const places = new Map<string, SourceLocation>();
  const designs = readNamedFiles(section.get('designs'), 'designs', reader);
  const space = readSpace(section, designs, reader, places);
  const workloads = readWorkloads(section.get('workloads'), reader);
  const nameNode = section.get('name')?.value;
  const study = {
    name: (nameNode && reader.text(nameNode, 'the name of the study')) ?? defaultName(sources),
    designs,
    space,
    places,
    workloads,
    ...readChoices(section, reader),
  };
  const start = sources.length > 0 ? { file: sources[0]!.file, line: 1, column: 1 } : undefined;
  if (designs.length === 0) log.add(problems.missing(start, 'designs', 'write designs: [grid-256], or name files'));
  if (workloads.length === 0)
    log.add(problems.missing(start, 'workloads', 'write workloads: [resnet50], or name files'));
  log.throwIfErrors();
  checkExpressions(space, places, log);
  log.throwIfErrors();
  return study;
}

function studySection(sources: readonly SourceText[], reader: Reader, configuration: string | undefined): StudySection {
  const section = new Map<string, LocatedEntry>();
  for (const source of sources) {
    for (const file of parseSource(source, reader.log)) {
      const isShared = source.file === configuration;
      const holder = isShared
        ? reader.map(file, 'a configuration', 'write study: {designs: ...}')
        : reader.closed(file, 'the file of a study', ['study']);
      const entry = holder && reader.required(holder, 'study', 'the file of a study');
      const own = entry && reader.closedMap(entry.value, 'study', KEYS);
      for (const [key, each] of own?.entries ?? []) section.set(key, merged(key, section.get(key), each));
    }
  }
  return section;
}

/** Maps are put together key by key; what stands later holds. */
function merged(key: string, before: LocatedEntry | undefined, entry: LocatedEntry): LocatedEntry {
  if (!MERGED.includes(key) || before?.value.kind !== 'map' || entry.value.kind !== 'map') return entry;
  // Options of one sampler are not those of another.
  if (key === 'sampler' && entry.value.entries.has('name')) return entry;
  const value: LocatedMap = { ...before.value, entries: new Map([...before.value.entries, ...entry.value.entries]) };
  return { ...entry, value };
}

function readSpace(
  section: StudySection,
  designs: readonly NamedFiles[],
  reader: Reader,
  places: Map<string, SourceLocation>,
): DesignSpaceData {
  const given = readParameters(section.get('parameters'), reader, places);
  const ofDesigns = designs.length > 1 ? [{ name: DESIGN, values: designs.map(({ name }) => name) }] : [];
  const parameters = [...ofDesigns, ...given];
  const map = section.get('derive');
  const entries = map && reader.map(map.value, 'derive', 'write derive: {PE.meshY: PE.meshX}')?.entries;
  const derived = [...(entries ?? [])].flatMap(([name, { keyLocation, value }]) => {
    if (parameters.some((parameter) => parameter.name === name)) {
      reader.log.add(problems.twice(keyLocation, 'parameters', name));
    }
    places.set(name, value.location);
    const expression = reader.text(value, `what ${name} follows from`);
    return expression === undefined ? [] : [{ name, expression }];
  });
  const conditions = section.get('where');
  const where = conditions ? reader.names(conditions.value, 'where') : [];
  for (const { name, node } of where) places.set(name, node.location);
  return { parameters, derived, where: where.map(({ name }) => name) };
}

/** Tries every expression on the first values: names that are not there, and what is no arithmetic, are wrong for all. */
function checkExpressions(
  { parameters, derived, where }: DesignSpaceData,
  places: ReadonlyMap<string, SourceLocation>,
  log: DiagnosticLog,
): void {
  const values: Record<string, ParameterValues[string]> = {};
  for (const { name, values: all } of parameters) values[name] = all[0]!;
  const tried = (text: string, place: SourceLocation | undefined) => {
    try {
      return evaluateExpression(text, parameterScope(values));
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      log.add(problems.badExpression(place, text, error.message, error.hint));
      return undefined;
    }
  };
  for (const { name, expression } of derived) {
    const value = tried(expression, places.get(name));
    if (typeof value === 'number' || typeof value === 'string') values[name] = value;
    else if (value !== undefined) {
      log.add(problems.badExpression(places.get(name), expression, 'it is neither a number nor text', undefined));
    }
  }
  for (const condition of where) tried(condition, places.get(condition));
}

function defaultName(sources: readonly SourceText[]): string {
  const file = sources[0]?.file.split('/').at(-1) ?? '';
  return /^[\w-]+(?=\.ya?ml$)/.exec(file)?.[0] ?? 'sweep';
}

/** The space of a study, with its points counted. */
export function designSpace({ space }: Pick<Study, 'space'>): DesignSpace {
  return new DesignSpace(space);
}
