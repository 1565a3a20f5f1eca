import { type ComparedFigure, comparedTexts, differs, formatCount, ratioText } from '@loopwright/report';
import { type BesideGroup, BesideTable } from './beside-table.tsx';
import { RatioCell } from './ratio-cell.tsx';

export interface ComparedTableProps {
  readonly figures: readonly ComparedFigure[];
  readonly letters: readonly string[];
  /** Of the results. */
  readonly names?: readonly string[];
  /** Rows that are equal in all results too. */
  readonly all?: boolean;
}

/** Figures of all results, each with its ratio against the first. */
export function ComparedTable({ figures, letters, names, all = false }: ComparedTableProps) {
  const shown = all ? figures : figures.filter(differs);
  const equal = figures.length - shown.length;
  return (
    <>
      {shown.length > 0 && <BesideTable columns={letters} {...(names && { names })} groups={groupsOf(shown)} />}
      {equal > 0 && <p class="lw-faint">{formatCount(equal)} equal in all.</p>}
    </>
  );
}

/** Rows that have a part stand under their name. */
function groupsOf(figures: readonly ComparedFigure[]): BesideGroup[] {
  const groups = new Map<string, ComparedFigure[]>();
  for (const figure of figures) {
    const heading = figure.part === '' ? '' : figure.name;
    groups.set(heading, [...(groups.get(heading) ?? []), figure]);
  }
  return [...groups].map(([heading, rows]) => ({ heading, rows: rows.map(rowOf) }));
}

function rowOf(figure: ComparedFigure) {
  const { name, part, kind, ratios } = figure;
  return {
    name: part === '' ? name : [part, kind].filter((text) => text !== '').join(', '),
    cells: comparedTexts(figure).map((text, index) => {
      const ratio = index === 0 || ratios[index] === null ? '' : ratioText(ratios[index]);
      return <RatioCell key={index} text={text} ratio={ratio} />;
    }),
  };
}
