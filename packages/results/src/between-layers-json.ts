import { accessWords } from '@loopwright/core';
import type { DeepReadonly } from '@loopwright/spec';
import { type OperandOf, type PassedTensor, passedTensors, type Workload } from '@loopwright/workload';
import { z } from 'zod';
import type { ValidEvaluationJson } from './evaluation-json.ts';

const traffic = {
  tensors: z.int().describe('Written by one operation and read by another, in all runs.'),
  words: z.number().describe('Of these read and written at the outermost memory, in all runs.'),
  energyPj: z.number().describe('That these accesses of the outermost memory cost, pJ.'),
};

export const betweenLayersSchema = z.object({
  ...traffic,
  keptOnChip: z
    .object({ memory: z.string(), ...traffic })
    .exactOptional()
    .describe(
      'Of that, the most that could be saved if tensors which pass from an operation to the next stayed in this memory, wherever they fit beside what both mappings keep there. What this memory would be accessed more often is not taken off.',
    ),
});

export type BetweenLayersJson = DeepReadonly<z.infer<typeof betweenLayersSchema>>;

/** A memory that tensors could stay in between two operations. */
export interface KeepingMemory {
  readonly name: string;
  /** Of all instances. */
  readonly capacityWords: number;
}

/** Evaluations of operations by name. */
type Evaluations = ReadonlyMap<string, ValidEvaluationJson>;

/**
 * What no mapping of a single layer can save: operations hand tensors on through the outermost memory. With a memory, also how
 * much of it is between an operation and the next, and would fit there.
 */
export function betweenLayersJson(
  workload: Workload,
  evaluations: Evaluations,
  memory?: KeepingMemory,
): BetweenLayersJson {
  const passed = passedTensors(workload).filter(
    ({ from, to }) => evaluations.has(from.operation.name) && evaluations.has(to.operation.name),
  );
  const kept = memory && passed.filter((one) => one.isConsecutive && fits(one, memory, evaluations));
  const crossing = (list: readonly PassedTensor[], isSaved: (one: PassedTensor) => boolean) => {
    const written = new Map(
      list.filter(isSaved).map(({ from }) => [`${from.operation.name}\n${from.dataspace}`, from]),
    );
    return sumOf([...written.values(), ...list.map(({ to }) => to)], evaluations);
  };
  return {
    tensors: runsOf(passed),
    ...crossing(passed, () => true),
    ...(kept && {
      keptOnChip: {
        memory: memory.name,
        tensors: runsOf(kept),
        // What others read as well is written all the same.
        ...crossing(kept, ({ isReadOnce }) => isReadOnce),
      },
    }),
  };
}

function runsOf(passed: readonly PassedTensor[]): number {
  return passed.reduce((sum, { from, to }) => sum + Math.min(from.operation.count, to.operation.count), 0);
}

function fits({ words, from, to }: PassedTensor, { name, capacityWords }: KeepingMemory, evaluations: Evaluations) {
  if (words === null) return false;
  return [from, to].every(({ operation, dataspace }) => {
    const tiles = Object.entries(evaluations.get(operation.name)!.levels[name]?.dataspaces ?? {});
    const others = tiles.reduce(
      (sum, [tensor, tile]) => (tensor === dataspace ? sum : sum + tile.utilizedCapacity * tile.utilizedInstances),
      0,
    );
    return words + others <= capacityWords;
  });
}

/** Accesses of operands at the outermost memory, over all runs. */
function sumOf(operands: readonly OperandOf[], evaluations: Evaluations): { words: number; energyPj: number } {
  let [words, energyPj] = [0, 0];
  for (const { operation, dataspace } of operands) {
    const outermost = Object.values(evaluations.get(operation.name)!.levels).at(-1);
    const tile = outermost?.dataspaces[dataspace];
    if (!tile) continue;
    words += operation.count * tile.utilizedInstances * accessWords(tile);
    energyPj += operation.count * tile.energyPj;
  }
  return { words, energyPj };
}
