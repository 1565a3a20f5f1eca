import type { Mapspace } from '@loopwright/mapspace';
import type { Specification } from '@loopwright/spec';
import type { CostEntry } from './cost-sheet.ts';
import type { Mapper } from './mapper.ts';
import type { ObjectiveName } from './metric.ts';
import type { Objective } from './objective.ts';
import type { PreparedModel } from './prepared-model.ts';

/** What is searched for, and how; with the specification and the plugins it decides all that a shard does. */
export interface SearchQuestion {
  readonly mapper: string;
  readonly objective: readonly ObjectiveName[];
  readonly seed: number;
  /** Of all instances of the design: a larger one is refused. No limit where absent. */
  readonly maxAreaUm2?: number;
}

/** A search that can start: what all its shards have in common. */
export interface PreparedSearch {
  readonly specification: Specification;
  readonly costs: readonly CostEntry[];
  readonly mapspace: Mapspace;
  readonly model: PreparedModel;
  readonly mapper: Mapper;
  readonly objective: Objective;
  readonly seed: number;
}
