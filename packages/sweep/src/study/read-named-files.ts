import type { Located, LocatedEntry, LocatedMap, Reader } from '@loopwright/spec/reading';
import { type NamedSizes, stemOf } from '@loopwright/workload';
import * as problems from './problems.ts';
import type { NamedFiles, Study } from './study.ts';

/** `designs: [grid-256, {name: mine, files: [arch.yaml, ERT.yaml]}]`; a list of files alone would be a design each. */
export function readNamedFiles(entry: LocatedEntry | undefined, what: string, reader: Reader): NamedFiles[] {
  const found = entriesOf(entry).flatMap((node) => readOne(node, what, ['name', 'files'], reader)?.files ?? []);
  reportTwice(found, what, reader);
  return found;
}

/** `workloads: [resnet50, {name: bert, files: bert-base, sizes: {seq: 128}, weight: 2}]` */
export function readWorkloads(entry: LocatedEntry | undefined, reader: Reader): Study['workloads'][number][] {
  const workloads = entriesOf(entry).flatMap((node) => {
    const read = readOne(node, 'workloads', ['name', 'files', 'sizes', 'weight'], reader);
    if (!read) return [];
    const { files, map } = read;
    return [{ ...files, weight: readWeight(map, reader), sizes: readSizes(map, reader) }];
  });
  reportTwice(workloads, 'workloads', reader);
  return workloads;
}

function entriesOf(entry: LocatedEntry | undefined): readonly Located[] {
  if (!entry) return [];
  const { value } = entry;
  return value.kind === 'list' ? value.items : [value];
}

function readOne(
  node: Located,
  what: string,
  keys: readonly string[],
  reader: Reader,
): { readonly files: NamedFiles; readonly map?: LocatedMap } | undefined {
  if (node.kind !== 'map') {
    const file = reader.text(node, `an entry of ${what}`);
    return file === undefined ? undefined : { files: { name: stemOf(file), files: [file], location: node.location } };
  }
  const map = reader.closed(node, `an entry of ${what}`, keys);
  const entry = reader.required(map, 'files', `an entry of ${what}`);
  const files = entry ? reader.names(entry.value, 'files').map(({ name }) => name) : [];
  if (files.length === 0) return undefined;
  const nameNode = map.entries.get('name')?.value;
  const name = (nameNode && reader.text(nameNode, 'a name')) ?? stemOf(files[0]!);
  return { files: { name, files, location: node.location }, map };
}

function readWeight(map: LocatedMap | undefined, reader: Reader): number {
  const node = map?.entries.get('weight')?.value;
  const weight = node && reader.number(node, 'the weight of a workload');
  if (weight === undefined) return 1;
  if (!(weight > 0)) reader.log.add(problems.notPositive(node!.location, 'the weight of a workload'));
  return weight;
}

function readSizes(map: LocatedMap | undefined, reader: Reader): NamedSizes {
  const node = map?.entries.get('sizes')?.value;
  const sizes = node && reader.map(node, 'sizes', 'write sizes: {batch: 4}');
  return Object.fromEntries(
    [...(sizes?.entries ?? [])].flatMap(([name, { value }]) => {
      const size = reader.integer(value, `the size of ${name}`, 1);
      return size === undefined ? [] : [[name, size]];
    }),
  );
}

function reportTwice(found: readonly NamedFiles[], what: string, reader: Reader): void {
  for (const [index, { name, location }] of found.entries()) {
    if (found.slice(0, index).some((other) => other.name === name))
      reader.log.add(problems.twice(location, what, name));
  }
}
