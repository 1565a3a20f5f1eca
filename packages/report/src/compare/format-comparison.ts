import { formatCount, formatSeconds } from '../format/numbers.ts';
import type { TextLayout } from '../format/paint.ts';
import { type Column, formatTable } from '../format/table.ts';
import { type ComparedFigure, type ComparedResult, type Comparison, differs } from './comparison.ts';
import { formatFigures } from './format-figures.ts';

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

function resultLines(results: readonly ComparedResult[], layout: TextLayout): string[] {
  const columns: readonly Column[] = [
    { title: '', align: 'left', paint: layout.paint.strong },
    { title: 'File', align: 'left', paint: layout.paint.name },
    { title: 'Limited by', align: 'left', rank: 1 },
    { title: 'Mapper', align: 'left', rank: 2 },
    { title: 'Objective', align: 'left', rank: 4 },
    { title: 'Seed', align: 'right', rank: 5 },
    { title: 'Evaluated', align: 'right', rank: 6 },
    { title: 'Time', align: 'right', rank: 6 },
    { title: 'Proven', align: 'left', rank: 3 },
  ];
  const rows = results.map(({ letter, name, limitedBy, search }) => [letter, name, limitedBy, ...searchCells(search)]);
  return formatTable(columns, rows, layout);
}

function searchCells(search: ComparedResult['search']): string[] {
  if (search === null) return ['', '', '', '', '', ''];
  const { mapper, objective, seed, evaluated, seconds, optimal } = search;
  const isProven = optimal ? 'yes' : 'no';
  return [mapper, objective.join(', '), String(seed), formatCount(evaluated), formatSeconds(seconds), isProven];
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
