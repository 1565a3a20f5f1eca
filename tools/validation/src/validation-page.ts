import { percent, row, signedPercent, table } from './markdown.ts';
import { type ComparedFigure, measureSource } from './measured-source.ts';
import { scatterChart, type Tint } from './scatter-chart.ts';
import type { Source } from './source.ts';
import { errorOf, type FigurePair, meanError, medianError, spearman } from './statistics.ts';

/** A source with more cases has its worst listed, and the others in its chart. */
const MOST_LISTED = 12;

/** A page and the charts that it shows, by the path from its folder. */
export interface ValidationPage {
  readonly text: string;
  readonly charts: ReadonlyMap<string, string>;
}

/**
 * docs/validation.md: every source with its figures, ours and the errors.
 *
 * @param closing what stands behind them
 */
export async function validationPage(sources: readonly Source[], closing: string): Promise<ValidationPage> {
  const sections: string[] = [];
  const summary: string[] = [];
  const charts = new Map<string, string>();
  for (const source of sources) {
    const compared = await measureSource(source);
    summary.push(...compared.map((figure) => summaryRow(source, figure)));
    sections.push(section(source, compared));
    for (const tint of ['light', 'dark'] as const) charts.set(chartPath(source, tint), scatterChart(compared, tint));
  }
  return { text: pageText(summary, [...sections, closing]), charts };
}

function pageText(summary: readonly string[], sections: readonly string[]): string {
  return [
    '# Validation',
    '',
    'Designs that come along, held against figures that others published. `npm run generate -w @loopwright/validation` writes this page anew;',
    'its test fails where a figure moves. Errors are ours over the published figure, less 1; median and mean (MAPE) are of their sizes,',
    "Spearman's coefficient says whether the cases stand in the same order. `npm run rows -w @loopwright/validation -- FILE.json` holds",
    '[further rows](../tools/validation/data/README.md#further-rows) against Gemmini, TileFlow or Eyeriss.',
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
  const rows = listed(compared[0]).map((index) => {
    const { name } = compared[0].cases[index];
    const cells = compared.flatMap(({ cases }) => [cases[index].published, ...figureCells(cases[index])]);
    return row([name, ...cells.map(String)]);
  });
  const [light, dark] = (['light', 'dark'] as const).map((tint) => chartPath(source, tint));
  const chart = `<picture><source media="(prefers-color-scheme: dark)" srcset="${dark}"><img alt="Ours over the published figures; on the dashed line they are equal" src="${light}"></picture>`;
  const isWhole = rows.length === compared[0].cases.length;
  const worst = isWhole ? [] : [`The ${rows.length} of ${compared[0].cases.length} that are furthest off:`, ''];
  const { title, about, explanation } = source;
  return [`## ${title}`, '', about, '', chart, '', ...worst, table(titles, rows), '', explanation, ''].join('\n');
}

function chartPath({ name }: Source, tint: Tint): string {
  return `images/validation/${name}-${tint}.svg`;
}

/** Indices of the cases that the table lists: all, or those whose first figure is furthest off. */
function listed({ cases }: ComparedFigure): number[] {
  const all = [...cases.keys()];
  if (all.length <= MOST_LISTED) return all;
  const size = (index: number) => Math.abs(errorOf(cases[index]));
  return all.sort((a, b) => size(b) - size(a)).slice(0, MOST_LISTED);
}

function figureCells(pair: FigurePair): [string, string] {
  const isEqual = Math.round(pair.ours) === pair.published && Math.abs(errorOf(pair)) < 5e-5;
  return [String(isEqual ? pair.published : Number(pair.ours.toPrecision(4))), signedPercent(errorOf(pair))];
}

function summaryRow({ title }: Source, { figure, cases }: ComparedFigure): string {
  const worst = Math.max(...cases.map((pair) => Math.abs(errorOf(pair))));
  const shares = [medianError(cases), meanError(cases), worst].map(percent);
  return row([title, figure.name, String(cases.length), ...shares, spearman(cases).toFixed(3)]);
}
