import type { SweepResultJson } from '@loopwright/results';

/** What a workload takes on a point. */
export interface DataflowEnergy {
  /** Name of a workload, or `mean` of all. */
  readonly workload: string;
  readonly dataflow: string;
  /** Words of a register file. */
  readonly words: number;
  readonly energyPj: number;
  /** To the least of the workload on any point. */
  readonly ratio: number;
  /** Whether no other dataflow takes less with the same memory. */
  readonly isBest: boolean;
  readonly proven: boolean;
}

export const MEAN = 'mean';

/** Every workload on every point, the geometric mean first. Throws where a point has no mapping. */
export function dataflowEnergies({ points, workloads }: SweepResultJson): DataflowEnergy[] {
  return [MEAN, ...workloads.map(({ name }) => name)].flatMap((workload) => {
    const taken = points.map(({ parameters, totals, workloads: mapped, proven }) => {
      const one = mapped.find(({ name }) => name === workload);
      const energyPj = workload === MEAN ? totals?.energy : one?.totals?.energyPj;
      if (energyPj === undefined) throw new Error(`${JSON.stringify(parameters)} has no mapping of ${workload}`);
      const dataflow = String(parameters.design);
      return { workload, dataflow, words: Number(parameters['RegisterFile.depth']), energyPj, proven };
    });
    const least = (those: typeof taken) => Math.min(...those.map(({ energyPj }) => energyPj));
    return taken.map((each) => ({
      ...each,
      ratio: each.energyPj / least(taken),
      isBest: each.energyPj === least(taken.filter(({ words }) => words === each.words)),
    }));
  });
}

/** Values in the order in which they come. */
export function each<Key extends 'workload' | 'dataflow' | 'words'>(
  energies: readonly DataflowEnergy[],
  key: Key,
): DataflowEnergy[Key][] {
  return [...new Set(energies.map((energy) => energy[key]))];
}
