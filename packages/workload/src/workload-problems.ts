import {
  anything,
  type CheckValue,
  flag,
  list,
  number,
  object,
  optional,
  problemCheck,
  text,
} from '@loopwright/spec/reading';
import type { LoadedWorkload } from './loaded-workload.ts';

/** What is wrong with a workload that was not read from YAML, a line each. */
export function loadedWorkloadProblems(value: unknown): string[] {
  const problems = loaded(value, 'result');
  return problems.length > 0 ? problems : danglingNames(value as LoadedWorkload);
}

const count = number({ least: 1, isWhole: true });
const bits = optional(number({ least: 1, isWhole: true }));
const orNull =
  (wanted: CheckValue): CheckValue =>
  (value, path) =>
    value === null ? [] : wanted(value, path);
const figure = orNull(number({ least: 0 }));

const loaded = object({
  workload: object({
    name: text,
    operations: list(
      object({
        name: text,
        kind: text,
        problem: problemCheck,
        count,
        operands: list(object({ dataspace: text, tensor: text, bits })),
      }),
    ),
    notCosted: list(
      object({
        name: text,
        kind: text,
        count,
        operations: figure,
        words: figure,
        inputs: list(text),
        outputs: list(text),
      }),
    ),
    tensors: list(object({ name: text, words: figure, bits, isConstant: flag })),
  }),
  warnings: list(anything),
});

function danglingNames({ workload }: LoadedWorkload): string[] {
  const tensors = new Set(workload.tensors.map(({ name }) => name));
  const names = workload.operations.map(({ name }) => name);
  return [
    ...names.filter((name, at) => names.indexOf(name) < at).map((name) => `two operations are named ${name}`),
    ...workload.operations.flatMap(({ name, problem, operands }) => [
      ...(operands.length === problem.dataspaces.length ? [] : [`${name} has not one operand for each dataspace`]),
      ...operands
        .filter(({ tensor }) => !tensors.has(tensor))
        .map(({ tensor }) => `${name} names the tensor ${tensor}, which is not among them`),
    ]),
  ];
}
