import type { SearchResult } from '@loopwright/core';
import { formatCount, formatPercent } from './format/numbers.ts';
import type { TextLayout } from './format/paint.ts';
import { formatTable } from './format/table.ts';
import { listRejections, type RejectionCount } from './rejections.ts';

const reasons: Readonly<Record<string, string>> = {
  fanoutX: 'more copies along X than there are',
  fanoutY: 'more copies along Y than there are',
  capacity: 'tiles exceed the memory',
  utilization: 'tiles below min_utilization',
  refused: 'refused by a plugin',
  imperfectSpatial: 'an imperfect factor at or inside a spatial loop',
};

/** Which levels rejected how many mappings, why, and by how little; most first, empty where nothing was rejected. */
export function formatRejections(result: SearchResult, layout: TextLayout): string[] {
  const rejections = listRejections(result);
  if (rejections.length === 0) return [];
  const rows = rejections.map((rejection) => [
    rejection.level,
    reasons[rejection.reason] ?? rejection.reason,
    formatCount(rejection.count),
    formatPercent(rejection.count / result.outcome.evaluated),
    closestMiss(rejection),
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

function closestMiss({ reason, closest }: RejectionCount): string {
  if (!closest) return '';
  const unit = reason.startsWith('fanout') ? 'copies' : 'words';
  return `${formatCount(closest.needed)} of ${formatCount(closest.capacity)} ${unit}`;
}
