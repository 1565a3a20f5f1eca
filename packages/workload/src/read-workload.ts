import type { SourceText } from '@loopwright/spec';
import { DiagnosticLog, parseSource, Reader } from '@loopwright/spec/reading';
import type { LoadedWorkload } from './loaded-workload.ts';
import type { OperationsReading } from './operations-reading.ts';
import * as problems from './problems.ts';
import { readOperations } from './read-operations.ts';
import { type NamedSizes, readSizes } from './read-sizes.ts';
import { stemOf } from './stem-of.ts';

const WORKLOAD_KEYS = ['name', 'dims', 'bits', 'operations'];

/** Whether a file holds a network in our own form, a `workload` section. */
export function isWorkloadFile({ text }: SourceText): boolean {
  return /^["']?workload["']?\s*:/m.test(text);
}

/**
 * Reads a network in our own form: layers, einsums and problems, with their repeats.
 *
 * @param sizes of `dims`, in place of their defaults
 * @throws SpecError with all that is wrong with the file, each with its place
 */
export function readWorkload(source: SourceText, sizes: NamedSizes = {}): LoadedWorkload {
  const log = DiagnosticLog.of([source]);
  const reader = new Reader(log);
  const [file] = parseSource(source, log);
  const holder = file && reader.closed(file, 'the file of a network', ['workload']);
  const entry = holder && reader.required(holder, 'workload', 'the file of a network');
  const section = entry && reader.closedMap(entry.value, 'workload', WORKLOAD_KEYS);
  log.throwIfErrors();
  const nameNode = section!.entries.get('name')?.value;
  const name = (nameNode && reader.text(nameNode, 'the name of a workload')) ?? stemOf(source.file);
  const reading: OperationsReading = {
    reader,
    scope: readSizes(section!.entries.get('dims'), sizes, reader),
    bits: section!.entries.get('bits')?.value,
    operations: [],
    notCosted: [],
    tensors: new Map(),
    previous: undefined,
  };
  readOperations(section!, 'workload', 1, reading);
  const { operations, notCosted, tensors } = reading;
  if (operations.length === 0 && !log.hasErrors) log.add(problems.noOperations(section!.location));
  log.throwIfErrors();
  return { workload: { name, operations, notCosted, tensors: [...tensors.values()] }, warnings: log.warnings };
}
