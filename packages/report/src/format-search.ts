import type { SearchResult } from '@loopwright/core';
import { diagnose, hasPlaceholderAreas } from '@loopwright/core/engine';
import { formatCount } from './format/numbers.ts';
import type { TextLayout } from './format/paint.ts';
import { formatEvaluation } from './format-evaluation.ts';
import { formatFacts } from './format-facts.ts';
import { formatFindings } from './format-findings.ts';
import { formatFront } from './format-front.ts';
import { formatRejections } from './format-rejections.ts';
import { searchFacts } from './search-facts.ts';

/** The outcome of a search as text: the best mapping and how it was found, or what stood in the way. */
export function formatSearch(result: SearchResult, layout: TextLayout): string {
  const search = [layout.paint.heading('Search'), ...formatFacts(searchFacts(result), layout), ''];
  if (result.best) {
    return [formatEvaluation(result.best, layout), ...frontLines(result, layout), ...search].join('\n');
  }
  return [...nothingFound(result, layout), ...search].join('\n');
}

function frontLines({ outcome, costs }: SearchResult, layout: TextLayout): string[] {
  if (!outcome.front) return [];
  const title = `Front of energy, cycles and area in use (${formatCount(outcome.front.length)} mappings)`;
  const lines = formatFront(outcome.front, layout, { areaIsPlaceholder: hasPlaceholderAreas(costs) });
  return [layout.paint.heading(title), ...lines, ''];
}

function nothingFound(result: SearchResult, layout: TextLayout): string[] {
  const { mapspace } = result;
  const rejections = formatRejections(result, layout);
  const findings = formatFindings(diagnose(mapspace), mapspace);
  return [
    layout.paint.alarm(searchVerdict(result)),
    '',
    ...(rejections.length > 0 ? [...rejections, ''] : []),
    ...(findings.length > 0 ? [layout.paint.heading('Mapspace'), ...findings, ''] : []),
  ];
}

/** What a search that found nothing can say. */
export function searchVerdict({ outcome: { evaluated } }: SearchResult): string {
  return evaluated > 0 ? `None of ${formatCount(evaluated)} mappings fits.` : 'No mapping obeys the constraints.';
}
