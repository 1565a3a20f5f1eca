import { operationKey } from './operation-key.ts';
import type { Operation, Workload } from './workload.ts';

/** Operations that are one and the same to a search. */
export interface DistinctOperation {
  /** As `operationKey` gives it. */
  readonly key: string;
  /** The first of them. */
  readonly operation: Operation;
  /** Runs of all of them together. */
  readonly count: number;
  /** All of them, in the order of the workload. */
  readonly members: readonly Operation[];
}

/** The operations of a workload, equal ones together, in the order in which each comes first. */
export function distinctOperations({ operations }: Pick<Workload, 'operations'>): DistinctOperation[] {
  const groups = new Map<string, Operation[]>();
  for (const operation of operations) {
    const key = operationKey(operation);
    const group = groups.get(key);
    if (group) group.push(operation);
    else groups.set(key, [operation]);
  }
  return [...groups].map(([key, members]) => ({
    key,
    operation: members[0]!,
    count: members.reduce((sum, { count }) => sum + count, 0),
    members,
  }));
}
