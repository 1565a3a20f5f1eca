import { type ComparedFigure, differs, figureText, formatCount, ratioText } from '@loopwright/report';
import { FigureTable } from './figure-table.tsx';

export interface ComparedTableProps {
  /** Titles of name, part and kind, as many as there are. */
  readonly keys: readonly string[];
  readonly figures: readonly ComparedFigure[];
  readonly letters: readonly string[];
  /** Rows that are equal in all results too. */
  readonly all?: boolean;
}

/** Figures of all results, each with its ratio against the first. */
export function ComparedTable({ keys, figures, letters, all = false }: ComparedTableProps) {
  const shown = all ? figures : figures.filter(differs);
  const equal = figures.length - shown.length;
  const columns = [
    ...keys.map((title) => ({ title })),
    ...letters.flatMap((letter, index) => [
      { title: letter, isNumber: true },
      ...(index > 0 ? [{ title: `${letter}/${letters[0]}`, isNumber: true }] : []),
    ]),
  ];
  const rows = shown.map(({ name, part, kind, unit, values, ratios }) => [
    ...[name, part, kind].slice(0, keys.length),
    ...values.flatMap((value, index) => [figureText(value, unit), ...(index > 0 ? [ratioText(ratios[index])] : [])]),
  ]);
  return (
    <>
      {shown.length > 0 && <FigureTable columns={columns} rows={rows} />}
      {equal > 0 && <p class="lw-faint">{formatCount(equal)} equal in all.</p>}
    </>
  );
}
