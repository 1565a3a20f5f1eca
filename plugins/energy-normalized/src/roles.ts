import { isDram, type Level, type Memory } from '@loopwright/core';

/** What a memory is to the hierarchy that the costs are normalised for. */
export type Role = 'registers' | 'array' | 'buffer' | 'dram';

/**
 * The role of a memory, read off its place: DRAM is DRAM by its class or as the outermost memory of several; what lies
 * outside every fan-out is a buffer; what a PE has to itself is a register file; what lies between two fan-outs is
 * reached through the array.
 *
 * @param levels innermost first
 */
export function roleOf(memory: Memory, levels: readonly Level[]): Role {
  const at = levels.indexOf(memory);
  const memories = levels.filter(({ kind }) => kind === 'memory');
  if (isDram(memory) || (memories.length > 1 && memory === memories.at(-1))) return 'dram';
  if (!levels.slice(at + 1).some(isFanout)) return 'buffer';
  return levels.slice(0, at).some(isFanout) ? 'array' : 'registers';
}

function isFanout({ kind }: Level): boolean {
  return kind === 'fanout';
}
