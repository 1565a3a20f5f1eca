import type { Dataspace, Problem, Rank } from '@loopwright/spec';

/** Words of a dataspace that the whole problem touches; where more than two dimensions move a rank, no more than those. */
export function touchedWords({ ranks }: Dataspace, { dimensions }: Problem): number {
  return independentRanks(ranks).reduce((words, rank) => words * touchedOfRank(rank, dimensions), 1);
}

/** Ranks that share no dimension: what they touch multiplies, as it does not where one dimension moves two of them. */
export function independentRanks(ranks: readonly Rank[]): Rank[] {
  const used = new Set<number>();
  return ranks.filter((rank) => {
    if (rank.some(({ dimension }) => used.has(dimension))) return false;
    for (const { dimension } of rank) used.add(dimension);
    return true;
  });
}

function touchedOfRank(rank: Rank, dimensions: Problem['dimensions']): number {
  const moving = rank.filter(({ dimension, coefficient }) => dimensions[dimension]!.bound > 1 && coefficient !== 0);
  const points = moving.map(({ dimension }) => dimensions[dimension]!.bound);
  if (moving.length === 2) {
    const [a, b] = moving.map(({ coefficient }) => coefficient) as [number, number];
    const [m, n] = points as [number, number];
    const divisor = greatestCommonDivisor(a, b);
    // Of i x a + j x b, a and b without common divisor, as many sums differ.
    return m * n - Math.max(0, m - b / divisor) * Math.max(0, n - a / divisor);
  }
  return points.reduce((sum, count) => sum + count - 1, 1);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
