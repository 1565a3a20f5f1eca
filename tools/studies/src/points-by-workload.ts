import type { SweepResultJson } from '@loopwright/results';

/** A workload of one layer on a point of a study. */
export interface WorkloadOnPoint {
  readonly workload: string;
  /** The design of the point. */
  readonly design: string;
  readonly edp: number;
  /** To the least of the workload. */
  readonly ratio: number;
  /** Of the compute units. */
  readonly utilization: number;
}

/** Every workload on every point of a study whose points are designs. Throws where a point has no mapping. */
export function pointsByWorkload({ points, workloads }: SweepResultJson): WorkloadOnPoint[] {
  return workloads.flatMap(({ name }) => {
    const taken = points.map(({ parameters, workloads: mapped }) => {
      const one = mapped.find((workload) => workload.name === name);
      const layer = one?.layers[0];
      if (!one?.totals || typeof layer?.utilization !== 'number') {
        throw new Error(`${JSON.stringify(parameters)} has no mapping of ${name}`);
      }
      return { workload: name, design: String(parameters.design), edp: one.totals.edp, utilization: layer.utilization };
    });
    const least = Math.min(...taken.map(({ edp }) => edp));
    return taken.map((point) => ({ ...point, ratio: point.edp / least }));
  });
}
