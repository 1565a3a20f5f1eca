import type { CostClaim, ObjectiveName, SearchLimits, Specification } from '@loopwright/core';

/** All that the page starts from: what the files and the configuration of a run say, and what its components cost. */
export interface Session {
  /** Names of the input files, as the user wrote them. */
  readonly files: readonly string[];
  /** As the plugins left it: `specLoad` and `mapspaceBuild` have run. */
  readonly specification: Specification;
  readonly costs: readonly ComponentCost[];
  readonly search: SearchSettings;
  readonly absent: readonly AbsentPlugin[];
}

/** What one memory, or the compute units, cost, and which plugin says so. */
export interface ComponentCost extends CostClaim {
  readonly component: string;
  readonly plugin: string;
}

/** How a search starts where the user changes nothing. */
export interface SearchSettings {
  readonly mapper: string;
  readonly objective: readonly ObjectiveName[];
  readonly limits: SearchLimits;
  readonly seed: number;
}

/** A plugin that does in the command what it cannot do on the page: its code stays in Node. */
export interface AbsentPlugin {
  readonly plugin: string;
  /** It changes what mappings cost. */
  readonly changesCosts: boolean;
  /** Mappers that it registers and the page does not have. */
  readonly mappers: readonly string[];
}
