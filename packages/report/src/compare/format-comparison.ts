import { formatCount } from '../format/numbers.ts';
import type { TextLayout } from '../format/paint.ts';
import { type Column, formatTable } from '../format/table.ts';
import {
  type ComparedFigure,
  type ComparedResult,
  type Comparison,
  differs,
  isUsedAlike,
  type LevelUse,
} from './comparison.ts';
import { formatFigures } from './format-figures.ts';
import { resultCells, resultTitles } from './result-table.ts';

/** Results side by side as text: what they are, what differs, by how much, and where. Rows that are equal are left out. */
export function formatComparison(comparison: Comparison, layout: TextLayout): string {
  const { results, alignedBy, totals, energy, accesses, cycles } = comparison;
  const row = rowTitles[alignedBy];
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
    ...figures('Energy (all instances)', [row, 'Tensor'], energy),
    ...figures('Accesses (words of all instances)', [row, 'Tensor', 'Kind'], accesses),
    ...figures('Cycles', [row], cycles),
    ...section('Mapping', mappingLines(comparison, layout), layout),
  ].join('\n');
}

/** Of the rows that levels stand in. */
export const rowTitles: Readonly<Record<Comparison['alignedBy'], string>> = { level: 'Level', role: 'Role' };

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

/** Loops and tensors: where levels are the same, of those that are not used alike; elsewhere each result with its own levels. */
function mappingLines({ alignedBy, levels, results }: Comparison, layout: TextLayout): string[] {
  if (levels.every(({ uses }) => uses.flat().every(({ loops }) => loops === null))) return [];
  if (alignedBy === 'role') return nestsOfResults(levels, results, layout);
  const different = levels.filter((row) => !isUsedAlike(row));
  const rows = different.flatMap(({ name, uses }) =>
    uses.map(([use], index) => [index === 0 ? name : '', results[index].letter, ...useCells(use)]),
  );
  const columns: readonly Column[] = [
    { title: 'Level', align: 'left', paint: layout.paint.name },
    { title: '', align: 'left', paint: layout.paint.strong },
    ...useColumns,
  ];
  const equal = levels.length - different.length;
  const note =
    equal > 0 ? [layout.paint.faint(`${formatCount(equal)} ${equal === 1 ? 'level' : 'levels'} equal in all`)] : [];
  return [...(rows.length > 0 ? formatTable(columns, rows, layout) : []), ...note];
}

function nestsOfResults(levels: Comparison['levels'], results: readonly ComparedResult[], layout: TextLayout) {
  const rows = results.flatMap(({ letter }, index) => {
    const own = levels.flatMap(({ name, uses }) =>
      uses[index].map((use, place) => ({ use, role: place === 0 ? name : '' })),
    );
    return own.map(({ use, role }, line) => [line === 0 ? letter : '', role, use.level, ...useCells(use)]);
  });
  const columns: readonly Column[] = [
    { title: '', align: 'left', paint: layout.paint.strong },
    { title: 'Role', align: 'left', rank: 2 },
    { title: 'Level', align: 'left', paint: layout.paint.name },
    ...useColumns,
  ];
  return formatTable(columns, rows, layout);
}

const useColumns: readonly Column[] = [
  { title: 'Loops, outermost first', align: 'left' },
  { title: 'Keeps', align: 'left', rank: 1 },
];

function useCells(use: LevelUse | undefined): string[] {
  if (use === undefined || use.loops === null) return ['-', ''];
  return [use.loops || 'none', use.keeps];
}
