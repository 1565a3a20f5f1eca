import { metricColumn } from '../format/number-columns.ts';
import { formatArea, formatCount, formatEnergy, formatPercent, formatSi } from '../format/numbers.ts';
import type { TextLayout } from '../format/paint.ts';
import { type Column, formatTable, length } from '../format/table.ts';
import type { ComparedFigure, Unit } from './comparison.ts';

/**
 * A table of figures: the first result, then each other one with its ratio. Where not all fit, more tables follow below,
 * each beginning with the first result again; where not even two fit, counts are short, and then ratios stand alone.
 */
export function formatFigures(
  titles: readonly string[],
  rows: readonly ComparedFigure[],
  letters: readonly string[],
  layout: TextLayout,
): string[] {
  const keys = withoutRepeats(rows.map(({ name, part, kind }) => [name, part, kind].slice(0, titles.length)));
  const left = titles.reduce((sum, title, column) => sum + widest([title, ...keys.map((key) => key[column])]) + gap, 0);
  const long = resultColumns(rows, letters, formatCount);
  const fits = long.every(({ width }) => left + long[0].width + width <= layout.width);
  const results = fits ? long : resultColumns(rows, letters, shortCount);
  const tables = groups(results.slice(1), layout.width - left - results[0].width).map((group) => {
    const columns: Column[] = [
      ...titles.map((title, index): Column => {
        return { title, align: 'left', ...(index === 0 && { paint: layout.paint.name }) };
      }),
      { title: letters[0], align: 'right', rank: 1 },
      ...group.flatMap(({ letter }): Column[] => [
        { title: letter, align: 'right', rank: 2 },
        { title: `${letter}/${letters[0]}`, align: 'right', paint: layout.paint.strong },
      ]),
    ];
    const cells = keys.map((key, row) => [
      ...key,
      results[0].values[row],
      ...group.flatMap(({ values, ratios }) => [values[row], ratios[row]]),
    ]);
    return formatTable(columns, cells, layout);
  });
  return tables.flatMap((table, index) => (index === 0 ? table : ['', ...table]));
}

/** Between columns. */
const gap = 2;

/** The cells of one result, and the columns that they take with the gaps before them. */
interface ResultColumns {
  readonly letter: string;
  readonly values: readonly string[];
  readonly ratios: readonly string[];
  readonly width: number;
}

function resultColumns(
  rows: readonly ComparedFigure[],
  letters: readonly string[],
  count: (value: number) => string,
): ResultColumns[] {
  return letters.map((letter, result) => {
    const values = rows.map((row) => comparedText(row, result, count));
    const ratios = rows.map((row) => ratioText(row.ratios[result]));
    const ratioWidth = result === 0 ? 0 : gap + widest(['B/A', ...ratios]);
    return { letter, values, ratios, width: widest([letter, ...values]) + (result === 0 ? 0 : gap) + ratioWidth };
  });
}

function shortCount(value: number): string {
  return Math.abs(value) < 1e4 ? formatCount(value) : formatSi(value, '');
}

/** What a row has in common with the one above it, from the left, is left out. */
function withoutRepeats(keys: readonly (readonly string[])[]): string[][] {
  return keys.map((key, row) => {
    const above = keys[row - 1] ?? [];
    const own = key.findIndex((text, column) => text !== above[column]);
    return key.map((text, column) => (column < own ? '' : text));
  });
}

/** As many together as fit, at least one. */
function groups(results: readonly ResultColumns[], room: number): ResultColumns[][] {
  const all: ResultColumns[][] = [];
  let used = Infinity;
  for (const result of results) {
    if (used + result.width > room) {
      all.push([]);
      used = 0;
    }
    all[all.length - 1].push(result);
    used += result.width;
  }
  return all;
}

function widest(texts: readonly string[]): number {
  return Math.max(...texts.map(length));
}

/** A figure of one result, with an asterisk where it is not proven. */
function comparedText({ values, unit, unproven }: ComparedFigure, result: number, count = formatCount): string {
  return `${figureText(values[result], unit, count)}${unproven?.[result] ? '*' : ''}`;
}

/** The figures of all results, each marked so, in one unit. */
export function comparedTexts({ values, unit, unproven }: ComparedFigure): string[] {
  const known = values.filter((value) => value !== null);
  const metric = metricUnits[unit];
  const texts = metric ? metricColumn({ unit: metric }, known) : known.map((value) => figureText(value, unit));
  let next = 0;
  return values.map((value, index) => `${value === null ? '-' : texts[next++]}${unproven?.[index] ? '*' : ''}`);
}

const metricUnits: Readonly<Partial<Record<Unit, string>>> = { pJ: 'pJ', 'pJ cycles': 'pJ·cycle', um2: 'um^2' };

/** A figure with its unit; a dash where there is none. */
function figureText(value: number | null, unit: Unit, count = formatCount): string {
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
      return count(value);
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
