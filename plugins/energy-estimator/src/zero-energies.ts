import type { Memory } from '@loopwright/core';
import type { Estimate } from './estimate.ts';
import { under } from './primitives/scaled.ts';

/**
 * The estimate of a memory with what it spends on zeros: gated accesses leak and no more, skipped ones cost nothing, and metadata
 * stand in a memory of their own, with area and leakage of its own. What the estimate knows already, as of a compound, it keeps.
 */
export function withZeroEnergies(memory: Estimate, metadata: Estimate | undefined): Estimate {
  const { leak = 0 } = memory.energyPj;
  const own = metadata?.energyPj ?? {};
  const ofMetadata = metadata && {
    metadata_read: own.read,
    metadata_write: own.write,
    metadata_update: own.update ?? own.write,
    ...under(['gated_metadata_read', 'gated_metadata_write', 'gated_metadata_update'], own.leak ?? 0),
    ...under(['skipped_metadata_read', 'skipped_metadata_write', 'skipped_metadata_update'], 0),
  };
  return {
    ...memory,
    energyPj: {
      ...under(['gated_read', 'gated_write', 'gated_update'], leak),
      ...under(['skipped_read', 'skipped_write', 'skipped_update'], 0),
      ...ofMetadata,
      ...memory.energyPj,
      leak: leak + (own.leak ?? 0),
    },
    areaUm2: memory.areaUm2 + (metadata?.areaUm2 ?? 0),
  };
}

/** Depth of the memory that holds metadata: its own, or that of the words where none is given. */
export function metadataDepth({ sparse }: Memory, depth: number): number {
  const { widthBits, capacityBits } = sparse!.metadata;
  return capacityBits > 0 && capacityBits < Infinity ? capacityBits / widthBits : depth;
}
