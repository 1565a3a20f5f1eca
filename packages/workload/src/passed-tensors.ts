import type { Operation, UncostedOperation, Workload } from './workload.ts';

/** A tensor that one operation writes and another reads. */
export interface PassedTensor {
  /** As the one that reads it knows it. */
  readonly tensor: string;
  /** Null where its size depends on data. */
  readonly words: number | null;
  readonly from: OperandOf;
  readonly to: OperandOf;
  /** Whether the one is the very next operation behind the other. */
  readonly isConsecutive: boolean;
  /** Whether nothing else reads it, so that it need not be there afterwards. */
  readonly isReadOnce: boolean;
}

/** One operand of an operation, by its dataspace. */
export interface OperandOf {
  readonly operation: Operation;
  readonly dataspace: string;
}

/**
 * What passes between operations: at once, or through others without a cost that make one tensor of one and keep its size, such
 * as an activation or a reshape.
 */
export function passedTensors(workload: Workload): PassedTensor[] {
  const { operations, tensors } = workload;
  const words = new Map(tensors.map((tensor) => [tensor.name, tensor.words]));
  const writers = new Map(operations.flatMap((each) => outputsOf(each).map((one) => [one.tensor, one] as const)));
  const steps = sameSizeSteps(workload, words);
  const reads = countReads(workload);
  return operations.flatMap((operation, index) =>
    inputsOf(operation).flatMap(({ tensor, dataspace }): PassedTensor[] => {
      const path = pathTo(tensor, steps);
      const from = writers.get(path.at(-1)!);
      if (!from) return [];
      return [
        {
          tensor,
          words: words.get(tensor) ?? null,
          from,
          to: { operation, dataspace },
          isConsecutive: operations[index - 1] === from.operation,
          isReadOnce: path.every((name) => reads.get(name) === 1),
        },
      ];
    }),
  );
}

type NamedOperand = OperandOf & { readonly tensor: string };

function outputsOf(operation: Operation): NamedOperand[] {
  return operandsOf(operation, true);
}

function inputsOf(operation: Operation): NamedOperand[] {
  return operandsOf(operation, false);
}

function operandsOf(operation: Operation, isWritten: boolean): NamedOperand[] {
  const { problem, operands } = operation;
  return operands
    .filter((_, index) => problem.dataspaces[index]!.readWrite === isWritten)
    .map(({ dataspace, tensor }) => ({ operation, dataspace, tensor }));
}

/** Tensors that others are made of, element by element, by those that are made. */
function sameSizeSteps({ notCosted }: Workload, words: ReadonlyMap<string, number | null>): Map<string, string> {
  const isStep = ({ inputs, outputs }: UncostedOperation) =>
    inputs.length === 1 && outputs.length === 1 && words.get(inputs[0]!) === words.get(outputs[0]!);
  return new Map(notCosted.filter(isStep).map(({ inputs, outputs }) => [outputs[0]!, inputs[0]!]));
}

/** From a tensor back to the one that it is made of. */
function pathTo(tensor: string, steps: ReadonlyMap<string, string>): string[] {
  const path = [tensor];
  for (let next = steps.get(tensor); next !== undefined && !path.includes(next); next = steps.get(next))
    path.push(next);
  return path;
}

function countReads({ operations, notCosted }: Workload): Map<string, number> {
  const counts = new Map<string, number>();
  const names = [
    ...operations.flatMap((operation) => inputsOf(operation).map(({ tensor }) => tensor)),
    ...notCosted.flatMap(({ inputs }) => inputs),
  ];
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
