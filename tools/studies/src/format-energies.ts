import type { SweepResultJson } from '@loopwright/results';

/** What a matrix product takes with one format of its sparse matrix, and one way to save what meets a zero. */
export interface FormatEnergy {
  readonly format: string;
  /** `none`, `gating` or `skipping`. */
  readonly saving: string;
  /** Share of the values that are not zero. */
  readonly density: number;
  readonly energyPj: number;
  readonly cycles: number;
  /** To the least that a format takes at the same density, zeros saved in the same way. */
  readonly ratio: number;
  readonly isBest: boolean;
}

/** Every density on every point of the study. Throws where a point has no mapping. */
export function formatEnergies({ points, workloads }: SweepResultJson): FormatEnergy[] {
  const taken = points.flatMap(({ parameters, workloads: mapped }) =>
    workloads.map(({ name }) => {
      const totals = mapped.find((workload) => workload.name === name)?.totals;
      if (!totals) throw new Error(`${JSON.stringify(parameters)} has no mapping of ${name}`);
      const { energyPj, cycles } = totals;
      const format = String(parameters['Buffer.representation_format']).replaceAll('_', '-');
      return {
        format,
        saving: String(parameters['MAC.compute_optimization']),
        density: Number(name),
        energyPj,
        cycles,
      };
    }),
  );
  return taken.map((each) => {
    const rivals = taken.filter(({ saving, density }) => saving === each.saving && density === each.density);
    const ratio = each.energyPj / Math.min(...rivals.map(({ energyPj }) => energyPj));
    return { ...each, ratio, isBest: ratio === 1 };
  });
}
