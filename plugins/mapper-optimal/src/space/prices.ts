import type { MetricName } from '@loopwright/core';
import type { Space } from './space.ts';

/**
 * What an access costs under a metric: pJ for energies, words for accesses of the outermost memory, nothing where only cycles
 * count. A cost is `accesses rounded up to blocks x price`, times the instances.
 */
export interface Prices {
  /** [level] per access. */
  readonly read: Float64Array;
  readonly write: Float64Array;
  readonly update: Float64Array;
  /** [level] words per access. */
  readonly block: Float64Array;
  /** Clusters that share an access pay once. */
  readonly sharesClusters: boolean;
  readonly compute: number;
  /** [level] per cycle and instance. */
  readonly leak: Float64Array;
  /** What the sum of all costs is multiplied by in the score: cycles, or 1; or the score is cycles alone. */
  readonly score: 'sum' | 'sum x cycles' | 'cycles';
}

export function pricesOf(space: Space, metric: MetricName): Prices {
  if (metric === 'delay') return { ...free(space), score: 'cycles' };
  if (metric === 'last_level_accesses') return { ...outermostWords(space), score: 'sum' };
  return { ...energies(space), score: metric === 'edp' ? 'sum x cycles' : 'sum' };
}

type AccessPrices = Omit<Prices, 'score'>;

function free({ levels }: Space): AccessPrices {
  const none = new Float64Array(levels);
  const block = new Float64Array(levels).fill(1);
  return { read: none, write: none, update: none, block, sharesClusters: false, compute: 0, leak: none };
}

function outermostWords(space: Space): AccessPrices {
  const price = new Float64Array(space.levels);
  const outermost = space.isFanout.lastIndexOf(0);
  if (outermost >= 0) price[outermost] = 1;
  return { ...free(space), read: price, write: price, update: price };
}

function energies({ costs, mapspace }: Space): AccessPrices {
  const energy = (action: string) => Float64Array.from(costs.levels, ({ energyPj }) => energyPj[action] ?? 0);
  return {
    read: energy('read'),
    write: energy('write'),
    update: energy('update'),
    block: Float64Array.from(mapspace.architecture.levels, (l) => (l.kind === 'memory' ? l.blockWords : 1)),
    sharesClusters: true,
    compute: costs.compute.energyPj.compute ?? 0,
    leak: energy('leak'),
  };
}
