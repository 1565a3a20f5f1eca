import { type Delivery, type Traffic, wordsRead, wordsServed } from './traffic.ts';

/** Traffic of one dataspace at one level, after bypassed levels have handed theirs on. Per instance. */
export interface LevelTraffic {
  /** Whether the level keeps the dataspace. */
  readonly keeps: boolean;
  /** Children in use; 0 above the outermost level that keeps the dataspace. */
  readonly fanout: number;
  readonly deliveries: readonly Delivery[];
  readonly linkTransfers: number;
  /** Words read here for the level inside. */
  readonly contentWords: number;
  /** Words that come in from outside. */
  readonly infillWords: number;
  /** Words sent to, and as many received from, instances beside this one. */
  readonly peerWords: number;
}

/**
 * A level that does not keep the dataspace passes its reads on to the next level outside: every word that was served to
 * it there is now asked for as often as its own content was.
 *
 * @param keeps [level]
 * @param fanouts [level] children that the loops drive
 * @param used [level] instances ever in use
 */
export function redirectBypassed(
  run: readonly Traffic[],
  keeps: readonly boolean[],
  fanouts: readonly number[],
  used: readonly number[],
): LevelTraffic[] {
  const outermost = keeps.lastIndexOf(true);
  /** Of one instance, on average. */
  const childrenUsed = (level: number) => used[level - 1]! / used[level]!;
  const infill = run.map((_, level) => {
    const outside = run[level + 1];
    return outside && level < outermost ? wordsServed(outside.deliveries) / childrenUsed(level + 1) : 0;
  });
  const deliveries = run.map((traffic) => traffic.deliveries.map((delivery) => ({ ...delivery })));
  const links = run.map(({ linkTransfers }) => linkTransfers);
  for (let level = 0; level < outermost; level += 1) {
    if (keeps[level]) continue;
    // Levels inside are either kept or already handed on, so the next level outside still has its traffic.
    const outside = deliveries[level + 1]!;
    const factor = (wordsRead(deliveries[level]!) * childrenUsed(level + 1)) / wordsServed(outside);
    for (const delivery of outside) delivery.accesses *= factor;
    links[level + 1] = 0;
  }
  return run.map((_, level) => {
    const isBelow = level <= outermost;
    return {
      keeps: keeps[level]!,
      fanout: isBelow ? fanouts[level]! : 0,
      deliveries: isBelow ? deliveries[level]! : [],
      linkTransfers: isBelow ? links[level]! : 0,
      contentWords: keeps[level] ? wordsRead(deliveries[level]!) : 0,
      infillWords: infill[level]!,
      peerWords: level < outermost ? links[level + 1]! / used[level]! : 0,
    };
  });
}
