/** Reads of a level that go to groups of one size, where a step has `scatter` such groups. */
export interface Delivery {
  /** Children that share one read. */
  readonly multicast: number;
  readonly scatter: number;
  /** Words read. */
  accesses: number;
  /** Hops x words. */
  hopSum: number;
}

/** Traffic of one dataspace from a level to its children. */
export interface Traffic {
  readonly deliveries: Delivery[];
  /** Words that children took from their neighbours. */
  linkTransfers: number;
}

export function noTraffic(): Traffic {
  return { deliveries: [], linkTransfers: 0 };
}

export function addDelivery(traffic: Traffic, { multicast, scatter, accesses, hopSum }: Delivery): void {
  const same = traffic.deliveries.find((other) => other.multicast === multicast && other.scatter === scatter);
  if (same) {
    same.accesses += accesses;
    same.hopSum += hopSum;
  } else {
    traffic.deliveries.push({ multicast, scatter, accesses, hopSum });
  }
}

/** Words that go to one child. */
export function addUnicast(traffic: Traffic, words: number): void {
  const only = traffic.deliveries[0];
  if (only) only.accesses += words;
  else traffic.deliveries.push({ multicast: 1, scatter: 1, accesses: words, hopSum: 0 });
}

/** Words read for all children together. */
export function wordsRead(deliveries: readonly Delivery[]): number {
  return deliveries.reduce((sum, { accesses }) => sum + accesses, 0);
}

/** Words received by all children together. */
export function wordsServed(deliveries: readonly Delivery[]): number {
  return deliveries.reduce((sum, { accesses, multicast }) => sum + accesses * multicast, 0);
}

/** Mean of the instances of a level. */
export function meanTraffic(instances: readonly Traffic[]): Traffic {
  const sum = noTraffic();
  for (const traffic of instances) {
    for (const delivery of traffic.deliveries) addDelivery(sum, delivery);
    sum.linkTransfers += traffic.linkTransfers;
  }
  for (const delivery of sum.deliveries) {
    delivery.accesses /= instances.length;
    delivery.hopSum /= instances.length;
  }
  sum.linkTransfers /= instances.length;
  return sum;
}
