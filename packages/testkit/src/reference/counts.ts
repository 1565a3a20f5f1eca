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

/** How words are made whole: over how many instances together, and by which rounding. */
export interface WholeWords {
  readonly together: number;
  round(words: number): number;
}

export function inputCounts(
  { contentWords, infillWords, peerWords }: LevelTraffic,
  { together, round }: WholeWords,
): Counts {
  const reads = round((contentWords + peerWords) * together) / together;
  const fills = floorWords((infillWords + peerWords) * together) / together;
  return { reads, fills, updates: 0, temporalReductions: 0, addressGenerations: reads + fills };
}

/**
 * The first update of a point needs no read and its first fill brings nothing, so the share of the tensor comes off
 * both, unless the memory reads before its first update too.
 */
export function outputCounts(
  traffic: LevelTraffic,
  share: number,
  isOutermost: boolean,
  readsFirst: boolean,
  { together, round }: WholeWords,
): Counts {
  const { contentWords, infillWords, peerWords } = traffic;
  const saved = readsFirst ? 0 : share;
  const updates = round(contentWords * together) / together;
  const reads = atLeastNone(round((contentWords + peerWords - saved) * together)) / together;
  const fills = atLeastNone(round((infillWords + peerWords - (isOutermost ? 0 : saved)) * together)) / together;
  return { reads, fills, updates, temporalReductions: reads, addressGenerations: updates + fills };
}

/** What is made of means may lie a hair beside the half that it stands for: a half counts as a whole. */
export function roundMeans(words: number): number {
  return Math.round(words + (words + 1) * 2 ** -44);
}

/** Points in the gaps of a strided output are part of its share but are never accessed: the count must not go below 0. */
function atLeastNone(words: number): number {
  return Math.max(0, words);
}
