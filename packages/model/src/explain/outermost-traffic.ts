import { type Problem, type Rank, rankExtent } from '@loopwright/spec';
import type { TileEvaluation, ValidEvaluation } from '../evaluation.ts';
import type { EvaluatedMapping } from './evaluated-mapping.ts';
import type { OutermostTraffic } from './explanation.ts';
import { product } from './loop-nest.ts';

/** What every dataspace moves at the outermost memory that keeps it, beside what it must move. */
export function outermostTraffic({ problem, evaluation }: EvaluatedMapping): OutermostTraffic[] {
  return problem.dataspaces.flatMap(({ name }, s) => {
    const level = evaluation.levels[outermostLevel(evaluation, s)];
    const tile = level?.dataspaces[s];
    if (!level || !tile) return [];
    return {
      dataspace: name,
      level: level.name,
      compulsoryWords: touchedWords(problem, s) * (tile.sparse?.nonzeroShare ?? 1),
      words: wordsDone(tile) * tile.utilizedInstances,
    };
  });
}

function wordsDone({ reads, updates, sparse }: TileEvaluation): number {
  return sparse ? sparse.reads.actual + sparse.updates.actual : reads + updates;
}

/** The outermost level that keeps the dataspace; -1 where none does. */
export function outermostLevel({ levels }: ValidEvaluation, s: number): number {
  let level = levels.length - 1;
  while (level >= 0 && !levels[level]?.dataspaces[s]) level--;
  return level;
}

/** Words of the dataspace that some compute touches; unlike tiles, without the gaps that strides leave. */
export function touchedWords(problem: Problem, s: number): number {
  return product(independentRanks(problem.dataspaces[s].ranks).map((ranks) => touchedPoints(problem, ranks)));
}

/** The ranks in groups that have no dimension in common: the points of one group come with all of another. */
function independentRanks(ranks: readonly Rank[]): Rank[][] {
  return ranks.reduce<Rank[][]>((groups, rank) => {
    const isTied = (group: Rank[]) => group.flat().some((a) => rank.some((b) => a.dimension === b.dimension));
    return [...groups.filter((group) => !isTied(group)), [...groups.filter(isTied).flat(), rank]];
  }, []);
}

/** Points reached as all dimensions of the ranks run, every one counted by its address. */
function touchedPoints({ dimensions }: Problem, ranks: readonly Rank[]): number {
  if (ranks.length === 1 && ranks[0].length === 1) return dimensions[ranks[0][0].dimension].bound;
  let weight = 1;
  const steps = new Map<number, number>();
  for (const rank of ranks) {
    for (const { dimension, coefficient } of rank) {
      steps.set(dimension, (steps.get(dimension) ?? 0) + coefficient * weight);
    }
    weight *= rankExtent(rank, (dimension) => dimensions[dimension].bound);
  }
  let points = new Set([0]);
  for (const [dimension, step] of steps) {
    const reached = new Set<number>();
    for (const point of points) {
      for (let index = 0; index < dimensions[dimension].bound; index++) reached.add(point + step * index);
    }
    points = reached;
  }
  return points.size;
}
