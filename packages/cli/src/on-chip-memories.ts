import { sizeBits } from '@loopwright/core';
import { type Architecture, isDram, type Memory } from '@loopwright/spec';

/** The memories of a chip, innermost first, and what all instances of each hold. What has no size lies off the chip, as DRAM does. */
export function onChipMemories({ levels }: Architecture): { readonly name: string; readonly bytes: number }[] {
  const isOnChip = (memory: Memory) => !isDram(memory) && Number.isFinite(memory.capacityWords);
  return levels
    .filter((level) => level.kind === 'memory')
    .filter(isOnChip)
    .map((memory) => ({ name: memory.name, bytes: (memory.instances * sizeBits(memory)) / 8 }));
}
