import type { SourceText } from '@loopwright/spec';
import { distinctOperations, problemSource, readWorkload } from '@loopwright/workload';
import { readSource, root } from './designs.ts';

export interface NetworkLayer {
  readonly source: SourceText;
  /** How often the network runs it. */
  readonly repeats: number;
}

/** Distinct layers of configs/networks/NETWORK.yaml. */
export function layersOf(network: string): NetworkLayer[] {
  const { workload } = readWorkload(readSource(`${root}configs/networks/${network}.yaml`));
  return distinctOperations(workload).map(({ operation, count }) => ({
    source: problemSource(operation.problem, `${network}/${operation.name}`),
    repeats: count,
  }));
}
