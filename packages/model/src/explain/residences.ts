import type { Dataspace } from '@loopwright/spec';
import type { EvaluatedMapping } from './evaluated-mapping.ts';
import type { MovingLoop, Residence } from './explanation.ts';
import { isRelevant, type LoopNest, moveAlong, product, type TemporalLoop } from './loop-nest.ts';
import { outermostLevel } from './outermost-traffic.ts';
import { reuseFactors } from './reuse-factors.ts';

/** Every dataspace in every memory that keeps it, innermost memory first. */
export function describeResidences(run: EvaluatedMapping, nest: LoopNest): Residence[] {
  const { problem, evaluation } = run;
  const reuse = problem.dataspaces.map((_, s) => reuseFactors(run, s));
  // Cycles of computing, as far as no zeros are saved on.
  const iterations = evaluation.compute.sparse
    ? product(nest.temporal.map(({ bound }) => bound))
    : evaluation.compute.cycles;
  return evaluation.levels.flatMap((level, l) =>
    problem.dataspaces.flatMap((dataspace, s) => {
      const tile = level?.dataspaces[s];
      if (!level || !tile) return [];
      const stay = stayOf(run, nest, l, s);
      const computes = stay.iterations * nest.unitsBelow(l);
      const tileWords = tile.sparse?.tileShape ?? tile.utilizedCapacity;
      return {
        level: level.name,
        dataspace: dataspace.name,
        isLocal: l < nest.innermostFanout && l !== outermostLevel(run.evaluation, s),
        tileWords,
        stationaryIterations: stay.iterations,
        stays: iterations / stay.iterations,
        computesPerWord: computes / tileWords,
        movedBy: stay.end ? movingLoop(run, nest, dataspace, l, stay.end, stay.isEmptied) : null,
        ...reuse[s][l]!,
      };
    }),
  );
}

/** How long a tile stays, and the loop whose step ends that, if any does. */
interface Stay {
  readonly iterations: number;
  readonly end: TemporalLoop | undefined;
  /** Whether nothing of the tile is kept at the end, whatever the loop. */
  readonly isEmptied: boolean;
}

function stayOf({ problem, reuse }: EvaluatedMapping, nest: LoopNest, level: number, s: number): Stay {
  const inside = nest.temporal.filter((loop) => loop.level <= level);
  const outside = nest.temporal.slice(inside.length);
  const iterations = product(inside.map(({ bound }) => bound));
  if (reuse?.noReuse[level]?.[s]) return { iterations, end: outside[0], isEmptied: true };
  const moving = outside.findIndex(({ dimension }) => isRelevant(problem.dataspaces[s], dimension));
  const still = moving < 0 ? outside : outside.slice(0, moving);
  return {
    iterations: iterations * product(still.map(({ bound }) => bound)),
    end: outside[still.length],
    isEmptied: false,
  };
}

function movingLoop(
  { problem, architecture }: EvaluatedMapping,
  nest: LoopNest,
  dataspace: Dataspace,
  level: number,
  { dimension, stride, level: ofLevel }: TemporalLoop,
  isEmptied: boolean,
): MovingLoop {
  const extents = dataspace.ranks.map((rank) => nest.extentOf(level, rank));
  const kept = dataspace.ranks.map((rank, r) => Math.max(0, extents[r] - stride * moveAlong(rank, dimension)));
  return {
    dimension: problem.dimensions[dimension].name,
    level: architecture.levels[ofLevel].name,
    newWords: product(extents) - (isEmptied ? 0 : product(kept)),
  };
}
