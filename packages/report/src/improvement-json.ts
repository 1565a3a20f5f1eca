import type { ReuseRules, SearchStep, Specification } from '@loopwright/core';
import { decodeMapping } from '@loopwright/core';
import type { MappingEntry } from '@loopwright/spec';
import { mappingEntries } from './mapping-entries.ts';

/** What a mapping is written for. */
export interface ImprovementContext {
  readonly specification: Specification;
  readonly reuse: ReuseRules;
}

/** A line of a search's log: the best mapping at a step that improved it. */
export interface ImprovementJson {
  readonly seconds: number;
  readonly evaluated: number;
  readonly valid: number;
  /** That found it, counted from 0. */
  readonly thread: number;
  /** First metric of the objective. */
  readonly score: number;
  readonly energyPj: number;
  readonly cycles: number;
  readonly mapping: readonly MappingEntry[];
}

/** The step must have a best mapping. */
export function improvementJson(step: Readonly<SearchStep>, context: ImprovementContext): ImprovementJson {
  const { seconds, evaluated, valid, shard, bestScore } = step;
  const best = step.best!;
  const mapping = mappingEntries({ ...context, mapping: decodeMapping(best, 0) });
  const [energyPj, cycles] = [best.energyPj[0], best.cycles[0]];
  return { seconds, evaluated, valid, thread: shard, score: bestScore, energyPj, cycles, mapping };
}
