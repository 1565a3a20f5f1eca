import { formatCount } from '../format/numbers.ts';
import type { TextLayout } from '../format/paint.ts';
import { type Column, formatTable } from '../format/table.ts';
import { type ComparedFigure, type ComparedResult, type Comparison, differs } from './comparison.ts';
import { formatFigures } from './format-figures.ts';
import { resultCells, resultTitles } from './result-table.ts';

/** Results side by side as text: what they are, what differs, by how much, and where. Rows that are equal are left out. */
export function formatComparison(comparison: Comparison, layout: TextLayout): string {
  const { results, totals, energy, accesses, cycles } = comparison;
  const letters = results.map(({ letter }) => letter);
  const figures = (title: string, columns: readonly string[], rows: readonly ComparedFigure[]) => {
    const different = rows.filter(differs);
    const equal = rows.length - different.length;
    const lines = different.length > 0 ? formatFigures(columns, different, letters, layout) : [];
    if (equal > 0) lines.push(layout.paint.faint(`${formatCount(equal)} equal in all`));
    return section(title, lines, layout);
  };
  return [
    ...section('Results', resultLines(results, layout), layout),
    ...section('Totals', formatFigures(['Figure'], totals, letters, layout), layout),
    ...noteOfProblems(totals, layout),
    ...figures('Energy (all instances)', ['Level', 'Tensor'], energy),
    ...figures('Accesses (words of all instances)', ['Level', 'Tensor', 'Kind'], accesses),
    ...figures('Cycles', ['Level'], cycles),
    ...section('Mapping', mappingLines(comparison, layout), layout),
  ].join('\n');
}

function section(title: string, lines: readonly string[], { paint }: TextLayout): string[] {
  return lines.length === 0 ? [] : [paint.heading(title), ...lines, ''];
}

/** Columns that go first where there is no room. */
const ranks: Partial<Record<(typeof resultTitles)[number], number>> = {
  'Limited by': 1,
  Mapper: 2,
  Proven: 3,
  Objective: 4,
  Seed: 5,
  Evaluated: 6,
  Time: 6,
};

function resultLines(results: readonly ComparedResult[], layout: TextLayout): string[] {
  const columns = resultTitles.map((title): Column => {
    const rank = ranks[title];
    const isNumber = ['Seed', 'Evaluated', 'Time'].includes(title);
    return {
      title,
      align: isNumber ? 'right' : 'left',
      ...(rank !== undefined && { rank }),
      ...(title === '' && { paint: layout.paint.strong }),
      ...(title === 'File' && { paint: layout.paint.name }),
    };
  });
  return formatTable(columns, results.map(resultCells), layout);
}

function noteOfProblems(totals: readonly ComparedFigure[], { paint }: TextLayout): string[] {
  const isOne = !totals.some((row) => row.unit === 'computes' && differs(row));
  return isOne ? [] : [paint.alarm('These are results of different problems: their computes differ.'), ''];
}

/** Of the levels whose loops or tensors are not the same in all. */
function mappingLines({ mapping, results }: Comparison, layout: TextLayout): string[] {
  const different = mapping.filter(({ uses }) => new Set(uses.map((use) => JSON.stringify(use))).size > 1);
  const columns: readonly Column[] = [
    { title: 'Level', align: 'left', paint: layout.paint.name },
    { title: '', align: 'left', paint: layout.paint.strong },
    { title: 'Loops, outermost first', align: 'left' },
    { title: 'Keeps', align: 'left', rank: 1 },
  ];
  const rows = different.flatMap(({ level, uses }) =>
    uses.map((use, index) => [
      index === 0 ? level : '',
      results[index].letter,
      use === null ? '-' : use.loops || 'none',
      use?.keeps ?? '',
    ]),
  );
  const equal = mapping.length - different.length;
  const note =
    equal > 0 ? [layout.paint.faint(`${formatCount(equal)} ${equal === 1 ? 'level' : 'levels'} equal in all`)] : [];
  return [...(rows.length > 0 ? formatTable(columns, rows, layout) : []), ...note];
}
