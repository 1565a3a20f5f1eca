import { light } from '@loopwright/report-html';
import type { SweepResultJson } from '@loopwright/results';
import * as Plot from '@observablehq/plot';
import { formatEnergies } from './format-energies.ts';
import { plotSvg } from './plot-svg.ts';

const ticks = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1];

/** Energy by density over that of the best format, a line for each, zeros skipped; the best are ringed. As the text of an SVG file. */
export function formatChart(result: SweepResultJson): string {
  const energies = formatEnergies(result).filter(({ saving }) => saving === 'skipping');
  const formats = [...new Set(energies.map(({ format }) => format))];
  const colours = light.series.slice(0, formats.length);
  const along = { x: 'density', y: 'ratio', stroke: 'format' } as const;
  return plotSvg({
    width: 760,
    height: 440,
    marginLeft: 48,
    marginBottom: 44,
    x: { type: 'log', label: 'Share of the values that are not zero', ticks, tickFormat: String },
    y: {
      type: 'log',
      label: 'Energy, times the least',
      ticks: [1, 1.25, 1.5, 2, 2.5, 3],
      tickFormat: String,
      grid: true,
    },
    color: { domain: formats, range: [...colours] },
    marks: [
      Plot.frame({ stroke: light.line }),
      Plot.line(energies, { ...along, strokeWidth: 1.6 }),
      Plot.dot(energies, { ...along, r: 2.5, fill: 'format' }),
      Plot.dot(
        energies.filter(({ isBest }) => isBest),
        { ...along, r: 6.5, strokeWidth: 2 },
      ),
      // Names of the lines, one below another.
      ...formats.map((format, place) =>
        Plot.text([format], { fill: colours[place]!, frameAnchor: 'top', dy: 10 + 17 * place, fontSize: 13 }),
      ),
    ],
  });
}
