import type { ZeroSaving } from '@loopwright/core/engine';
import { formatCount, formatPercent } from './format/numbers.ts';
import type { TextLayout } from './format/paint.ts';
import { type Column, formatTable } from './format/table.ts';

/** A table of what became of every action, outermost first: per instance, computes of the whole run. */
export function formatZeros(savings: readonly ZeroSaving[], layout: TextLayout): string[] {
  if (savings.length === 0) return [];
  const columns: readonly Column[] = [
    { title: 'Level', align: 'left', paint: layout.paint.name },
    { title: 'Tensor', align: 'left' },
    { title: 'Action', align: 'left' },
    { title: 'Dense', align: 'right', rank: 3 },
    { title: 'Actual', align: 'right', paint: layout.paint.strong },
    { title: 'Gated', align: 'right' },
    { title: 'Skipped', align: 'right' },
    { title: 'Absent', align: 'right', rank: 2 },
    { title: 'Metadata', align: 'right', rank: 1 },
    { title: 'Overbooked', align: 'right', rank: 1 },
    { title: 'Saved by', align: 'left', rank: 4 },
  ];
  const levels = [...new Set(savings.map(({ level }) => level))].reverse();
  const rows = levels.flatMap((level) =>
    savings
      .filter((saving) => saving.level === level)
      .map((saving, index) => [index === 0 ? level : '', ...zeroCells(saving)]),
  );
  return formatTable(columns, rows, layout);
}

/** One row without its level: what is not there is empty. */
export function zeroCells({ dataspace, action, dense, metadata, overbooked, ...fates }: ZeroSaving): string[] {
  const { actual, gated, skipped, absent, saving } = fates;
  return [
    dataspace ?? '',
    action,
    ...[dense, actual, gated, skipped, absent].map(formatCount),
    metadata === 0 ? '' : formatCount(metadata),
    overbooked === 0 ? '' : formatPercent(overbooked),
    savedBy(saving),
  ];
}

/** `skipping on B, 75 %`, or `spatial skipping at Buffer on B, 50 %`. */
function savedBy(saving: ZeroSaving['saving']): string {
  if (!saving) return '';
  const { kind, level, conditionOn, probability } = saving;
  const place = level === undefined ? '' : ` at ${level}`;
  return `${kind}${place} on ${conditionOn.join(', ')}, ${formatPercent(probability)}`;
}
