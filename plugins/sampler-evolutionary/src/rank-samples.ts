import type { Sample } from '@loopwright/core';

/** A sample and its place among others. */
export interface Ranked extends Sample {
  /** 0 of those that none dominates, 1 of those that only these do, and so on. */
  readonly rank: number;
  /** How far the neighbours in its rank are away, over all objectives; Infinity at an end. */
  readonly crowding: number;
}

/** Samples by rank, and within it those first that have room around them. What cannot be comes last. */
export function rankSamples(samples: readonly Sample[]): Ranked[] {
  const ranked: Ranked[] = [];
  let left = samples.filter(({ values }) => values !== null);
  for (let rank = 0; left.length > 0; rank++) {
    const front = left.filter((sample) => !left.some((other) => dominates(other, sample)));
    ranked.push(...withCrowding(front, rank).sort((a, b) => b.crowding - a.crowding || a.index - b.index));
    left = left.filter((sample) => !front.includes(sample));
  }
  const impossible = samples.filter(({ values }) => values === null);
  return [...ranked, ...impossible.map((sample) => ({ ...sample, rank: Infinity, crowding: 0 }))];
}

function dominates({ values: a }: Sample, { values: b }: Sample): boolean {
  return a!.every((value, objective) => value <= b![objective]) && a!.some((value, objective) => value < b![objective]);
}

function withCrowding(front: readonly Sample[], rank: number): Ranked[] {
  const crowding = new Map(front.map((sample) => [sample, 0]));
  const objectives = front[0].values!.length;
  for (let objective = 0; objective < objectives; objective++) {
    const objectiveOf = ({ values }: Sample) => values![objective];
    const sorted = [...front].sort((a, b) => objectiveOf(a) - objectiveOf(b) || a.index - b.index);
    const [first, last] = [sorted[0], sorted[sorted.length - 1]];
    const span = objectiveOf(last) - objectiveOf(first) || 1;
    for (const [place, sample] of sorted.entries()) {
      const [before, after] = [sorted[place - 1], sorted[place + 1]];
      const gap = before && after ? (objectiveOf(after) - objectiveOf(before)) / span : Infinity;
      crowding.set(sample, crowding.get(sample)! + gap);
    }
  }
  return front.map((sample) => ({ ...sample, rank, crowding: crowding.get(sample)! }));
}
