import type { Costs } from '../costs.ts';
import type { Tables } from '../tables.ts';
import type { SparseTables } from './sparse-tables.ts';

/** Of a memory what it costs to read it. */
export interface MemoryCosts {
  readonly blockWords: number;
  readonly readPj: number;
  readonly wordBits: number;
  readonly metadataWordBits: number;
}

/** [level] */
export function memoryCosts({ architecture }: Tables, { metadata }: SparseTables, costs: Costs): MemoryCosts[] {
  return architecture.levels.map((level, index) => ({
    blockWords: level.kind === 'memory' ? level.blockWords : 1,
    readPj: costs.levels[index].energyPj.read ?? 0,
    wordBits: level.kind === 'memory' ? level.datawidthBits : 1,
    metadataWordBits: metadata[index].wordBits,
  }));
}
