import type { Memory } from './architecture.ts';

/** Weight of a dataspace's traffic against the bandwidths of a memory: 1 unless the file gives another. */
export function bandwidthScaleOf({ bandwidthScale }: Pick<Memory, 'bandwidthScale'>, dataspace: string): number {
  // Own keys only: a dataspace may be named `constructor`.
  return Object.hasOwn(bandwidthScale, dataspace) ? bandwidthScale[dataspace]! : 1;
}
