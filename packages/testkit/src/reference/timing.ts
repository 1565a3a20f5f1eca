import { bandwidthScaleOf, type Dataspace, type Memory } from '@loopwright/spec';
import type { BusiestInstance } from './busiest-instance.ts';
import type { Counts } from './counts.ts';

/** How long one memory takes for its accesses, and at which rates it then works. */
export interface MemoryTiming {
  readonly cycles: number;
  /** [dataspace] words per cycle, weighted by the memory's bandwidth scale; 0 where bypassed. */
  readonly readBandwidths: readonly number[];
  readonly writeBandwidths: readonly number[];
  /** Where instances differ, and a bandwidth is limited. */
  readonly busiest?: Omit<BusiestInstance, 'cycles'>;
}

/**
 * A memory that cannot keep pace with the compute units slows the run down until its accesses fit its bandwidths. The
 * order of the operations is part of the definition: `ceil` makes a cycle out of a difference in the last bit.
 *
 * @param counts [dataspace] per instance
 * @param busiest where instances differ from the mean one
 */
export function timeMemory(
  memory: Memory,
  dataspaces: readonly Dataspace[],
  counts: readonly (Counts | undefined)[],
  computeCycles: number,
  busiest: BusiestInstance | undefined,
): MemoryTiming {
  const demand = (words: (count: Counts) => number): number[] =>
    counts.map((count, d) =>
      count ? (words(count) / computeCycles) * bandwidthScaleOf(memory, dataspaces[d]!.name) : 0,
    );
  const reads = demand((count) => count.reads);
  const writes = demand((count) => count.fills + count.updates);
  const read = sum(reads);
  const write = sum(writes);
  if (busiest !== undefined) {
    const { cycles: needed, ...words } = busiest;
    const cycles = Math.max(computeCycles, needed);
    const rate = (words: number) => (words * computeCycles) / cycles;
    const rates = { readBandwidths: reads.map(rate), writeBandwidths: writes.map(rate) };
    return { cycles, ...rates, ...(hasBandwidth(memory) && { busiest: words }) };
  }
  let slowdown = 1;
  for (const [bandwidth, demanded] of [
    [memory.readBandwidthWordsPerCycle, read],
    [memory.writeBandwidthWordsPerCycle, write],
    [memory.sharedBandwidthWordsPerCycle, write + read],
  ] as const) {
    if (bandwidth < demanded) slowdown = Math.min(slowdown, bandwidth / demanded);
  }
  return {
    cycles: Math.ceil(computeCycles / slowdown),
    readBandwidths: reads.map((words) => words * slowdown),
    writeBandwidths: writes.map((words) => words * slowdown),
  };
}

function hasBandwidth(memory: Memory): boolean {
  const { readBandwidthWordsPerCycle, writeBandwidthWordsPerCycle, sharedBandwidthWordsPerCycle } = memory;
  return Math.min(readBandwidthWordsPerCycle, writeBandwidthWordsPerCycle, sharedBandwidthWordsPerCycle) < Infinity;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
