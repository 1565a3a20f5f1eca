import { formatArea, formatCount, formatEnergy, formatPercent, formatSi } from '../format/numbers.ts';
import type { TextLayout } from '../format/paint.ts';
import { type Column, formatTable, length } from '../format/table.ts';
import type { ComparedFigure, Unit } from './comparison.ts';

/**
 * A table of figures: the first result, then each other one with its ratio. Where not all fit, more tables follow below,
 * each beginning with the first result again.
 */
export function formatFigures(
  titles: readonly string[],
  rows: readonly ComparedFigure[],
  letters: readonly string[],
  layout: TextLayout,
): string[] {
  const keys = withoutRepeats(rows.map(({ name, part, kind }) => [name, part, kind].slice(0, titles.length)));
  const left = titles.map((title, column) => widest([title, ...keys.map((key) => key[column])]) + 2);
  const values = letters.map((_, result) => rows.map(({ unit, values }) => figureText(values[result], unit)));
  const ratios = letters.map((_, result) => rows.map(({ ratios }) => ratioText(ratios[result])));
  const widths = letters.map(
    (letter, result) => widest([letter, ...values[result]]) + widest(['B/A', ...ratios[result]]) + 4,
  );
  const room = layout.width - left.reduce((sum, width) => sum + width, widest(values[0]));
  const lines = groups(widths, room).map((group) => {
    const columns: Column[] = [
      ...titles.map(
        (title, index): Column => ({ title, align: 'left', ...(index === 0 && { paint: layout.paint.name }) }),
      ),
      { title: letters[0], align: 'right' },
      ...group.flatMap((result): Column[] => [
        { title: letters[result], align: 'right' },
        { title: `${letters[result]}/${letters[0]}`, align: 'right', paint: layout.paint.strong },
      ]),
    ];
    const cells = keys.map((key, row) => [
      ...key,
      values[0][row],
      ...group.flatMap((result) => [values[result][row], ratios[result][row]]),
    ]);
    return formatTable(columns, cells, layout);
  });
  return lines.flatMap((table, index) => (index === 0 ? table : ['', ...table]));
}

/** What a row has in common with the one above it, from the left, is left out. */
function withoutRepeats(keys: readonly (readonly string[])[]): string[][] {
  return keys.map((key, row) => {
    const above = keys[row - 1] ?? [];
    const own = key.findIndex((text, column) => text !== above[column]);
    return key.map((text, column) => (column < own ? '' : text));
  });
}

/** The results after the first, as many together as fit. */
function groups(widths: readonly number[], room: number): number[][] {
  const all: number[][] = [];
  let used = Infinity;
  for (let result = 1; result < widths.length; result++) {
    if (used + widths[result] > room) {
      all.push([]);
      used = 0;
    }
    all[all.length - 1].push(result);
    used += widths[result];
  }
  return all;
}

function widest(texts: readonly string[]): number {
  return Math.max(...texts.map(length));
}

/** A figure with its unit; a dash where there is none. */
export function figureText(value: number | null, unit: Unit): string {
  if (value === null) return '-';
  switch (unit) {
    case 'pJ':
      return formatEnergy(value);
    case 'pJ cycles':
      return formatSi(value * 1e-12, 'J·cycle');
    case 'um2':
      return formatArea(value);
    case 'share':
      return formatPercent(value);
    default:
      return formatCount(value);
  }
}

/** As `1.08`, more digits near 1 and 0; a dash where there is none. */
export function ratioText(ratio: number | null): string {
  if (ratio === null) return '-';
  if (ratio >= 1e6 || (ratio !== 0 && ratio < 1e-3)) return ratio.toExponential(1);
  const digits = ratio < 0.1 ? 3 : 2;
  // What is not equal should not look so.
  if (ratio !== 1 && Math.abs(ratio - 1) < 0.005) return ratio.toFixed(4);
  return ratio >= 100 ? formatCount(Math.round(ratio)) : ratio.toFixed(digits);
}
