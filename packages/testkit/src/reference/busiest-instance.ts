import type { Dataspace, Memory } from '@loopwright/spec';
import { bandwidthScaleOf } from '@loopwright/spec';
import type { LevelTraffic } from './level-traffic.ts';
import { childrenOf, type Nest } from './nest.ts';
import type { NestRun } from './run-nest.ts';
import { wordsRead } from './traffic.ts';

/** What the instances of one memory are asked for; all [dataspace]. */
export interface MemoryDemand {
  readonly memory: Memory;
  readonly level: number;
  readonly dataspaces: readonly Dataspace[];
  readonly traffic: readonly LevelTraffic[];
  /** Shares of the instances, by number: first writes of an output, which read nothing; undefined where they do. */
  readonly shares: readonly (ReadonlyMap<number, number> | undefined)[];
  readonly isOutermost: readonly boolean[];
}

/** The most words that an instance passes through each port of a memory, and the cycles that they take. */
export interface BusiestInstance {
  readonly read: number;
  readonly write: number;
  readonly shared: number;
  readonly cycles: number;
}

/**
 * What the busiest instances of a memory pass. Each has what its own children ask for; what it takes from neighbours is the mean.
 *
 * @param keeps [level][dataspace]
 */
export function busiestInstance(
  demand: MemoryDemand,
  nest: Nest,
  run: NestRun,
  keeps: readonly (readonly boolean[])[],
): BusiestInstance {
  const { memory, level, dataspaces, traffic, shares, isOutermost } = demand;
  const instances: { readonly read: number; readonly write: number }[] = [];
  for (const [number, instance] of run.instances[level]!) {
    let read = 0;
    let write = 0;
    for (const [d, space] of dataspaces.entries()) {
      if (!traffic[d]!.keeps) continue;
      const content = wordsAskedFor(nest, run, keeps, level, number, d);
      const peer = traffic[d]!.peerWords;
      const received = isOutermost[d] ? 0 : instance.received[d]! + peer;
      const scale = bandwidthScaleOf(memory, space.name);
      if (space.readWrite) {
        const saved = shares[d]?.get(number) ?? 0;
        const fills = isOutermost[d] ? 0 : Math.max(0, received - saved);
        read += Math.max(0, content + peer - saved) * scale;
        write += (content + fills) * scale;
      } else {
        read += (content + peer) * scale;
        write += received * scale;
      }
    }
    instances.push({ read, write });
  }
  const most = (words: (instance: { readonly read: number; readonly write: number }) => number) =>
    Math.max(0, ...instances.map(words));
  const read = most((instance) => instance.read);
  const write = most((instance) => instance.write);
  const shared = most((instance) => instance.read + instance.write);
  const slowest = Math.max(
    read / memory.readBandwidthWordsPerCycle,
    write / memory.writeBandwidthWordsPerCycle,
    shared / memory.sharedBandwidthWordsPerCycle,
  );
  // Made of quotients, it may be a hair above the cycles that it stands for.
  return { read, write, shared, cycles: Math.ceil(slowest - (slowest + 1) * 2 ** -40) };
}

/** Words that one instance reads for its children; children that keep nothing ask for what theirs do. */
function wordsAskedFor(
  nest: Nest,
  run: NestRun,
  keeps: readonly (readonly boolean[])[],
  level: number,
  number: number,
  d: number,
): number {
  const own = wordsRead(run.instances[level]!.get(number)!.traffic[d]!.deliveries);
  if (level === 0 || keeps[level - 1]![d]) return own;
  const children = childrenOf(nest.loops[level]!);
  let asked = 0;
  let served = 0;
  for (let child = number * children; child < (number + 1) * children; child += 1) {
    const instance = run.instances[level - 1]!.get(child);
    if (!instance) continue;
    asked += wordsAskedFor(nest, run, keeps, level - 1, child, d);
    served += instance.received[d]!;
  }
  return served > 0 ? (own * asked) / served : 0;
}
