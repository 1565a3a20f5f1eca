import { type ComparedFigure, measureSource } from './measured-source.ts';
import type { Source } from './source.ts';
import { errorOf, type FigurePair, meanError, medianError, spearman } from './statistics.ts';

/** docs/validation.md: every source with its figures, ours and the errors. */
export async function validationPage(sources: readonly Source[]): Promise<string> {
  const sections: string[] = [];
  const summary: string[] = [];
  for (const source of sources) {
    const compared = await measureSource(source);
    summary.push(...compared.map((figure) => summaryRow(source, figure)));
    sections.push(section(source, compared));
  }
  return [
    '# Validation',
    '',
    'Designs that come along, held against figures that others published. `npm run generate -w @loopwright/validation` writes this page anew;',
    'its test fails where a figure moves. Errors are ours over the published figure, less 1; median and mean (MAPE) are of their sizes,',
    "Spearman's coefficient says whether the cases stand in the same order.",
    '',
    table(['source', 'figure', 'cases', 'median', 'MAPE', 'worst', 'Spearman'], summary),
    '',
    ...sections,
  ].join('\n');
}

function section(source: Source, compared: readonly ComparedFigure[]): string {
  const titles = [
    source.cases,
    ...compared.flatMap(({ figure }) => [
      figure.unit === '' ? figure.name : `${figure.name}, ${figure.unit}`,
      'ours',
      'error',
    ]),
  ];
  const rows = compared[0].cases.map(({ name }, index) => {
    const cells = compared.flatMap(({ cases }) => [cases[index].published, ...figureCells(cases[index])]);
    return row([name, ...cells.map(String)]);
  });
  return [`## ${source.title}`, '', source.about, '', table(titles, rows), '', source.explanation, ''].join('\n');
}

function figureCells(pair: FigurePair): [string, string] {
  return [String(Number(pair.ours.toPrecision(4))), signedPercent(errorOf(pair))];
}

function summaryRow({ title }: Source, { figure, cases }: ComparedFigure): string {
  const worst = Math.max(...cases.map((pair) => Math.abs(errorOf(pair))));
  const shares = [medianError(cases), meanError(cases), worst].map(percent);
  return row([title, figure.name, String(cases.length), ...shares, spearman(cases).toFixed(3)]);
}

function table(titles: readonly string[], rows: readonly string[]): string {
  return [row(titles), row(titles.map((_, column) => (column === 0 ? '---' : '--:'))), ...rows].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function signedPercent(share: number): string {
  return `${share < 0 ? '-' : '+'}${percent(Math.abs(share))}`;
}
