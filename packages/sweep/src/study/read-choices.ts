import type { Located, LocatedEntry, LocatedMap, Reader } from '@loopwright/spec/reading';
import { type ObjectiveName, studyObjectives } from '../objectives.ts';
import * as problems from './problems.ts';
import type { Study, StudyConstraints, StudyMapping, StudySampler } from './study.ts';
import type { StudySection } from './study-section.ts';

const CONSTRAINTS = ['maxAreaUm2', 'maxPowerW', 'maxCycles'] as const;

/** How a study maps, what it minimises, what it forbids and how it samples. */
export function readChoices(
  section: StudySection,
  reader: Reader,
): Pick<Study, 'map' | 'objectives' | 'constraints' | 'sampler'> {
  return {
    map: readMapping(section.get('map'), reader),
    objectives: readObjectives(section.get('objectives'), reader),
    constraints: readConstraints(section.get('constraints'), reader),
    sampler: readSampler(section.get('sampler'), reader),
  };
}

function readMapping(entry: LocatedEntry | undefined, reader: Reader): StudyMapping {
  const map = entry && reader.closedMap(entry.value, 'map', ['mapper', 'objective', 'seconds', 'evaluations', 'seed']);
  const node = (key: string) => map?.entries.get(key)?.value;
  return defined({
    mapper: valueAt(node('mapper'), (at) => reader.text(at, 'mapper')),
    objective: valueAt(node('objective'), (at) => reader.text(at, 'objective')),
    seconds: valueAt(node('seconds'), (at) => positive(at, 'seconds', reader)),
    evaluations: valueAt(node('evaluations'), (at) => reader.integer(at, 'evaluations', 1)),
    seed: valueAt(node('seed'), (at) => reader.integer(at, 'seed', 0)),
  });
}

/** Energy-delay product and area, where nothing is said: what is faster costs silicon. */
function readObjectives(entry: LocatedEntry | undefined, reader: Reader): ObjectiveName[] {
  if (!entry) return ['edp', 'area'];
  const names = reader.names(entry.value, 'objectives');
  for (const [index, { name, node }] of names.entries()) {
    if (!studyObjectives.has(name)) {
      reader.log.add(problems.unknownChoice(node.location, 'objective', name, [...studyObjectives.keys()]));
    } else if (names.slice(0, index).some((other) => other.name === name)) {
      reader.log.add(problems.twice(node.location, 'objectives', name));
    }
  }
  if (names.length === 0)
    reader.log.add(problems.missing(entry.keyLocation, 'objectives', 'write objectives: [edp, area]'));
  return names.map(({ name }) => name as ObjectiveName);
}

function readConstraints(entry: LocatedEntry | undefined, reader: Reader): StudyConstraints {
  const map = entry && reader.closedMap(entry.value, 'constraints', CONSTRAINTS);
  const values = CONSTRAINTS.map((key) => {
    return [key, valueAt(map?.entries.get(key)?.value, (at) => positive(at, key, reader))] as const;
  });
  return defined(Object.fromEntries(values));
}

/** `sampler: exact`, or `sampler: {name: random, points: 20, seed: 7}`, with options of the sampler beside them. */
function readSampler(entry: LocatedEntry | undefined, reader: Reader): StudySampler {
  if (!entry) return { name: 'exact', options: {} };
  const { value } = entry;
  const map: LocatedMap | undefined = value.kind === 'map' ? value : undefined;
  const node = map ? map.entries.get('name')?.value : value;
  const name = node && reader.text(node, 'the name of a sampler');
  const own = ['name', 'points', 'seed'];
  const options = [...(map?.entries ?? [])].filter(([key]) => !own.includes(key));
  return {
    name: name ?? 'exact',
    ...defined({
      points: valueAt(map?.entries.get('points')?.value, (at) => reader.integer(at, 'points', 1)),
      seed: valueAt(map?.entries.get('seed')?.value, (at) => reader.integer(at, 'seed', 0)),
    }),
    options: Object.fromEntries(options.map(([key, { value: option }]) => [key, plain(option)])),
  };
}

function positive(node: Located, what: string, reader: Reader): number | undefined {
  const value = reader.number(node, what);
  if (value !== undefined && !(value > 0)) reader.log.add(problems.notPositive(node.location, what));
  return value;
}

function valueAt<T>(node: Located | undefined, read: (node: Located) => T | undefined): T | undefined {
  return node && read(node);
}

/** Without what is undefined. */
function defined<T extends object>(values: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}

function plain(node: Located): unknown {
  if (node.kind === 'list') return node.items.map(plain);
  if (node.kind === 'map') return Object.fromEntries([...node.entries].map(([key, { value }]) => [key, plain(value)]));
  return node.value;
}
