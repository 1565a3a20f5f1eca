import { dark, light, type Theme } from '@loopwright/report-html';
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import type { ComparedFigure } from './measured-source.ts';

const tints = { light, dark } as const;

export type Tint = keyof typeof tints;

const width = 290;
const height = 280;

/** Ours over the published figure, on the diagonal where they agree; a panel for each figure. As the text of an SVG file. */
export function scatterChart(compared: readonly ComparedFigure[], tint: Tint): string {
  const theme = tints[tint];
  const panels = compared.map((figure, index) => {
    const panel = panelOf(figure, theme);
    panel.setAttribute('x', String(width * index));
    return panel.outerHTML;
  });
  const all = width * compared.length;
  const head = `xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${all} ${height}" width="${all}" height="${height}"`;
  return `<svg ${head} style="background:${theme.page}">${panels.join('')}</svg>\n`;
}

function panelOf({ figure: { name, unit }, cases }: ComparedFigure, theme: Theme): Element {
  const { document } = parseHTML('<html></html>');
  const all = cases.flatMap(({ published, ours }) => [published, ours]);
  const domain = [Math.min(...all) / 1.15, Math.max(...all) * 1.15];
  const isWide = domain[1] / domain[0] > 30;
  const axis = {
    type: isWide ? 'log' : 'linear',
    domain,
    grid: true,
    ticks: 5,
    tickFormat: shortened,
  } as const;
  return Plot.plot({
    document: document as unknown as Document,
    width,
    height,
    marginTop: 34,
    marginLeft: 50,
    marginBottom: 42,
    marginRight: 18,
    style: { fontFamily: 'sans-serif', fontSize: '11px', color: theme.text, background: theme.page },
    x: { ...axis, label: unit === '' ? 'published' : `published, ${unit}`, labelAnchor: 'center', labelArrow: 'none' },
    y: { ...axis, label: null },
    marks: [
      Plot.frame({ stroke: theme.line }),
      Plot.text([`${name}, ours`], { frameAnchor: 'top-left', dy: -20, fontWeight: 'bold', fontSize: 12 }),
      Plot.line(
        [domain, domain].map((_, end) => [domain[end], domain[end]]),
        { stroke: theme.faint, strokeDasharray: '4 3' },
      ),
      Plot.dot(cases, {
        x: 'published',
        y: 'ours',
        r: cases.length > 20 ? 2.5 : 4,
        stroke: theme.series[0],
        fill: theme.series[0],
        fillOpacity: 0.35,
      }),
    ],
  });
}

function shortened(value: number): string {
  return new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 2 }).format(value);
}
