import { decodeMapping, type ReuseRules, type SearchStep, type Specification } from '@loopwright/core';
import { type DeepReadonly, mappingEntrySchema } from '@loopwright/spec';
import { z } from 'zod';
import { mappingEntries } from './mapping-entries.ts';

/** A line of a search's log: the best mapping at a step that improved it. */
export const improvementSchema = z.object({
  seconds: z.number().describe('Since the search began, s.'),
  evaluated: z.number().describe('Mappings decoded and checked so far.'),
  valid: z.number().describe('Mappings costed in full so far.'),
  thread: z.int().describe('That found it, counted from 0.'),
  score: z.number().describe('First metric of the objective.'),
  energyPj: z.number().describe('Energy of the whole run, pJ.'),
  cycles: z.number().describe('Of the whole run.'),
  mapping: z.array(mappingEntrySchema),
});

export type ImprovementJson = DeepReadonly<z.infer<typeof improvementSchema>>;

/** What a mapping is written for. */
export interface ImprovementContext {
  readonly specification: Specification;
  readonly reuse: ReuseRules;
}

/** The step must have a best mapping. */
export function improvementJson(step: Readonly<SearchStep>, context: ImprovementContext): ImprovementJson {
  const { seconds, evaluated, valid, shard, bestScore } = step;
  const best = step.best!;
  const mapping = mappingEntries({ ...context, mapping: decodeMapping(best, 0) });
  const [energyPj, cycles] = [best.energyPj[0], best.cycles[0]];
  return { seconds, evaluated, valid, thread: shard, score: bestScore, energyPj, cycles, mapping };
}
