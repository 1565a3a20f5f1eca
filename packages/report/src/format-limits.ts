import type { CycleExplanation, CycleLimit, OutermostTraffic } from '@loopwright/core/engine';
import { formatCount, formatPercent } from './format/numbers.ts';
import type { TextLayout } from './format/paint.ts';
import { type Column, formatTable } from './format/table.ts';
import { formatFacts } from './format-facts.ts';

/** A table of what asks for cycles, most first: the first line bounds the run. */
export function formatLimits({ limits, addedCycles }: CycleExplanation, layout: TextLayout): string[] {
  const columns: readonly Column[] = [
    { title: 'Limit', align: 'left', paint: layout.paint.name },
    { title: 'By', align: 'left' },
    { title: 'Cycles', align: 'right', paint: layout.paint.strong },
    { title: 'Of the first', align: 'right' },
    { title: 'Asked', align: 'right', rank: 1 },
    { title: 'Available', align: 'left', rank: 1 },
  ];
  const rows = limits.map((limit) => [
    limit.level,
    limit.by,
    formatCount(limit.cycles),
    formatPercent(limit.cycles / limits[0].cycles),
    formatCount(limit.asked),
    available(limit),
  ]);
  const added = addedCycles > 0 ? [`and ${formatCount(addedCycles)} cycles of latencies and plugins`] : [];
  return [...formatTable(columns, rows, layout), ...added];
}

function available({ by, available: words }: CycleLimit): string {
  return by === 'compute' ? `of ${formatCount(words)} units` : `of ${formatCount(words)} words per cycle`;
}

/** The cycles reached beside those that no mapping undercuts. */
export function formatBounds(explanation: CycleExplanation, layout: TextLayout): string[] {
  const { cycles, leastComputeCycles, leastTrafficCycles } = explanation;
  const times = (least: number) =>
    cycles === least ? 'reached' : `reached ${formatCount(cycles)}: ${formatCount(cycles / least)} times as many`;
  return formatFacts(
    [
      ['All units busy', `${formatCount(leastComputeCycles)} cycles`, times(leastComputeCycles)],
      ...(leastTrafficCycles > 0
        ? ([['Each word moved once', `${formatCount(leastTrafficCycles)} cycles`, times(leastTrafficCycles)]] as const)
        : []),
    ],
    layout,
  );
}

/** A table of the words that every tensor moves at its outermost memory, beside those it must. */
export function formatTraffic(traffic: readonly OutermostTraffic[], layout: TextLayout): string[] {
  const columns: readonly Column[] = [
    { title: 'Outermost', align: 'left', paint: layout.paint.name },
    { title: 'Tensor', align: 'left' },
    { title: 'Least words', align: 'right' },
    { title: 'Reached', align: 'right' },
    { title: 'Times', align: 'right', paint: layout.paint.strong },
  ];
  const words = (pick: (row: OutermostTraffic) => number) => traffic.reduce((sum, row) => sum + pick(row), 0);
  const line = (level: string, dataspace: string, least: number, reached: number) => [
    level,
    dataspace,
    formatCount(least),
    formatCount(reached),
    (reached / least).toFixed(2),
  ];
  const rows = [
    ...traffic.map(({ level, dataspace, compulsoryWords, words: reached }, index) =>
      line(index > 0 && traffic[index - 1].level === level ? '' : level, dataspace, compulsoryWords, reached),
    ),
    line(
      'Total',
      '',
      words(({ compulsoryWords }) => compulsoryWords),
      words(({ words: reached }) => reached),
    ),
  ];
  return formatTable(columns, rows, layout);
}
