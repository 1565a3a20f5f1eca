import type { MappingResult, ValidEvaluation } from '@loopwright/core';
import type { TextLayout } from './format/paint.ts';
import { formatFacts } from './format-facts.ts';
import { summaryFacts } from './summary-facts.ts';

/** The figures of the whole, each with what explains it. */
export function formatSummary(result: MappingResult, evaluation: ValidEvaluation, layout: TextLayout): string[] {
  return formatFacts(summaryFacts(result, evaluation), layout);
}
