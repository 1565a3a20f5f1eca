import { Random } from '@loopwright/core';
import type { SweepResultJson } from '@loopwright/results';
import { exactFront } from './front/exact-front.ts';
import { mappingObjective, studyObjectives } from './objectives.ts';
import type { PointSettings } from './point/point-search.ts';
import { StudyPoints } from './point/study-points.ts';
import { sampleSpace } from './sample-space.ts';
import { Slots } from './slots.ts';
import { designSpace } from './study/read-study.ts';
import type { LoadedStudy } from './study/study.ts';
import { sweepJson } from './sweep-json.ts';
import type { SweepOptions } from './sweep-options.ts';

/** The strategy that is no plugin: it looks into the search of a point, and leaves it where a bound says so. */
export const EXACT = 'exact';

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
    const strategy = plugins.sampler(sampler, [EXACT]).start({
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
