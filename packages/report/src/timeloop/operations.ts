import type { ValidResult } from '../valid-result.ts';
import { sum } from './numbers.ts';

/** Words of every dataspace at the outermost memory that keeps it. */
export function outermostWords({ evaluation, specification }: ValidResult): readonly number[] {
  return specification.problem.dataspaces.map((_, s) => {
    const kept = evaluation.levels.flatMap((level) => level?.dataspaces[s] ?? []);
    return kept.at(-1)?.utilizedCapacity ?? 0;
  });
}

/** An output is not added to anything when it is first computed. */
export function reductions(result: ValidResult): number {
  const { dataspaces } = result.specification.problem;
  const outputs = outermostWords(result).filter((_, s) => dataspaces[s].readWrite);
  return result.evaluation.compute.computes - sum(outputs);
}

export function totalOperations(result: ValidResult): number {
  return result.evaluation.compute.computes + reductions(result);
}
