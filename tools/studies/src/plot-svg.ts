import { light } from '@loopwright/report-html';
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

/** A plot in the colours of the pages, as the text of an SVG file. */
export function plotSvg(options: Plot.PlotOptions): string {
  const { document } = parseHTML('<html></html>');
  const svg = Plot.plot({
    document: document as unknown as Document,
    style: { fontFamily: 'sans-serif', fontSize: '12px', color: light.text, background: light.page },
    ...options,
  });
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return `${svg.outerHTML}\n`;
}
