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
    value: (batch, candidate) => batch.energyPj[candidate] * batch.cycles[candidate],
  },
  { name: 'energy', description: 'energy', unit: 'pJ', value: (batch, candidate) => batch.energyPj[candidate] },
  { name: 'delay', description: 'cycles', unit: 'cycles', value: (batch, candidate) => batch.cycles[candidate] },
  {
    name: 'last_level_accesses',
    description: 'accesses of the outermost level',
    unit: 'accesses',
    value: (batch, candidate) => batch.outermostAccesses[candidate],
  },
];

export const builtInMetricNames = ['edp', 'energy', 'delay', 'last_level_accesses'] as const;
export type BuiltInMetricName = (typeof builtInMetricNames)[number];

/** A built-in one, or one that a plugin registers. */
export type MetricName = BuiltInMetricName | (string & Record<never, never>);

/** What can stand in an objective: `pareto` asks for all mappings that none beats in energy, cycles and area use. */
export type ObjectiveName = MetricName | 'pareto';

/** Those that are there without any plugin. */
export const builtInObjectiveNames: readonly ObjectiveName[] = [...builtInMetricNames, 'pareto'];
