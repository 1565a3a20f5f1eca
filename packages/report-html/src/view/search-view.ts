import type { Metric } from '@loopwright/core';
import type { Fact } from '@loopwright/report';

/** How a search went, as plain data. */
export interface SearchView {
  /** First metric of the objective. */
  readonly metric: MetricView;
  readonly facts: readonly Fact[];
  /** Least value that any mapping can have, as far as proven; 0 where unknown. */
  readonly bound: number;
  /** In the order in which they came; the last one is the end of the search. */
  readonly convergence: readonly ConvergencePoint[];
  /** Least energy first; null where the objective does not ask for it. */
  readonly front: readonly FrontView[] | null;
  /** Whether the areas of the front are those of no design: all components have the same. */
  readonly areaIsPlaceholder: boolean;
  /** Most first. */
  readonly rejections: readonly RejectionView[];
  /** Where nothing was found: that, and what is odd about the mapspace. */
  readonly verdict: string | null;
  readonly findings: readonly string[];
}

export type MetricView = Pick<Metric, 'description' | 'unit'>;

/** The best at a moment of a search. */
export interface ConvergencePoint {
  readonly evaluated: number;
  readonly seconds: number;
  readonly score: number;
  readonly isImprovement: boolean;
}

export interface FrontView {
  readonly energyPj: number;
  readonly cycles: number;
  readonly areaUseUm2: number;
  /** As a `mapping:` section. */
  readonly mapping: string;
}

/** Mappings that a level refused. */
export interface RejectionView {
  readonly level: string;
  readonly reason: string;
  readonly count: number;
  /** Of all that were evaluated. */
  readonly share: number;
  /** What the mapping that missed by least needed, of what there is; empty where unknown. */
  readonly closestMiss: string;
}
