import { comparedFigure } from './compared-figure.ts';
import type { ComparedFigure } from './comparison.ts';
import type { OtherComponents } from './design-comparison.ts';

type EnergiesPj = Readonly<Record<string, number>>;

export interface ComponentEnergies {
  readonly figures: readonly ComparedFigure[];
  /** Undefined where all designs have the same components. */
  readonly others: OtherComponents | undefined;
}

/**
 * A row for each component that all designs have; what not all have would be rows that are mostly empty, and is one row together.
 *
 * @param energies of each design; undefined where the workload has no mapping on it
 */
export function componentEnergies(workload: string, energies: readonly (EnergiesPj | undefined)[]): ComponentEnergies {
  const known = energies.filter((own) => own !== undefined);
  const shared = Object.keys(known[0] ?? {}).filter((name) => known.every((own) => Object.hasOwn(own, name)));
  const rest = energies.map((own) =>
    Object.fromEntries(Object.entries(own ?? {}).filter(([name]) => !shared.includes(name))),
  );
  const row = (part: string, values: readonly (number | null)[]) =>
    comparedFigure({ name: workload, part, kind: '' }, 'pJ', values);
  const figures = shared.map((name) =>
    row(
      name,
      energies.map((own) => own?.[name] ?? null),
    ),
  );
  if (rest.every((own) => Object.keys(own).length === 0)) return { figures, others: undefined };
  const sums = rest.map((own, index) => (energies[index] ? Object.values(own).reduce((sum, pj) => sum + pj, 0) : null));
  return { figures: [...figures, row('others', sums)], others: { workload, energiesPj: rest } };
}
