import { nearestName } from '../diagnostics/nearest-name.ts';
import * as problems from '../diagnostics/problems.ts';
import type { Scope } from '../expression/scope.ts';
import type { Dataspace, Dimension, Problem } from '../problem.ts';
import { type Located, type LocatedEntry, type LocatedMap, showLocated } from '../source/located.ts';
import type { Reader } from '../source/reader.ts';
import { problemParts } from './problem-parts.ts';
import { DENSITY_KEYS, nearestDensityKey, withDensities } from './read-densities.ts';
import { type Coefficient, readProjection } from './read-projection.ts';

export const COEFFICIENT_KEYS = ['name', 'default'];
export const DATASPACE_KEYS = ['name', 'projection', 'read_write'];

/** The `problem` section. Undefined where it cannot be used; the log says why. */
export function readProblem(section: LocatedEntry, reader: Reader, scope: Scope): Problem | undefined {
  if (section.value.kind === 'list') {
    reader.log.add(problems.severalEinsums(section.keyLocation, section.value.items.length));
    return undefined;
  }
  const parts = problemParts(section.value, reader);
  if (!parts) return undefined;
  const { shape, instance } = parts;
  const nameNode = shape.entries.get('name')?.value;
  const name = nameNode?.kind === 'scalar' && nameNode.text.trim() !== '' ? nameNode.text.trim() : 'problem';
  const dimensions = readDimensions(shape, instance, reader, scope);
  const coefficients = readCoefficients(shape, instance, reader, scope);
  checkInstanceNames(instance, dimensions, coefficients, reader);
  const dataspaces = withDensities(
    instance,
    readDataspaces(shape, dimensions, coefficients, reader),
    dimensions,
    reader,
  );
  checkSize(dimensions, dataspaces, instance, reader);
  return { name, dimensions, dataspaces };
}

function readDimensions(shape: LocatedMap, instance: LocatedMap, reader: Reader, scope: Scope): Dimension[] {
  const entry = reader.required(shape, 'dimensions', 'shape', 'add dimensions: [C, M, ...]');
  const dimensions = new Map<string, Dimension>();
  for (const { name, node } of entry ? reader.names(entry.value, 'dimensions') : []) {
    if (dimensions.has(name)) {
      reader.log.add(problems.duplicateName(node.location, 'dimensions', name));
      continue;
    }
    const bound = instance.entries.get(name)?.value;
    if (!bound) {
      const unclaimed = [...instance.entries.keys()].filter(
        (key) => !DENSITY_KEYS.includes(key) && !dimensions.has(key),
      );
      reader.log.add(problems.missingBound(instance.location, name, unclaimed));
    }
    const points = bound && reader.integer(bound, `the bound of ${name}`, 1, scope);
    dimensions.set(name, { name, bound: points ?? 1, location: node.location });
  }
  if (entry && dimensions.size > MAX_NAMES) refuseMany(entry.value, 'dimensions', dimensions.size, reader);
  if (entry && dimensions.size === 0) {
    reader.log.add(problems.wrongType(entry.value.location, 'dimensions', showLocated(entry.value), 'a list of names'));
  }
  return [...dimensions.values()];
}

function readCoefficients(shape: LocatedMap, instance: LocatedMap, reader: Reader, scope: Scope): Coefficient[] {
  const node = shape.entries.get('coefficients')?.value;
  const list = node && reader.list(node, 'coefficients', 'write - {name: stride, default: 1}');
  return (list?.items ?? []).flatMap((item) => {
    const map = reader.closedMap(item, 'a coefficient', COEFFICIENT_KEYS);
    const nameEntry = map && reader.required(map, 'name', 'a coefficient');
    const name = nameEntry && reader.text(nameEntry.value, 'the name of a coefficient');
    if (!map || name === undefined) return [];
    const value = instance.entries.get(name) ?? reader.required(map, 'default', `the coefficient ${name}`);
    return [{ name, value: (value && reader.integer(value.value, `the coefficient ${name}`, 0, scope)) ?? 1 }];
  });
}

