import type { SearchLimits } from '@loopwright/core';
import { resultVersion, type SweepPointJson, type SweepResultJson } from '@loopwright/results';
import { distinctOperations } from '@loopwright/workload';
import { dominatesBound } from './front/dominance.ts';
import { studyObjectives } from './objectives.ts';
import { parameterRemarks } from './parameter-remarks.ts';
import type { StudyPoints } from './point/study-points.ts';
import type { LoadedStudy } from './study/study.ts';

export interface SweepRecord extends Pick<SweepResultJson['search'], 'sampler' | 'seed' | 'mapper' | 'threads'> {
  readonly objective: readonly string[];
  readonly limits: SearchLimits;
  readonly seconds: number;
  readonly isInterrupted: boolean;
  readonly store: string | null;
}

/** The mapper that proves. */
const PROVING = 'optimal';

/** The result of a study, of the points that ended. */
export function sweepJson(study: LoadedStudy, points: StudyPoints, record: SweepRecord): SweepResultJson {
  const { sampler, seed, mapper, objective, limits, threads, seconds, isInterrupted, store } = record;
  const ended = [...points.ended].sort((a, b) => a.index - b.index);
  const whyUnproven = whyUnprovenOf(ended, points, study, mapper);
  const count = (state: SweepPointJson['state']) => ended.filter((point) => point.state === state).length;
  const remarks = parameterRemarks(study, points, ended);
  const { parameters, derived } = study.space;
  return {
    version: resultVersion,
    study: study.name,
    parameters: [
      ...parameters.map(({ name, values }) => ({ name, values, isDerived: false })),
      ...derived.map(({ name }) => ({ name, values: valuesOf(name, ended), isDerived: true })),
    ].map((parameter) => ({ ...parameter, remark: remarks.get(parameter.name) ?? null })),
    workloads: study.workloads.map(({ name, weight, workload }) => {
      return { name, weight, distinct: distinctOperations(workload).length };
    }),
    objectives: study.objectives.map((name) => {
      const { description, unit } = studyObjectives.get(name)!;
      return { name, description, unit };
    }),
    constraints: study.constraints,
    points: ended,
    front: points.front,
    proven: whyUnproven === null,
    whyUnproven,
    search: {
      ...{ sampler, seed, mapper, objective: [...objective], threads },
      limits: { ...limits } as Record<string, number>,
      size: points.space.size,
      done: count('done'),
      dropped: count('dropped'),
      unsearched: ended.filter(({ dropped }) => dropped?.searched === 0).length,
      excluded: count('excluded'),
      failed: count('failed'),
      searches: points.searches,
      stored: points.stored,
      seconds,
      ...(isInterrupted && { interrupted: true as const }),
    },
    store,
  };
}

/** Null where every point of the space is settled, and every mapping that counts is an optimum. */
function whyUnprovenOf(
  ended: readonly SweepPointJson[],
  { space, front }: StudyPoints,
  study: LoadedStudy,
  mapper: string,
): string | null {
  const all = countAllowed(space);
  const open = all - ended.filter(({ state }) => state !== 'open').length;
  if (open > 0) return `${open} of ${all} points were not looked at to their end`;
  const values = (point: SweepPointJson) => study.objectives.map((name) => point.totals![name]!);
  const best = ended.filter(({ index }) => front.includes(index));
  const unproven = ended.filter(({ proven, bounds, state, index }) => {
    if (proven) return false;
    // However good its mappings might be: another point is better.
    const least = study.objectives.map((name) => bounds[name]!);
    return state !== 'done' || !best.some((other) => other.index !== index && dominatesBound(values(other), least));
  });
  if (unproven.length === 0) return null;
  const shown = unproven.slice(0, 4).map(({ index }) => index);
  const names = `${shown.join(', ')}${unproven.length > 4 ? ', ...' : ''}`;
  const advice = mapper === PROVING ? 'search longer' : `search longer, or by the mapper ${PROVING}`;
  return `of ${unproven.length} points (${names}) not every mapping is proven to be the optimum: ${advice}`;
}

/** Counted only where there are conditions. */
function countAllowed(space: StudyPoints['space']): number {
  if (space.where.length === 0) return space.size;
  let count = 0;
  for (let index = 0; index < space.size; index++) count += Number(space.allows(index));
  return count;
}

function valuesOf(name: string, points: readonly SweepPointJson[]): (number | string)[] {
  return [...new Set(points.map(({ parameters }) => parameters[name]!))];
}
