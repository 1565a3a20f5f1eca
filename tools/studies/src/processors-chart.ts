import { light } from '@loopwright/report-html';
import type { ValidEvaluationJson } from '@loopwright/results';
import * as Plot from '@observablehq/plot';
import { plotSvg } from './plot-svg.ts';

/** A mapping on a design. */
export interface Processor {
  readonly design: string;
  readonly evaluation: ValidEvaluationJson;
}

/** A panel for each design, a bar for each of its components: energy of a compute. As the text of an SVG file. */
export function processorsChart(processors: readonly Processor[]): string {
  const bars = processors.flatMap(({ design, evaluation: { compute, levels } }) => {
    const memories = Object.entries(levels).map(([name, { dataspaces, leakageEnergyPj }]) => {
      const energies = Object.values(dataspaces).map(({ energyPj }) => energyPj);
      return { name, energyPj: energies.reduce((sum, energyPj) => sum + energyPj, leakageEnergyPj) };
    });
    // The outermost memory at the top.
    return [...memories.reverse(), { name: compute.name, energyPj: compute.energyPj }].map(({ name, energyPj }) => ({
      design,
      name,
      pj: energyPj / compute.computes,
    }));
  });
  const designs = processors.map(({ design }) => design);
  const place = { y: 'name', fx: 'design' } as const;
  const names = [...new Set(bars.map(({ name }) => name))];
  return plotSvg({
    width: 880,
    height: 60 + 26 * names.length,
    marginLeft: 130,
    marginBottom: 44,
    x: { label: 'Energy of a compute, pJ', insetRight: 44, ticks: 4 },
    y: { label: null, domain: names },
    fx: { label: null, domain: designs, padding: 0.1 },
    marks: [
      Plot.barX(bars, { ...place, x: 'pj', fill: light.series[0]! }),
      Plot.text(bars, {
        ...place,
        x: 'pj',
        text: ({ pj }) => (pj < 0.01 ? '< 0.01' : pj.toFixed(2)),
        ...{ textAnchor: 'start', dx: 5 },
      }),
    ],
  });
}
