import type { MappingResult } from '@loopwright/core';
import { evaluateMapping } from '@loopwright/core/engine';
import type { NetworkRun } from '@loopwright/results';
import { type Operation, problemSource } from '@loopwright/workload';
import type { PreparedNetworkRun } from './prepare-run.ts';

/** Operations that are alike, and their mapping with all its figures. */
export interface MappedLayers {
  /** In the order of the network. */
  readonly operations: readonly Operation[];
  readonly mapped: MappingResult;
}

/** Evaluates the mapping of every operation again: results that are kept hold no more than their files do. */
export async function mappedLayers(
  { design, bind }: Pick<PreparedNetworkRun, 'design' | 'bind'>,
  { operations, choices }: NetworkRun['mapping'],
): Promise<MappedLayers[]> {
  const layers: MappedLayers[] = [];
  for (const [index, { operation, members }] of operations.entries()) {
    const mapping = choices[index]?.result.mapping;
    if (!mapping) continue;
    const file = { file: `mapping of ${operation.name}`, text: JSON.stringify({ mapping }) };
    const { specification } = bind([problemSource(operation.problem, operation.name), file]);
    layers.push({ operations: members, mapped: await evaluateMapping(design, specification) });
  }
  return layers;
}