/** Layer files carry more numbers (heights, paddings) than a shape needs: of them only what looks misspelt is worth a word. */
function checkInstanceNames(
  instance: LocatedMap,
  dimensions: readonly Dimension[],
  coefficients: readonly Coefficient[],
  reader: Reader,
): void {
  const known = [...dimensions, ...coefficients].map(({ name }) => name);
  const missing = known.filter((name) => !instance.entries.has(name));
  for (const [key, { keyLocation, value }] of instance.entries) {
    if (DENSITY_KEYS.includes(key) || known.includes(key)) continue;
    const [density, nearest] = [nearestDensityKey(key), nearestName(key, missing)];
    if (density) reader.log.add(problems.misspeltDensities(keyLocation, key, density));
    else if (nearest || value.kind !== 'scalar') {
      reader.log.add(problems.unusedInstanceKey(keyLocation, key, nearest));
    }
  }
}

function readDataspaces(
  shape: LocatedMap,
  dimensions: readonly Dimension[],
  coefficients: readonly Coefficient[],
  reader: Reader,
): Dataspace[] {
  const entry = reader.required(shape, 'data_spaces', 'shape', 'add data_spaces: [{name, projection, read_write}]');
  const list = entry && reader.list(entry.value, 'data_spaces');
  const dataspaces = new Map<string, Dataspace>();
  for (const item of list?.items ?? []) {
    const map = reader.closedMap(item, 'a dataspace', DATASPACE_KEYS);
    const nameEntry = map && reader.required(map, 'name', 'a dataspace');
    const name = nameEntry && reader.text(nameEntry.value, 'the name of a dataspace');
    if (!map || name === undefined) continue;
    if (dataspaces.has(name)) reader.log.add(problems.duplicateName(nameEntry!.value.location, 'dataspaces', name));
    const projection = reader.required(map, 'projection', `the dataspace ${name}`);
    const ranks = projection ? readProjection(projection.value, name, dimensions, coefficients, reader) : [];
    const readWrite = map.entries.get('read_write')?.value;
    dataspaces.set(name, {
      name,
      readWrite: (readWrite && reader.boolean(readWrite, 'read_write')) ?? false,
      ranks,
      location: map.location,
    });
  }
  if (list && dataspaces.size > MAX_NAMES) refuseMany(list, 'data_spaces', dataspaces.size, reader);
  if (list && dataspaces.size === 0) {
    reader.log.add(problems.wrongType(list.location, 'data_spaces', showLocated(list), 'a list of dataspaces'));
  }
  return [...dataspaces.values()];
}

/** Far above any tensor computation: what is larger is no problem file. */
const MAX_NAMES = 1000;

function refuseMany(node: Located, what: string, count: number, reader: Reader): void {
  reader.log.add(problems.outOfRange(node.location, what, `${count}`, `at most ${MAX_NAMES}`, 'check the file'));
}

/** Counts are doubles: they are exact up to 2^53. */
function checkSize(
  dimensions: readonly Dimension[],
  dataspaces: readonly Dataspace[],
  instance: LocatedMap,
  reader: Reader,
): void {
  const points = dimensions.reduce((product, { bound }) => product * BigInt(bound), 1n);
  const product = dimensions.map(({ name, bound }) => `${name}=${bound}`).join(' x ');
  if (points > BigInt(Number.MAX_SAFE_INTEGER)) {
    reader.log.add(problems.problemTooLarge(instance.location, `${product} = ${points}`));
    return;
  }
  for (const { name, ranks, location } of dataspaces) {
    // A tile spans gaps too: at the most as many words per point as the strides of its ranks multiply to.
    const gaps = ranks.reduce(
      (all, rank) => all * BigInt(Math.max(1, ...rank.map(({ coefficient }) => coefficient))),
      1n,
    );
    if (points * gaps <= BigInt(Number.MAX_SAFE_INTEGER)) continue;
    reader.log.add(problems.dataspaceTooLarge(location ?? instance.location, name, `${points} x ${gaps}`));
  }
}
