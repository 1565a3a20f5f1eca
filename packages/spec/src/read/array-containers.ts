import * as problems from '../diagnostics/problems.ts';
import { isNothing, type Located, type LocatedEntry, type LocatedMap } from '../source/located.ts';
import { locatedAt, type PlainValue } from '../source/plain-value.ts';
import type { Reader } from '../source/reader.ts';
import type { Sections } from '../source/sections.ts';

/** A container that is one axis of an array of cells which compute in place, as CiMLoop's macros write it. */
export const ARRAY_CONTAINER = '!ArrayContainer';

/**
 * The `variables` section as CiMLoop's processor leaves it (Andrulis, Emer, Sze, ISPASS 2024; `ArrayProcessor` of its
 * scripts): the size of the array is in `ARRAY_WORDLINES` and `ARRAY_BITLINES`, the copies that need words of their own of a
 * dataspace in `ARRAY_PARALLEL_NAME`, and histograms of the problem in `NAME_HIST`. A design without such containers, or with
 * `CIM_ARCHITECTURE: False`, keeps its own.
 */
export function withArrayVariables(sections: Sections, reader: Reader): LocatedEntry | undefined {
  const section = sections.get('variables');
  if (section && section.value.kind !== 'map') return section;
  const variables: LocatedMap['entries'] = section?.value.kind === 'map' ? section.value.entries : new Map();
  const containers = isArray(variables) ? arrayContainers(sections.get('architecture')?.value) : [];
  const values = [
    ...histograms(sections.get('problem')),
    ...(containers.length > 0 ? arrayShape(containers, variables, reader) : []),
  ];
  if (values.length === 0) return section;
  const { keyLocation } = (section ?? sections.get('architecture') ?? sections.get('problem'))!;
  const entries = new Map(variables);
  for (const [name, value] of values)
    entries.set(name, { keyLocation: variables.get(name)?.keyLocation ?? keyLocation, value });
  return { keyLocation, value: { kind: 'map', location: section?.value.location ?? keyLocation, entries } };
}

/** All loops of an array's axis go along the mesh that has copies, whatever `split` says. */
export function arrayConstraints(
  constraints: LocatedEntry | undefined,
  { spreadY }: { readonly spreadY: number },
  container: LocatedMap,
): LocatedEntry {
  const { location } = container;
  const group = constraints ?? { keyLocation: location, value: { kind: 'map', location, entries: new Map() } };
  return withEntry(group, 'spatial', (spatial) =>
    withEntry(spatial, 'split', () => ({
      keyLocation: location,
      value: locatedAt(spreadY > 1 ? 0 : ALONG_X, location),
    })),
  );
}

/** More loops than a fan-out has. */
const ALONG_X = 99_999;

function withEntry(of: LocatedEntry, key: string, change: (entry: LocatedEntry) => LocatedEntry): LocatedEntry {
  const { location } = of.value;
  const map: LocatedMap = of.value.kind === 'map' ? of.value : { kind: 'map', location, entries: new Map() };
  const before = map.entries.get(key) ?? {
    keyLocation: location,
    value: { kind: 'map', location, entries: new Map() },
  };
  return { ...of, value: { ...map, entries: new Map(map.entries).set(key, change(before)) } };
}

function isArray(variables: LocatedMap['entries']): boolean {
  const value = variables.get('CIM_ARCHITECTURE')?.value;
  return value?.kind !== 'scalar' || !/^(false|no|off|0)$/i.test(value.text);
}

function histograms(problem: LocatedEntry | undefined): [string, Located][] {
  const node = problem?.value.kind === 'map' ? problem.value.entries.get('histograms')?.value : undefined;
  if (node?.kind !== 'map') return [];
  return [...node.entries].map(([name, { value }]) => [`${name.toUpperCase()}_HIST`, value]);
}

/** Wherever they stand: below branches, too. */
function arrayContainers(node: Located | undefined): LocatedMap[] {
  if (node?.kind === 'list') return node.items.flatMap(arrayContainers);
  if (node?.kind !== 'map') return [];
  return node.tag === ARRAY_CONTAINER ? [node] : arrayContainers(node.entries.get('nodes')?.value);
}

function arrayShape(
  containers: readonly LocatedMap[],
  variables: LocatedMap['entries'],
  reader: Reader,
): [string, Located][] {
  const parallel = new Map<string, number>();
  let rows = 1;
  let columns = 1;
  for (const container of containers) {
    const [x, y] = ['meshX', 'meshY'].map((key) => copies(container, key, variables, reader)) as [number, number];
    if (x > 1 && y > 1) reader.log.add(problems.arrayInTwoDirections(container.location, x, y));
    columns *= x;
    rows *= y;
    for (const name of ownWords(container)) parallel.set(name, (parallel.get(name) ?? 1) * x * y);
  }
  const shape = new Map<string, PlainValue>([
    ['ARRAY_WORDLINES', `${rows} * (${textOf('CIM_UNIT_DEPTH_CELLS', variables)})`],
    ['ARRAY_BITLINES', `${columns} * (${textOf('CIM_UNIT_WIDTH_CELLS', variables)})`],
  ]);
  // A dataspace that no container names is not repeated.
  for (const name of variables.keys()) if (name.startsWith('ARRAY_PARALLEL_')) shape.set(name, 1);
  for (const [name, count] of parallel) shape.set(`ARRAY_PARALLEL_${name.toUpperCase()}`, count);
  const { location } = containers[0]!;
  return [...shape].map(([name, value]) => [name, locatedAt(value, variables.get(name)?.value.location ?? location)]);
}

/** A number, or a variable that is one: the processor runs before there is arithmetic. */
function copies(container: LocatedMap, key: string, variables: LocatedMap['entries'], reader: Reader): number {
  const spatial = container.entries.get('spatial')?.value;
  const node = spatial?.kind === 'map' ? spatial.entries.get(key)?.value : undefined;
  if (!node || isNothing(node)) return 1;
  const variable = node.kind === 'scalar' ? variables.get(node.text)?.value : undefined;
  return reader.integer(variable ?? node, `${key} of an ${ARRAY_CONTAINER}`, 1) ?? 1;
}

/** Dataspaces that each copy needs words of its own of. */
function ownWords(container: LocatedMap): string[] {
  let node: Located | undefined = container;
  for (const key of ['constraints', 'spatial', 'no_reuse']) {
    node = node?.kind === 'map' ? node.entries.get(key)?.value : undefined;
  }
  return node?.kind === 'list' ? node.items.flatMap((item) => (item.kind === 'scalar' ? [item.text] : [])) : [];
}

function textOf(name: string, variables: LocatedMap['entries']): string {
  const node = variables.get(name)?.value;
  return node?.kind === 'scalar' ? node.text : '1';
}
