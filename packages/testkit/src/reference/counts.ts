import { floorWords } from './floor-words.ts';
import type { LevelTraffic } from './level-traffic.ts';

/** Accesses to one dataspace at one memory, per instance. */
export interface Counts {
  readonly reads: number;
  readonly fills: number;
  readonly updates: number;
  readonly temporalReductions: number;
  readonly addressGenerations: number;
}

export function inputCounts({ contentWords, infillWords, peerWords }: LevelTraffic): Counts {
  const reads = Math.round(contentWords + peerWords);
  const fills = floorWords(infillWords + peerWords);
  return { reads, fills, updates: 0, temporalReductions: 0, addressGenerations: reads + fills };
}

/**
 * The first update of a point needs no read and its first fill brings nothing, so the share of the tensor comes off
 * both, unless the memory reads before its first update too.
 */
export function outputCounts(traffic: LevelTraffic, share: number, isOutermost: boolean, readsFirst: boolean): Counts {
  const { contentWords, infillWords, peerWords } = traffic;
  const saved = readsFirst ? 0 : share;
  const updates = Math.round(contentWords);
  const reads = wholeWords(contentWords + peerWords - saved);
  const fills = wholeWords(infillWords + peerWords - (isOutermost ? 0 : saved));
  return { reads, fills, updates, temporalReductions: reads, addressGenerations: updates + fills };
}

/** Points in the gaps of a strided output are part of its share but are never accessed: the count must not go below 0. */
function wholeWords(words: number): number {
  return Math.max(0, Math.round(words));
}
