import { rejectionNames, type SearchResult } from '@loopwright/core';
import { formatCount, formatPercent } from './format/numbers.ts';
import type { TextLayout } from './format/paint.ts';
import { formatTable } from './format/table.ts';

const reasons: Readonly<Record<string, string>> = {
  fanoutX: 'more copies along X than there are',
  fanoutY: 'more copies along Y than there are',
  capacity: 'tiles exceed the memory',
  utilization: 'tiles below min_utilization',
  refused: 'refused by a plugin',
};

/** Which levels rejected how many mappings, and why, most first; empty where nothing was rejected. */
export function formatRejections({ outcome, specification }: SearchResult, layout: TextLayout): string[] {
  const { levels } = specification.architecture;
  const counts = Array.from(outcome.rejections, (count, index) => ({
    count,
    reason: rejectionNames[Math.floor(index / levels.length)],
    level: levels[index % levels.length].name,
  })).filter(({ count }) => count > 0);
  if (counts.length === 0) return [];
  const rows = counts
    .sort((a, b) => b.count - a.count)
    .map(({ count, reason, level }) => [
      level,
      reasons[reason] ?? reason,
      formatCount(count),
      formatPercent(count / outcome.evaluated),
    ]);
  return formatTable(
    [
      { title: 'Rejected at', align: 'left', paint: layout.paint.name },
      { title: 'Because', align: 'left' },
      { title: 'Mappings', align: 'right' },
      { title: 'Share', align: 'right', rank: 1 },
    ],
    rows,
    layout,
  );
}
