import type { SearchResult } from '@loopwright/core';
import { listRejections } from '@loopwright/results';
import { formatCount, formatPercent } from './format/numbers.ts';
import type { TextLayout } from './format/paint.ts';
import { formatTable } from './format/table.ts';
import { closestMissText, rejectionWords } from './rejection-words.ts';

/** Which levels rejected how many mappings, why, and by how little; most first, empty where nothing was rejected. */
export function formatRejections(result: SearchResult, layout: TextLayout): string[] {
  const rejections = listRejections(result);
  if (rejections.length === 0) return [];
  const rows = rejections.map((rejection) => [
    rejection.level,
    rejectionWords(rejection.reason),
    formatCount(rejection.count),
    formatPercent(rejection.count / result.outcome.evaluated),
    closestMissText(rejection),
  ]);
  return formatTable(
    [
      { title: 'Rejected at', align: 'left', paint: layout.paint.name },
      { title: 'Because', align: 'left' },
      { title: 'Mappings', align: 'right' },
      { title: 'Share', align: 'right', rank: 2 },
      { title: 'Closest miss', align: 'right', rank: 1 },
    ],
    rows,
    layout,
  );
}
