import type { Problem, SourceText } from '@loopwright/spec';
import { DiagnosticLog, type LocatedEntry, parseSource, problems, Reader, readProblem } from '@loopwright/spec/reading';
import type { LoadedWorkload } from './loaded-workload.ts';
import { stemOf } from './stem-of.ts';
import { withoutPlaces } from './without-places.ts';
import { wordsOf } from './words.ts';
import type { Operation, Tensor } from './workload.ts';

/** Whether a file holds a problem as Timeloop has them. */
export function isProblemFile({ text }: SourceText): boolean {
  return /^["']?problem["']?\s*:/m.test(text);
}

/**
 * A list of Timeloop's problem files as a network: one operation for each, by the name of its file. Of a file that lists
 * several Einsums each is one, by its own name. Nothing is known of what passes between them.
 *
 * @throws SpecError with all that is wrong with the files
 */
export function workloadOfProblems(sources: readonly SourceText[], name = 'problems'): LoadedWorkload {
  const log = DiagnosticLog.of(sources);
  const reader = new Reader(log);
  const operations: Operation[] = [];
  const tensors: Tensor[] = [];
  for (const source of sources) {
    for (const file of parseSource(source, log)) {
      const section = file.entries.get('problem');
      if (!section) log.add(problems.missingSection(file.location, 'problem', [source.file]));
      for (const { entry, isListed } of section ? einsumsOf(section) : []) {
        const problem = readProblem(entry, reader, {});
        if (!problem) continue;
        const operation = operationOf(isListed ? problem.name : stemOf(source.file), withoutPlaces(problem));
        if (operations.some((other) => other.name === operation.name)) {
          log.add(problems.duplicateName(entry.keyLocation, 'operations', operation.name));
        }
        operations.push(operation);
        tensors.push(...tensorsOf(operation));
      }
    }
  }
  log.throwIfErrors();
  return { workload: { name, operations, notCosted: [], tensors }, warnings: log.warnings };
}

function einsumsOf(section: LocatedEntry): { entry: LocatedEntry; isListed: boolean }[] {
  const { value } = section;
  if (value.kind !== 'list') return [{ entry: section, isListed: false }];
  return value.items.map((item) => ({ entry: { keyLocation: item.location, value: item }, isListed: true }));
}

function operationOf(name: string, problem: Problem): Operation {
  const operands = problem.dataspaces.map((dataspace) => ({
    dataspace: dataspace.name,
    tensor: `${name}.${dataspace.name}`,
  }));
  return { name, kind: 'problem', problem, count: 1, operands };
}

function tensorsOf({ problem, operands }: Operation): Tensor[] {
  return problem.dataspaces.map((dataspace, index) => ({
    name: operands[index]!.tensor,
    words: wordsOf(dataspace, problem),
    isConstant: false,
  }));
}
