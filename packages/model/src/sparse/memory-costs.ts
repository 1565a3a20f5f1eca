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
export function memoryCosts(tables: Tables, { metadata }: SparseTables, costs: Costs): MemoryCosts[] {
  return tables.architecture.levels.map((level, index) => ({
    blockWords: blockWordsAt(tables, index),
    readPj: costs.levels[index].energyPj.read ?? 0,
    wordBits: level.kind === 'memory' ? level.datawidthBits : 1,
    metadataWordBits: metadata[index].wordBits,
  }));
}

/** Words that an access reads or writes at once. */
export function blockWordsAt({ architecture }: Pick<Tables, 'architecture'>, level: number): number {
  const memory = architecture.levels[level];
  return memory.kind === 'memory' ? memory.blockWords : 1;
}
