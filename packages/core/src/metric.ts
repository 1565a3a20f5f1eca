import type { CandidateBatch } from '@loopwright/mapspace';
import type { Costs } from '@loopwright/model';
import type { Specification } from '@loopwright/spec';

/** A figure that a search can minimise, under a name. */
export interface Metric {
  /** Small letters, digits and underscores, as it stands in an objective. */
  readonly name: string;
  /** What it is, in a few words: the title of its axis. */
  readonly description: string;
  /** As `cycles`, or `pJ` and `pJ·cycle`, which are shown with the prefix that fits. None by default. */
  readonly unit?: string;
  /**
   * Of a valid candidate, by its mapping and its costs in the batch: 0 or more, less is better. Called for every candidate
   * that fits, up to a million times a second.
   */
  value(batch: CandidateBatch, candidate: number, context: MetricContext): number;
  /** Of a metric that follows from what a mapping costs and never falls where that rises: such metrics can be proven. */
  readonly monotone?: Monotone;
}

/** A figure of what a mapping costs. */
export type CostFigure = 'energyPj' | 'cycles' | 'outermostAccesses';

/** A metric as a function that does not fall where one of its figures rises: the least figures have the least metric. */
export interface Monotone {
  /** Those that it depends on. */
  readonly figures: readonly CostFigure[];
  of(energyPj: number, cycles: number, outermostAccesses: number): number;
}

/** What all candidates of a search have in common. */
export interface MetricContext {
  readonly specification: Specification;
  readonly costs: Costs;
}

/** Those that come along; plugins register theirs beside them. */
export const builtInMetrics: readonly (Metric & { readonly name: BuiltInMetricName })[] = [
  {
    name: 'edp',
    description: 'EDP',
    unit: 'pJ·cycle',
    ...following({ figures: ['energyPj', 'cycles'], of: (energyPj, cycles) => energyPj * cycles }),
  },
  {
    name: 'ed2p',
    description: 'energy x cycles²',
    unit: 'pJ·cycle²',
    ...following({ figures: ['energyPj', 'cycles'], of: (energyPj, cycles) => energyPj * cycles * cycles }),
  },
  {
    name: 'energy',
    description: 'energy',
    unit: 'pJ',
    ...following({ figures: ['energyPj'], of: (energyPj) => energyPj }),
  },
  {
    name: 'delay',
    description: 'cycles',
    unit: 'cycles',
    ...following({ figures: ['cycles'], of: (_, cycles) => cycles }),
  },
  {
    name: 'last_level_accesses',
    description: 'accesses of the outermost level',
    unit: 'accesses',
    ...following({ figures: ['outermostAccesses'], of: (_, _cycles, accesses) => accesses }),
  },
];

export const builtInMetricNames = ['edp', 'ed2p', 'energy', 'delay', 'last_level_accesses'] as const;
export type BuiltInMetricName = (typeof builtInMetricNames)[number];

/** A built-in one, one that a plugin registers, or a weighted sum of such: `energy+1.5*delay`. */
export type MetricName = BuiltInMetricName | (string & Record<never, never>);

/** What can stand in an objective: `pareto` asks for all mappings that none beats in energy, cycles and area use. */
export type ObjectiveName = MetricName | 'pareto';

/** Those that are there without any plugin. */
export const builtInObjectiveNames: readonly ObjectiveName[] = [...builtInMetricNames, 'pareto'];

/** What a metric that follows from a mapping's costs is made of, for plugins as well. */
export function following(monotone: Monotone): Pick<Metric, 'value' | 'monotone'> {
  return {
    monotone,
    value: (batch, candidate) =>
      monotone.of(batch.energyPj[candidate], batch.cycles[candidate], batch.outermostAccesses[candidate]),
  };
}
