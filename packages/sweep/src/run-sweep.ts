import { Random, type SearchLimits } from '@loopwright/core';
import type { OperationSurroundings } from '@loopwright/network-run';
import type { SweepPointJson, SweepResultJson } from '@loopwright/results';
import { exactFront } from './front/exact-front.ts';
import { mappingObjective, studyObjectives } from './objectives.ts';
import type { PointSettings } from './point/point-search.ts';
import type { PointPlugins } from './point/prepare-point.ts';
import { StudyPoints } from './point/study-points.ts';
import { sampleSpace } from './sample-space.ts';
import { Slots } from './slots.ts';
import { designSpace } from './study/read-study.ts';
import type { LoadedStudy } from './study/study.ts';
import { sweepJson } from './sweep-json.ts';

/** The strategy that is no plugin: it looks into the search of a point, and leaves it where a bound says so. */
export const EXACT = 'exact';

export interface SweepOptions extends PointPlugins, Omit<OperationSurroundings, 'executor'> {
  readonly executor?: string;
  readonly mapper: string;
  /** What each workload is mapped for; by default what the objectives of the study are about. */
  readonly objective?: readonly string[] | undefined;
  /** Of the search of a layer. */
  readonly limits: SearchLimits;
  /** Of every search. */
  readonly seed: number;
  readonly searchesAtOnce: number;
  /** File of the store, for the result. */
  readonly storeName?: string | undefined;
  /** When nothing more is done of a point. */
  readonly onPoint?: (point: SweepPointJson, progress: SweepProgress) => void;
  /** What cannot be seen from a point: once each. */
  readonly onWarning?: (text: string) => void;
}

/** How far a study has come. */
export interface SweepProgress {
  readonly ended: number;
  /** Points that are looked at, as far as known. */
  readonly of: number;
  readonly dropped: number;
  readonly front: number;
}

/**
 * Maps every workload on every point of a design space that its sampler chooses. Once the host is interrupted, what is done is kept.
 *
 * @throws SpecError where a parameter sets what no design has
 */
export async function runSweep(study: LoadedStudy, options: SweepOptions): Promise<SweepResultJson> {
  const { host, plugins, mapper, limits, seed, searchesAtOnce } = options;
  const started = host.nowSeconds();
  const space = designSpace(study);
  const objectives = study.objectives.map((name) => studyObjectives.get(name)!);
  const objective = options.objective ?? [mappingObjective(study.objectives)];
  const settings: PointSettings = {
    ...{ mapper, limits, seed, objectives, objective, surroundings: options },
    workloads: study.workloads,
    slots: new Slots(searchesAtOnce),
  };
  const points = new StudyPoints(study, space, settings, options);
  const { name: sampler, points: most = Infinity, options: samplerOptions, seed: samplerSeed = seed } = study.sampler;
  if (sampler === EXACT) {
    if (most < Infinity)
      throw new RangeError(`${EXACT} proves the front of all points: leave out how many, or choose another sampler`);
    await exactFront(points, { searchesAtOnce, host });
  } else {
    const strategy = plugins.sampler(sampler).start({
      space,
      objectives: study.objectives,
      points: most,
      random: new Random(samplerSeed),
      options: samplerOptions,
    });
    await sampleSpace(points, strategy, { most, searchesAtOnce, host });
  }
  return sweepJson(study, points, {
    ...{ sampler, seed: samplerSeed, mapper, objective, limits, threads: searchesAtOnce },
    seconds: host.nowSeconds() - started,
    isInterrupted: host.interrupted,
    store: options.storeName ?? null,
  });
}
