import type { Problem } from '@loopwright/spec';
import { type LocatedMap, readProblem, problems as valueProblems } from '@loopwright/spec/reading';
import { computesOf } from './computes.ts';
import { nameOperands } from './name-operands.ts';
import type { OperationsReading } from './operations-reading.ts';
import * as problems from './problems.ts';
import { EINSUM_KEYS, readEinsum } from './read-einsum.ts';
import { LAYER_KEYS, readLayer } from './read-layer.ts';
import { withoutPlaces } from './without-places.ts';

const BLOCK_KEYS = ['repeat', 'operations'];
const COMMON_KEYS = ['name', 'repeat', 'bits', 'tensors'];
const UNCOSTED_KEYS = ['name', 'repeat', 'notCosted', 'operations', 'words', 'inputs', 'outputs'];

/** `operations` of a workload or of a block that repeats them. */
export function readOperations(holder: LocatedMap, what: string, count: number, reading: OperationsReading): void {
  const { reader } = reading;
  const entry = reader.required(holder, 'operations', what, 'add operations: [{name: fc, C: 512, M: 1000}]');
  const list = entry && reader.list(entry.value, 'operations');
  for (const item of list?.items ?? []) {
    const map = reader.map(item, 'an operation');
    if (!map) continue;
    if (map.entries.has('notCosted')) readUncosted(map, count, reading);
    else if (map.entries.has('operations')) readBlock(map, count, reading);
    else readOperation(map, count, reading);
  }
}

function readBlock(map: LocatedMap, count: number, reading: OperationsReading): void {
  const block = reading.reader.closed(map, 'a block of operations', BLOCK_KEYS);
  readOperations(block, 'a block', count * readCount(block, reading), reading);
}

function readOperation(map: LocatedMap, count: number, reading: OperationsReading): void {
  const { reader, operations, tensors } = reading;
  const { kind, keys, read } = formOf(map);
  const body = reader.closed(map, `an operation (${kind})`, [...COMMON_KEYS, ...keys]);
  const name = readName(body, reading);
  const problem = read(body, reading);
  if (name === undefined || !problem) return;
  const points = computesOf(problem);
  if (points > Number.MAX_SAFE_INTEGER) {
    reader.log.add(problems.tooLarge(map.location, `${points}`));
    return;
  }
  const { operands, tensors: named } = nameOperands(name, problem, body, reading);
  for (const tensor of named) if (!tensors.has(tensor.name)) tensors.set(tensor.name, tensor);
  operations.push({ name, kind, problem, count: count * readCount(body, reading), operands });
  reading.previous = operands.find((_, index) => problem.dataspaces[index]!.readWrite)?.tensor;
}

interface Form {
  readonly kind: string;
  readonly keys: readonly string[];
  readonly read: (map: LocatedMap, reading: OperationsReading) => Problem | undefined;
}

const forms: readonly (Form & { readonly key: string })[] = [
  { key: 'einsum', kind: 'einsum', keys: EINSUM_KEYS, read: readEinsum },
  { key: 'problem', kind: 'problem', keys: ['problem'], read: readWrittenProblem },
];

const layer: Form = { kind: 'layer', keys: LAYER_KEYS, read: readLayer };

function formOf({ entries }: LocatedMap): Form {
  return forms.find(({ key }) => entries.has(key)) ?? layer;
}

function readWrittenProblem(map: LocatedMap, { reader, scope }: OperationsReading): Problem | undefined {
  const problem = readProblem(map.entries.get('problem')!, reader, scope);
  return problem && withoutPlaces(problem);
}

function readUncosted(map: LocatedMap, count: number, reading: OperationsReading): void {
  const { reader, scope, notCosted } = reading;
  const body = reader.closed(map, 'an operation without a cost', UNCOSTED_KEYS);
  const name = readName(body, reading);
  const kind = reader.text(body.entries.get('notCosted')!.value, 'notCosted');
  const figure = (key: string) => {
    const entry = reader.required(body, key, 'an operation without a cost');
    return entry && reader.integer(entry.value, key, 0, scope);
  };
  const names = (key: string) => {
    const entry = body.entries.get(key);
    return entry && reader.names(entry.value, key).map(({ name }) => name);
  };
  const [operations, words] = [figure('operations'), figure('words')];
  if (name === undefined || kind === undefined || operations === undefined || words === undefined) return;
  const inputs = names('inputs') ?? (reading.previous === undefined ? [] : [reading.previous]);
  const outputs = names('outputs') ?? [name];
  notCosted.push({ name, kind, count: count * readCount(body, reading), operations, words, inputs, outputs });
  reading.previous = outputs[0];
}

function readName(map: LocatedMap, { reader, operations, notCosted }: OperationsReading): string | undefined {
  const entry = reader.required(map, 'name', 'an operation');
  const name = entry && reader.text(entry.value, 'the name of an operation');
  if (name === undefined) return undefined;
  if ([...operations, ...notCosted].some((other) => other.name === name)) {
    reader.log.add(valueProblems.duplicateName(entry!.value.location, 'operations', name));
  }
  return name;
}

function readCount(map: LocatedMap, { reader, scope }: OperationsReading): number {
  const node = map.entries.get('repeat')?.value;
  return (node && reader.integer(node, 'repeat', 1, scope)) ?? 1;
}
