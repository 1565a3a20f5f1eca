import { accesses } from '../accesses.ts';
import type { Tables } from '../tables.ts';

/** A rank of a dataspace: its dimensions of more than one point. */
export interface RankTerm {
  readonly dimension: number;
  readonly coefficient: number;
}

/** What the generated evaluator is made for: the tables, and what follows from them for its text. */
export interface Plan {
  readonly tables: Tables;
  /** Dimensions of more than one point: only they have loops. */
  readonly dimensions: readonly number[];
  /** Innermost first. */
  readonly memories: readonly number[];
  readonly fanouts: readonly number[];
  /** [dataspace][rank] */
  readonly ranks: readonly (readonly (readonly RankTerm[])[])[];
}

/**
 * Lays out a plan, or says what the generated evaluator leaves to the general one. Networks that cost energy need to
 * know where each word goes; compute units right below a fan-out may pass on any word; a dimension that moves two ranks at
 * once, or none, needs shifts as vectors.
 */
export function planFor(tables: Tables): Plan | string {
  const { problem, levels, isFanout, noReuse, dataspaces } = tables;
  const dimensions = problem.dimensions.flatMap(({ bound }, d) => (bound > 1 ? [d] : []));
  const all = Array.from({ length: levels }, (_, level) => level);
  const memories = all.filter((level) => !isFanout[level]);
  const outermost = memories.at(-1);
  const uncounted = accesses.find(({ generated }) => !generated);
  if (uncounted) return `${uncounted.name} are counted by the general evaluator alone`;
  if (tables.networksCost) return 'networks cost energy';
  if (outermost === undefined || isFanout[0]) return 'compute units lie below a fan-out';
  if (all.some((level) => isFanout[level] && level > outermost)) return 'a fan-out lies outside all memories';
  const rereads = (level: number) => noReuse.subarray(level * dataspaces, (level + 1) * dataspaces).some(Boolean);
  if (memories.some((level) => isFanout[level + 1] && rereads(level))) return 'children of a fan-out keep nothing';
  const isPlain = problem.dataspaces.every(({ ranks }, s) => tables.hasOwnRanks[s] && ranks.flat().every(isCounted));
  if (!isPlain) return 'a dimension moves several ranks, or none';
  const ranks = problem.dataspaces.map((dataspace) =>
    dataspace.ranks.map((rank) => rank.filter(({ dimension }) => dimensions.includes(dimension))),
  );
  return { tables, dimensions, memories, fanouts: all.filter((level) => isFanout[level]), ranks };
}

/** The memory whose loops are the first outside a level: its own, or that of the next outer memory. */
export function memoryFrom({ memories }: Plan, level: number): number {
  return memories.find((memory) => memory >= level)!;
}

/** A dataspace's windows: ranks that several dimensions share. */
export function windows({ ranks }: Plan, dataspace: number): (readonly RankTerm[])[] {
  return ranks[dataspace].filter((rank) => rank.length > 1);
}

export function windowDimensions(plan: Plan, dataspace: number): number[] {
  return windows(plan, dataspace).flatMap((rank) => rank.map(({ dimension }) => dimension));
}

/** Dimensions of one point. */
export function singleDimensions({ tables, dimensions }: Plan): number[] {
  return Array.from({ length: tables.dimensions }, (_, d) => d).filter((d) => !dimensions.includes(d));
}

/** Those of them that stand in a rank along which a tile may slide. */
export function singleInWindows(plan: Plan): number[] {
  const { dataspaces } = plan.tables.problem;
  return singleDimensions(plan).filter((d) =>
    dataspaces.some(({ ranks }, s) =>
      ranks.some((rank, r) => plan.ranks[s][r].length > 1 && rank.some(({ dimension }) => dimension === d)),
    ),
  );
}

/** Bit mask of dimensions. */
export function bitsOf(dimensions: readonly number[]): number {
  return dimensions.reduce((mask, dimension) => mask | (1 << dimension), 0);
}

function isCounted({ coefficient }: RankTerm): boolean {
  return coefficient >= 1;
}
