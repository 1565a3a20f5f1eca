import { formatArea, formatCount, formatEnergy } from '../format/numbers.ts';
import type { TextLayout } from '../format/paint.ts';
import { type Column, formatTable } from '../format/table.ts';
import { differs } from './comparison.ts';
import type { DesignComparison } from './design-comparison.ts';
import { formatFigures } from './format-figures.ts';

/** Designs side by side as text: what they are, what workloads cost on each, and where the energy goes. */
export function formatDesigns(comparison: DesignComparison, layout: TextLayout): string {
  const { designs, per, figures, energy, others, remarks } = comparison;
  const { heading, alarm, faint } = layout.paint;
  const letters = designs.map(({ letter }) => letter);
  const notes = [
    ...(figures.some(({ unproven }) => unproven?.includes(true)) ? [faint(unprovenNote)] : []),
    ...(per === null ? [] : [faint(normalisationNotes[per])]),
    ...remarks.map((remark) => alarm(remark)),
  ];
  const different = energy.filter(differs);
  const equal = energy.length - different.length;
  return [
    heading('Designs'),
    ...designLines(comparison, layout),
    '',
    heading('Workloads'),
    ...formatFigures(['Workload', 'Figure'], figures, letters, layout),
    ...notes,
    '',
    ...(different.length > 0
      ? [
          heading('Energy by component'),
          ...formatFigures(['Workload', 'Component'], different, letters, layout),
          ...(equal > 0 ? [faint(`${formatCount(equal)} equal in all`)] : []),
          '',
        ]
      : []),
    ...(others.length > 0 ? [heading('Others'), ...otherLines(others, letters, layout), ''] : []),
  ].join('\n');
}

/** Components that not all designs have. */
function otherLines(others: DesignComparison['others'], letters: readonly string[], layout: TextLayout): string[] {
  const columns: readonly Column[] = [
    { title: 'Workload', align: 'left', paint: layout.paint.name },
    { title: '', align: 'left', paint: layout.paint.strong },
    { title: 'Component', align: 'left' },
    { title: 'Energy', align: 'right' },
  ];
  const rows = others.flatMap(({ workload, energiesPj }) => {
    const lines = energiesPj.flatMap((own, index) =>
      Object.entries(own).map(([component, pj], place) => [
        place === 0 ? letters[index] : '',
        component,
        formatEnergy(pj),
      ]),
    );
    return lines.map((cells, line) => [line === 0 ? workload : '', ...cells]);
  });
  return formatTable(columns, rows, layout);
}

export const unprovenNote = '* not proven: another mapping may cost less';

export const normalisationNotes = {
  area: 'Cycles and EDP are those of 1 mm² of each design: multiplied by its area.',
  pe: 'Cycles and EDP are those of one compute unit of each design: multiplied by their number.',
} as const;

/** Titles of what is said of each design. */
export const designTitles = ['', 'Design', 'Area', 'Units', 'Mapper', 'Objective', 'Seed', 'Limits', 'Proven'] as const;

/** [design][title] */
export function designCells({ designs }: DesignComparison): string[][] {
  return designs.map(({ letter, name, areaUm2, areaIsPlaceholder, computeUnits, proven, search }) => [
    letter,
    name,
    areaUm2 === null ? '' : `${formatArea(areaUm2)}${areaIsPlaceholder ? ' (placeholder)' : ''}`,
    computeUnits === null ? '' : formatCount(computeUnits),
    search.mapper,
    search.objective.join(', '),
    String(search.seed),
    Object.entries(search.limits ?? {})
      .map(([limit, value]) => `${limit} ${formatCount(value)}`)
      .join(', '),
    proven ? 'yes' : 'no',
  ]);
}

/** Columns that go first where there is no room. */
const ranks: Partial<Record<(typeof designTitles)[number], number>> = {
  Proven: 1,
  Area: 2,
  Units: 3,
  Mapper: 4,
  Objective: 5,
  Seed: 6,
  Limits: 6,
};

function designLines(comparison: DesignComparison, layout: TextLayout): string[] {
  const { strong, name } = layout.paint;
  const columns = designTitles.map((title): Column => {
    const rank = ranks[title];
    return {
      title,
      align: ['Area', 'Units', 'Seed'].includes(title) ? 'right' : 'left',
      ...(rank !== undefined && { rank }),
      ...(title === '' && { paint: strong }),
      ...(title === 'Design' && { paint: name }),
    };
  });
  return formatTable(columns, designCells(comparison), layout);
}
