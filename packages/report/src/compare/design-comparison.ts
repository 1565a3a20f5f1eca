import type { NetworkTotalsJson } from '@loopwright/results';
import type { ComparedFigure } from './comparison.ts';

/** A design, and what workloads cost on it: results of networks, or a point of a study. */
export interface NamedDesign {
  readonly name: string;
  /** Null where its results do not say. */
  readonly areaUm2: number | null;
  /** All components have the same area: a place for figures that nobody has given yet. */
  readonly areaIsPlaceholder?: boolean;
  readonly computeUnits: number | null;
  readonly workloads: readonly DesignWorkload[];
  readonly search: DesignSearch;
}

export interface DesignWorkload {
  readonly name: string;
  readonly computes: number;
  /** Null where it has no mapping. */
  readonly totals: Pick<NetworkTotalsJson, 'cycles' | 'energyPj' | 'edp' | 'energies' | 'optimal'> | null;
}

/** With which budget each layer was searched. */
export interface DesignSearch {
  readonly mapper: string;
  readonly objective: readonly string[];
  readonly seed: number;
  /** Undefined where older results do not say. */
  readonly limits?: Readonly<Record<string, number>>;
}

/** What figures are multiplied by, so that designs of other sizes can be compared. */
export type Normalisation = 'area' | 'pe';

/** Designs side by side over workloads; all lists of values go by design. */
export interface DesignComparison {
  readonly designs: readonly ComparedDesign[];
  readonly per: Normalisation | null;
  /** Of every workload, and the geometric mean of those that all designs have. */
  readonly figures: readonly ComparedFigure[];
  /** Of every workload and component that all designs have; the rest of each design together, as `others`. */
  readonly energy: readonly ComparedFigure[];
  /** What the rest is of each design. */
  readonly others: readonly OtherComponents[];
  /** What is to be known before designs are held against each other, a sentence each. */
  readonly remarks: readonly string[];
}

/** Components that not all designs have, with their energies in pJ. */
export interface OtherComponents {
  readonly workload: string;
  /** [design] outermost first */
  readonly energiesPj: readonly Readonly<Record<string, number>>[];
}

export interface ComparedDesign extends Omit<NamedDesign, 'workloads'> {
  /** A, B, C ... */
  readonly letter: string;
  /** Whether all its mappings are proven to be the optimum. */
  readonly proven: boolean;
}
